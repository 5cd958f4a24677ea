// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/attempts.h"
#include "server/api/password.h"
#include "server/api/settings.h"
#include "server/api/tokens.h"

#include <QTest>

#include <sodium.h>

using namespace endpaper;
using namespace endpaper::server;
using namespace Qt::StringLiterals;

class TestTokens : public QObject
{
    Q_OBJECT

    const Instant m_now = fromEpochMs(1'795'000'000'000);
    const Caller m_caller{Uuid::create(), Uuid::create(), Role::Librarian};

private Q_SLOTS:
    void initTestCase() { QVERIFY(sodium_init() >= 0); }

    void ownTokenNamesItsCaller()
    {
        Tokens tokens(QByteArray(32, 'k'), "server");
        tokens.addSession(m_caller);
        const QByteArray token = tokens.sign(m_caller, m_now, 900);
        for (int i = 0; i < 2; ++i) { // the second time its signature is known
            const auto caller = tokens.check(token, m_now);
            QVERIFY(caller);
            QCOMPARE(caller->account, m_caller.account);
            QCOMPARE(caller->session, m_caller.session);
            QCOMPARE(caller->role, Role::Librarian);
        }
    }

    void tokenEndsWithItsTime()
    {
        Tokens tokens(QByteArray(32, 'k'), "server");
        tokens.addSession(m_caller);
        const QByteArray token = tokens.sign(m_caller, m_now, 900);
        QVERIFY(tokens.check(token, m_now + std::chrono::seconds(899)));
        QVERIFY(!tokens.check(token, m_now + std::chrono::seconds(900)));
    }

    void endedSessionIsRefusedAtOnce()
    {
        Tokens tokens(QByteArray(32, 'k'), "server");
        tokens.addSession(m_caller);
        const QByteArray token = tokens.sign(m_caller, m_now, 900);
        QVERIFY(tokens.check(token, m_now));
        tokens.removeSession(m_caller.session);
        QCOMPARE(tokens.check(token, m_now).error().kind, ErrorKind::Unauthorized);
    }

    void roleIsTheOneOfNow()
    {
        Tokens tokens(QByteArray(32, 'k'), "server");
        tokens.addSession(m_caller);
        const QByteArray token = tokens.sign(m_caller, m_now, 900);
        tokens.setRole(m_caller.account, Role::Reader);
        QCOMPARE(tokens.check(token, m_now)->role, Role::Reader);
    }

    void foreignTokenIsRefused_data()
    {
        Tokens tokens(QByteArray(32, 'k'), "server");
        const QByteArray token = tokens.sign(m_caller, m_now, 900);
        const QList<QByteArray> parts = token.split('.');
        const auto none =
            QByteArray(R"({"alg":"none","typ":"JWT"})")
                .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        QByteArray changed = parts[1];
        changed[changed.size() / 2] = changed[changed.size() / 2] == 'A' ? 'B' : 'A';
        QTest::addColumn<QByteArray>("token");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("nonsense") << QByteArray("a.b.c");
        QTest::newRow("two parts") << QByteArray(parts[0] + '.' + parts[1]);
        QTest::newRow("no signature") << QByteArray(parts[0] + '.' + parts[1] + '.');
        QTest::newRow("alg none") << QByteArray(none + '.' + parts[1] + '.');
        QTest::newRow("changed claims") << QByteArray(parts[0] + '.' + changed + '.' + parts[2]);
        QTest::newRow("another key")
            << Tokens(QByteArray(32, 'x'), "server").sign(m_caller, m_now, 900);
        QTest::newRow("another server")
            << Tokens(QByteArray(32, 'k'), "other").sign(m_caller, m_now, 900);
        QTest::newRow("very long") << QByteArray(token + QByteArray(5000, 'A'));
    }
    void foreignTokenIsRefused()
    {
        QFETCH(QByteArray, token);
        Tokens tokens(QByteArray(32, 'k'), "server");
        tokens.addSession(m_caller);
        QCOMPARE(tokens.check(token, m_now).error().kind, ErrorKind::Unauthorized);
    }

    void refreshTokenNamesItsSession()
    {
        const QByteArray token = createRefreshToken(m_caller.session);
        QCOMPARE(*sessionOfRefreshToken(token), m_caller.session);
        QVERIFY(createRefreshToken(m_caller.session) != token);
        QVERIFY(!sessionOfRefreshToken(token.left(20)));
        QVERIFY(!sessionOfRefreshToken("!"));
        QCOMPARE(hashOfRefreshToken(token).size(), 32);
    }

    void passwordIsRightOrWrong()
    {
        Settings settings;
        settings.passwordOperations = 1;
        settings.passwordMemoryBytes = 8192;
        const auto hash = hashPassword(u"pässword 1"_s, settings);
        QVERIFY(hash);
        QVERIFY(hash->startsWith("$argon2id$"));
        QVERIFY(isPassword(u"pässword 1"_s, *hash, settings));
        QVERIFY(isPassword(u"pa\u0308ssword 1"_s, *hash, settings)); // typed on another keyboard
        QVERIFY(!isPassword(u"pässword 2"_s, *hash, settings));
        QVERIFY(!isPassword(u"pässword 1"_s, {}, settings));
    }

    void attemptsRunOutAndComeBack()
    {
        Settings settings;
        settings.attemptsPerEmailMax = 2;
        settings.attemptsPerAddressMax = 3;
        settings.attemptsWindowSeconds = 60;
        Attempts attempts;
        const QHostAddress peer(u"192.0.2.1"_s);
        QCOMPARE(attempts.add(u"a"_s, peer, m_now, settings), 0);
        QCOMPARE(attempts.add(u"a"_s, peer, m_now, settings), 0);
        QCOMPARE(attempts.add(u"a"_s, peer, m_now, settings), 60); // the e-mail's
        QCOMPARE(attempts.add(u"b"_s, peer, m_now + std::chrono::seconds(20), settings),
                 40); // the address's
        QCOMPARE(attempts.add(u"b"_s, QHostAddress(u"192.0.2.2"_s), m_now, settings), 0);
        attempts.forget(u"a"_s);
        QCOMPARE(attempts.add(u"a"_s, QHostAddress(u"192.0.2.3"_s), m_now, settings), 0);
        QCOMPARE(attempts.add(u"a"_s, peer, m_now + std::chrono::seconds(60), settings), 0);
    }

    void neighboursInOneNetworkShareTheirAttempts()
    {
        Settings settings;
        settings.attemptsPerAddressMax = 1;
        Attempts attempts;
        QCOMPARE(attempts.add(u"a"_s, QHostAddress(u"2001:db8::1"_s), m_now, settings), 0);
        QVERIFY(attempts.add(u"b"_s, QHostAddress(u"2001:db8::2"_s), m_now, settings) > 0);
        QCOMPARE(attempts.add(u"c"_s, QHostAddress(u"2001:db8:0:1::2"_s), m_now, settings), 0);
    }
};

QTEST_GUILESS_MAIN(TestTokens)
#include "tst_tokens.moc"
