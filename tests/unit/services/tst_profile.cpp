// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accountservice.h"
#include "services/profile.h"
#include "services/secretstore.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace endpaper::services {

class ProfileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAccountIsKeptAndForgotten();
    void aDamagedAccountFileMeansSolo();
    void theSampleProfileIsBesideOnesOwn();
    void secretsInAFileAreReadableByTheirOwnerAlone();
    void serverAddresses_data();
    void serverAddresses();
};

namespace {

const SharedAccount account{
    .server = QUrl(u"https://books.example.org:8443"_s),
    .serverId = Uuid::create(),
    .serverName = u"Book club"_s,
    .pin = QByteArray(32, 'x'),
    .account = Uuid::create(),
    .email = u"ana@example.org"_s,
    .displayName = u"Ana"_s,
};

} // namespace

void ProfileTest::anAccountIsKeptAndForgotten()
{
    QTemporaryDir folder;
    auto profile = Profile::open(folder.path(), Profile::Kind::Own);
    QVERIFY(profile.has_value());
    QVERIFY(!profile->sharedAccount());
    QCOMPARE(profile->cacheFile(), profile->soloCacheFile());
    QVERIFY(profile->setSharedAccount(account).has_value());
    const auto again = Profile::open(folder.path(), Profile::Kind::Own);
    QVERIFY(again->sharedAccount() == account);
    QVERIFY(again->cacheFile() != again->soloCacheFile());
    QVERIFY(again->cacheFile().startsWith(folder.path()));
    QVERIFY(profile->setSharedAccount(std::nullopt).has_value());
    QVERIFY(!Profile::open(folder.path(), Profile::Kind::Own)->sharedAccount());
}

void ProfileTest::aDamagedAccountFileMeansSolo()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"account.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"server_id\": 3");
    file.close();
    const auto profile = Profile::open(folder.path(), Profile::Kind::Own);
    QVERIFY(profile.has_value());
    QVERIFY(!profile->sharedAccount());
}

void ProfileTest::theSampleProfileIsBesideOnesOwn()
{
    QTemporaryDir folder;
    const auto own = Profile::open(folder.path(), Profile::Kind::Own);
    const auto sample = Profile::open(folder.path(), Profile::Kind::Sample);
    QVERIFY(own->cacheFile() != sample->cacheFile());
    QVERIFY(own->settingsFile() != sample->settingsFile());
    QVERIFY(sample->daemonFolder().startsWith(folder.path()));
}

void ProfileTest::secretsInAFileAreReadableByTheirOwnerAlone()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"secrets.json"_s);
    SecretStore secrets(path, SecretStore::Place::File);
    QVERIFY(!secrets.find(u"a"_s).result().has_value());
    QVERIFY(secrets.put(u"a"_s, "token\nother"_ba).result().has_value());
    QCOMPARE(secrets.find(u"a"_s).result().value(), "token\nother"_ba);
    const auto permissions = QFileInfo(path).permissions();
    QVERIFY(!(permissions & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteOther)));
    QVERIFY(secrets.remove(u"a"_s).result().has_value());
    QVERIFY(!secrets.find(u"a"_s).result().has_value());
}

void ProfileTest::serverAddresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("url");
    QTest::newRow("host") << u"books.example.org"_s << u"https://books.example.org"_s;
    QTest::newRow("port") << u" 192.168.1.5:8443 "_s << u"https://192.168.1.5:8443"_s;
    QTest::newRow("path is left out") << u"https://a.example/x?y#z"_s << u"https://a.example"_s;
    QTest::newRow("http here") << u"http://127.0.0.1:8080"_s << u"http://127.0.0.1:8080"_s;
    QTest::newRow("http at home") << u"http://192.168.1.5"_s << u"http://192.168.1.5"_s;
    QTest::newRow("http far away") << u"http://books.example.org"_s << QString();
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("words") << u"my server"_s << QString();
    QTest::newRow("other scheme") << u"ftp://books.example.org"_s << QString();
    QTest::newRow("with a password") << u"https://a:b@books.example.org"_s << QString();
}

void ProfileTest::serverAddresses()
{
    QFETCH(const QString, text);
    QFETCH(const QString, url);
    const auto parsed = parseServerAddress(text);
    QCOMPARE(parsed ? parsed->toString() : QString(), url);
}

} // namespace endpaper::services

QTEST_GUILESS_MAIN(endpaper::services::ProfileTest)
#include "tst_profile.moc"
