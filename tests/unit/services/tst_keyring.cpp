// SPDX-License-Identifier: GPL-3.0-or-later
// The system's keyring by its published interface on a bus of the test's own: there, absent,
// locked, and silent.
#include "services/accountservice.h"
#include "services/sourceservice.h"
#include "support/fakesecretservice.h"
#include "support/required.h"
#include "support/stubdaemon.h"

#include <QLibrary>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace endpaper;
using namespace endpaper::services;
using namespace std::chrono_literals;
using Place = SecretStore::Place;
using Mood = test::FakeSecretService::Mood;

static constexpr char busVariable[] = "ENDPAPER_TEST_BUS"; // the bus is the test's own

class TestKeyring : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void whereThereIsNoneSecretsRestInAPrivateFile();
    void secretsRestInTheKeyring();
    void whatTheFileSaysIsNewer();
    void aLockedKeyringIsNotWaitedForAndNoticedWhenItOpens();
    void aSilentKeyringIsNotWaitedFor();
    void whatWasPutMeanwhileGoesIntoTheKeyringWhenItAnswers();
    void whatWasSaidLastHolds();
    void aRemovalThatIsNotSureSaysSo();
    void aRemovalIsNotUndoneByASlowWrite();
    void sourcesAreListedWhileTheKeyringIsSilent();
    void whoWaitsForTheKeyringIsSignedInWhenItOpens();

private:
    template <typename T> static T wait(const QFuture<T> &future)
    {
        [&] { QTRY_VERIFY(future.isFinished()); }();
        return future.isFinished() ? future.result() : T(tl::unexpected(Error()));
    }
    // A patience that a test can afford; the usual one is SecretStore::answerMax.
    std::unique_ptr<SecretStore> store(std::chrono::milliseconds patience = 200ms)
    {
        return std::make_unique<SecretStore>(file(), Place::Keyring, nullptr, patience);
    }
    [[nodiscard]] QString file() const { return m_folder->filePath(u"secrets.json"_s); }
    [[nodiscard]] QByteArray inFile() const
    {
        SecretStore alone(file(), Place::File);
        return alone.find(u"name"_s).result().value_or(QByteArray());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::FakeSecretService> m_service;
};

void TestKeyring::initTestCase()
{
    if (!QDBusConnection::sessionBus().isConnected() || !qEnvironmentVariableIsSet(busVariable)) {
        SKIP_FOR_LACK("dbus-run-session is not installed (Debian: dbus-daemon)");
    }
    if (!QLibrary(u"secret-1"_s, 0).load()) {
        SKIP_FOR_LACK("libsecret is not installed (Debian: libsecret-1-0)");
    }
}

void TestKeyring::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    if (m_service) {
        m_service->mood = Mood::Open;
        QVERIFY(wait(store(10s)->remove(u"name"_s)));
    }
}

// First, for nobody is there yet.
void TestKeyring::whereThereIsNoneSecretsRestInAPrivateFile()
{
    auto secrets = store(10s);
    QSignalSpy place(secrets.get(), &SecretStore::placeChanged);
    QCOMPARE(secrets->place(), Place::Keyring);
    QVERIFY(wait(secrets->put(u"name"_s, "token")));
    QCOMPARE(secrets->place(), Place::File);
    QCOMPARE(place.size(), 1);
    QVERIFY(!secrets->isWaiting());
    QCOMPARE(wait(secrets->find(u"name"_s)).value(), "token"_ba);
    QCOMPARE(QFile(file()).permissions() & ~(QFile::ReadUser | QFile::WriteUser),
             QFile::ReadOwner | QFile::WriteOwner);
    m_service = std::make_unique<test::FakeSecretService>(QDBusConnection::sessionBus());
    QVERIFY(m_service->appear());
}

void TestKeyring::secretsRestInTheKeyring()
{
    auto secrets = store(10s);
    QCOMPARE(wait(secrets->find(u"name"_s)).error().kind, ErrorKind::NotFound);
    QVERIFY(wait(secrets->put(u"name"_s, "token")));
    QVERIFY(!m_service->values().isEmpty());
    QVERIFY(!QFile::exists(file()));
    QCOMPARE(secrets->place(), Place::Keyring);
    QCOMPARE(wait(store(10s)->find(u"name"_s)).value(), "token"_ba); // another start
    QVERIFY(wait(secrets->remove(u"name"_s)));
    QVERIFY(m_service->values().isEmpty());
    QCOMPARE(wait(secrets->find(u"name"_s)).error().kind, ErrorKind::NotFound);
}

