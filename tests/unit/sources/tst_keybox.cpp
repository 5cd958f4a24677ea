// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/keybox.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace endpaper;
using namespace endpaper::sources;

class TestKeyBox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsSealedOpensAgain();
    void itOpensNowhereElse();
    void theKeysFileIsForItsOwnerAlone();
    void olderVaultsAreStillRead();

private:
    QTemporaryDir m_dir;
};

void TestKeyBox::whatIsSealedOpensAgain()
{
    const auto box = KeyBox::open(m_dir.filePath(u"a.key"_s));
    QVERIFY(box);
    const QString secret = u"client:sécret/🔑"_s;
    const QString sealed = box->seal(secret, u"ebay"_s);
    QVERIFY(KeyBox::isSealed(sealed));
    QVERIFY(!sealed.contains("client"_L1));
    QVERIFY(sealed != box->seal(secret, u"ebay"_s)); // never the same twice
    QCOMPARE(box->unseal(sealed, u"ebay"_s).value(), secret);
    const auto again = KeyBox::open(m_dir.filePath(u"a.key"_s));
    QCOMPARE(again->unseal(sealed, u"ebay"_s).value(), secret);
    QVERIFY(box->seal({}, u"ebay"_s).isNull());
    QVERIFY(box->unseal({}, u"ebay"_s).value().isNull());
}

void TestKeyBox::itOpensNowhereElse()
{
    const auto box = KeyBox::open(m_dir.filePath(u"b.key"_s));
    const auto other = KeyBox::open(m_dir.filePath(u"c.key"_s));
    QString sealed = box->seal(u"secret"_s, u"ebay"_s);
    QCOMPARE(other->unseal(sealed, u"ebay"_s).error().kind, ErrorKind::Corrupt);
    QCOMPARE(box->unseal(sealed, u"booklooker"_s).error().kind, ErrorKind::Corrupt);
    sealed[sealed.size() / 2] = sealed.at(sealed.size() / 2) == u'A' ? u'B' : u'A';
    QCOMPARE(box->unseal(sealed, u"ebay"_s).error().kind, ErrorKind::Corrupt);
    QCOMPARE(box->unseal(u"box1:"_s, u"ebay"_s).error().kind, ErrorKind::Corrupt);
}

void TestKeyBox::theKeysFileIsForItsOwnerAlone()
{
    const QString path = m_dir.filePath(u"d.key"_s);
    QVERIFY(KeyBox::open(path));
    QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
             QFile::Permissions());
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup));
    QCOMPARE(KeyBox::open(path).error().kind, ErrorKind::Forbidden);
    QFile half(m_dir.filePath(u"e.key"_s));
    QVERIFY(half.open(QIODevice::WriteOnly, QFile::ReadOwner | QFile::WriteOwner));
    half.write("short");
    half.close();
    QCOMPARE(KeyBox::open(half.fileName()).error().kind, ErrorKind::Corrupt);
    QVERIFY(!KeyBox::open(m_dir.filePath(u"none/f.key"_s)));
}

void TestKeyBox::olderVaultsAreStillRead()
{
    const auto box = KeyBox::open(m_dir.filePath(u"g.key"_s));
    QCOMPARE(box->unseal(u"plain-key"_s, u"ebay"_s).value(), u"plain-key"_s);
}

QTEST_GUILESS_MAIN(TestKeyBox)
#include "tst_keybox.moc"