// A start without a keyring put a token there; the keyring still has the one before.
void TestKeyring::whatTheFileSaysIsNewer()
{
    QVERIFY(wait(store(10s)->put(u"name"_s, "old")));
    SecretStore alone(file(), Place::File);
    QVERIFY(wait(alone.put(u"name"_s, "new")));
    auto secrets = store(10s);
    QCOMPARE(wait(secrets->find(u"name"_s)).value(), "new"_ba);
    QVERIFY(wait(secrets->put(u"name"_s, "newest")));
    QVERIFY(inFile().isEmpty());
    QCOMPARE(wait(secrets->find(u"name"_s)).value(), "newest"_ba);
}

void TestKeyring::aLockedKeyringIsNotWaitedForAndNoticedWhenItOpens()
{
    QVERIFY(wait(store(10s)->put(u"name"_s, "token")));
    m_service->mood = Mood::Locked;
    auto secrets = store();
    QSignalSpy changed(secrets.get(), &SecretStore::placeChanged);
    QCOMPARE(wait(secrets->find(u"name"_s)).error().kind, ErrorKind::Unavailable);
    QVERIFY(secrets->isWaiting());
    QCOMPARE(secrets->place(), Place::Keyring); // not given up
    QCOMPARE(changed.size(), 1);
    QTRY_VERIFY(m_service->prompted > 0); // the reader is asked to open it
    m_service->open();
    QTRY_VERIFY(!secrets->isWaiting());
    QCOMPARE(changed.size(), 2);
    QCOMPARE(wait(secrets->find(u"name"_s)).value(), "token"_ba);
}

void TestKeyring::aSilentKeyringIsNotWaitedFor()
{
    m_service->mood = Mood::Silent;
    auto secrets = store();
    QCOMPARE(wait(secrets->find(u"name"_s)).error().kind, ErrorKind::Unavailable);
    QVERIFY(secrets->isWaiting());
    // From then on nobody waits at all.
    const auto again = secrets->find(u"name"_s);
    QVERIFY(again.isFinished());
    QCOMPARE(again.result().error().kind, ErrorKind::Unavailable);
    m_service->open();
    QTRY_VERIFY(!secrets->isWaiting());
}

void TestKeyring::whatWasPutMeanwhileGoesIntoTheKeyringWhenItAnswers()
{
    m_service->mood = Mood::Silent;
    auto secrets = store();
    QVERIFY(wait(secrets->put(u"name"_s, "first"))); // kept all the same
    QCOMPARE(inFile(), "first"_ba);
    QVERIFY(wait(secrets->put(u"name"_s, "second")));
    QCOMPARE(wait(secrets->find(u"name"_s)).value(), "second"_ba);
    m_service->open();
    QTRY_VERIFY(inFile().isEmpty());
    QCOMPARE(m_service->values(), QList{"second"_ba.toBase64()}); // as QtKeychain keeps bytes
    QCOMPARE(wait(secrets->find(u"name"_s)).value(), "second"_ba);
}

// In whichever order a slow keyring lets go of what it was asked.
void TestKeyring::whatWasSaidLastHolds()
{
    m_service->mood = Mood::Silent;
    auto secrets = store();
    connect(secrets.get(), &SecretStore::placeChanged, this, [&] {
        if (secrets->isWaiting()) {
            QVERIFY(secrets->put(u"name"_s, "newer").isFinished());
        }
    });
    const auto other = secrets->find(u"other"_s); // notices the silence first
    QVERIFY(wait(secrets->put(u"name"_s, "older")));
    QVERIFY(other.isFinished());
    QCOMPARE(inFile(), "newer"_ba);
    m_service->open();
    QTRY_VERIFY(inFile().isEmpty());
    QCOMPARE(m_service->values(), QList{"newer"_ba.toBase64()});
}

void TestKeyring::aRemovalThatIsNotSureSaysSo()
{
    QVERIFY(wait(store(10s)->put(u"name"_s, "token")));
    m_service->mood = Mood::Silent;
    auto secrets = store();
    QCOMPARE(wait(secrets->remove(u"name"_s)).error().kind, ErrorKind::Unavailable);
    m_service->open();
    QTRY_VERIFY(m_service->values().isEmpty()); // done when it answers
}

void TestKeyring::aRemovalIsNotUndoneByASlowWrite()
{
    m_service->mood = Mood::Silent;
    auto secrets = store();
    const auto put = secrets->put(u"name"_s, "token");
    QCOMPARE(wait(secrets->remove(u"name"_s)).error().kind, ErrorKind::Unavailable);
    QVERIFY(wait(put));
    QVERIFY(inFile().isEmpty());
    m_service->open();
    QTRY_VERIFY(!secrets->isWaiting());
    QCOMPARE(wait(secrets->find(u"name"_s)).error().kind, ErrorKind::NotFound);
    QVERIFY(m_service->values().isEmpty());
}

void TestKeyring::sourcesAreListedWhileTheKeyringIsSilent()
{
    test::StubDaemon daemon([](const test::StubDaemon::Request &) {
        return test::StubDaemon::Answer{.json = R"({"items": [
            {"id": "ebay", "needs_key": true, "key_set": false},
            {"id": "abebooks", "needs_key": true, "key_set": false},
            {"id": "booklooker", "needs_key": true, "key_set": true}]})"};
    });
    DaemonClient client;
    client.setEndpoint(Endpoint{.base = daemon.url(), .serverId = Uuid::create()}, {"token", {}});
    m_service->mood = Mood::Silent;
    auto secrets = store();
    SourceService sources(client, *secrets);
    const auto list = wait(sources.sources());
    QVERIFY(list);
    QCOMPARE(list->sources.size(), 3);
    QVERIFY(!list->sources.first().isKeyHere);
    QVERIFY(secrets->isWaiting()); // which the settings say
    m_service->open();
    QTRY_VERIFY(!secrets->isWaiting());
}

void TestKeyring::whoWaitsForTheKeyringIsSignedInWhenItOpens()
{
    auto profile = Profile::open(m_folder->path(), Profile::Kind::Own);
    QVERIFY(profile);
    const SharedAccount account{.server = QUrl(u"http://127.0.0.1:9"_s),
                                .serverId = Uuid::create(),
                                .account = Uuid::create()};
    QVERIFY(profile->setSharedAccount(account));
    const QString name = account.serverId.toString() + u'/' + account.account.toString();
    QVERIFY(wait(store(10s)->put(name, "access\nrefresh")));
    m_service->mood = Mood::Locked;
    auto secrets = store();
    Workspace workspace(SystemClock::instance());
    DaemonClient client;
    ReaderService reader(workspace, client);
    AccountService accounts(*profile, workspace, client, *secrets, reader);
    accounts.startDaemon();
    QTRY_VERIFY(accounts.isSignInNeeded());
    QVERIFY(!client.endpoint());
    m_service->open();
    QTRY_VERIFY(client.endpoint());
    QVERIFY(!accounts.isSignInNeeded());
}

// On a bus that outlives the process: one that went away would end it.
int main(int argc, char **argv)
{
    const QByteArray bus = QStandardPaths::findExecutable(u"dbus-run-session"_s).toLocal8Bit();
    if (!qEnvironmentVariableIsSet(busVariable) && !bus.isEmpty()) {
        qputenv(busVariable, "1");
        qputenv("XDG_CURRENT_DESKTOP", "GNOME"); // whose keyring speaks that interface
        std::vector<char *> arguments{const_cast<char *>(bus.constData()),
                                      const_cast<char *>("--config-file=" ENDPAPER_BUS_CONFIG),
                                      const_cast<char *>("--")};
        arguments.insert(arguments.end(), argv, argv + argc);
        arguments.push_back(nullptr);
        execv(bus.constData(), arguments.data());
        return 1;
    }
    QCoreApplication application(argc, argv);
    TestKeyring test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_keyring.moc"
