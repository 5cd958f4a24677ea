// SPDX-License-Identifier: GPL-3.0-or-later
#include "runningdaemon.h"

#include <QTest>

using endpaper::test::ctl;
using endpaper::test::RunningDaemon;
using namespace Qt::StringLiterals;

// The statuses of api.md over real sockets, against one daemon with everything joined.
class TestDaemonApi : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<RunningDaemon> m_daemon;
    QByteArray m_reader;
    QByteArray m_admin;

private Q_SLOTS:
    void initTestCase()
    {
        m_daemon = std::make_unique<RunningDaemon>(m_folder.path());
        QVERIFY2(m_daemon->start({u"--sample-sources"_s}, "[limits]\nattempts_per_email = 3\n"),
                 qPrintable(m_daemon->errors()));
        m_reader = m_daemon->signUp(u"reader@example.org"_s);
        QVERIFY(!m_reader.isEmpty());
        const auto made = ctl(
            m_folder.path(),
            {u"user"_s, u"create"_s, u"--email"_s, u"admin@example.org"_s, u"--role"_s, u"admin"_s},
            "very secret words\n");
        QCOMPARE(made.code, 0);
        const auto signedIn = m_daemon->ask("POST", u"/api/v1/sessions"_s, {},
                                            QJsonObject{{u"email"_s, u"admin@example.org"_s},
                                                        {u"password"_s, u"very secret words"_s}});
        QCOMPARE(signedIn.status, 201);
        m_admin = signedIn.json["access_token"_L1].toString().toLatin1();
    }

    void answersByTheContract_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QString>("target");
        QTest::addColumn<QByteArray>("who");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, const char *method, const QString &target,
                            const char *who, const char *body, int status) {
            QTest::newRow(name) << QByteArray(method) << target << QByteArray(who)
                                << QByteArray(body) << status;
        };
        row("nobody's profile", "GET", u"/api/v1/me"_s, "", "", 401);
        row("a broken token", "GET", u"/api/v1/me"_s, "broken", "", 401);
        row("one's profile", "GET", u"/api/v1/me"_s, "reader", "", 200);
        row("a reader adds a book", "POST", u"/api/v1/books"_s, "reader", R"({"title":"A"})", 403);
        row("a reader looks at users", "GET", u"/api/v1/admin/users"_s, "reader", "", 403);
        row("an admin looks at users", "GET", u"/api/v1/admin/users"_s, "admin", "", 200);
        row("no such path", "GET", u"/api/v1/nothing"_s, "", "", 404);
        row("no such book", "GET", u"/api/v1/books/9780000000002"_s, "", "", 404);
        row("wrong method", "DELETE", u"/api/v1/books"_s, "admin", "", 405);
        row("broken JSON", "POST", u"/api/v1/users"_s, "", "{", 400);
        row("a taken e-mail", "POST", u"/api/v1/users"_s, "",
            R"({"email":"READER@example.org","password":"correct horse","display_name":"R"})", 409);
        row("a short password", "POST", u"/api/v1/users"_s, "",
            R"({"email":"x@example.org","password":"short","display_name":"R"})", 422);
        row("an unknown sort", "GET", u"/api/v1/books?sort=price"_s, "", "", 400);
        row("a wrong check digit", "POST", u"/api/v1/books"_s, "admin",
            R"({"title":"A","isbn":"9780439023482"})", 422);
        row("the description", "GET", u"/openapi.json"_s, "", "", 200);
        row("the page about it", "GET", u"/docs"_s, "", "", 200);
        row("the figures", "GET", u"/metrics"_s, "", "", 200);
    }
    void answersByTheContract()
    {
        QFETCH(QByteArray, method);
        QFETCH(QString, target);
        QFETCH(QByteArray, who);
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        const QByteArray token = who == "reader" ? m_reader : who == "admin" ? m_admin : who;
        const auto answer = m_daemon->ask(method, target, token, body);
        QCOMPARE(answer.status, status);
        QVERIFY(!answer.headers.value("x-request-id").isEmpty());
        if (status >= 400) {
            QCOMPARE(answer.headers.value("content-type"), QByteArray("application/problem+json"));
            QCOMPARE(answer.json["status"_L1].toInt(), status);
        }
        if (status == 405) {
            QVERIFY(answer.headers.value("allow").contains("GET"));
        }
    }

    void anotherMediaTypeIs415()
    {
        QCOMPARE(
            m_daemon
                ->ask("POST", u"/api/v1/users"_s, {}, "a=b", "application/x-www-form-urlencoded")
                .status,
            415);
    }

    void tooManySignInsHaveToWait()
    {
        const QJsonObject wrong{{u"email"_s, u"nobody@example.org"_s},
                                {u"password"_s, u"wrong password"_s}};
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(m_daemon->ask("POST", u"/api/v1/sessions"_s, {}, wrong).status, 401);
        }
        const auto waits = m_daemon->ask("POST", u"/api/v1/sessions"_s, {}, wrong);
        QCOMPARE(waits.status, 429);
        QVERIFY(waits.headers.value("retry-after").toInt() > 0);
    }

    void largeUploadIsRefusedBeforeItIsRead()
    {
        const QByteArray large(3 << 20, 'x');
        const auto answer =
            m_daemon->ask("POST", u"/api/v1/admin/catalogue"_s, m_reader, large, "text/csv");
        QVERIFY2(answer.status == 403 || answer.status == 0,
                 "refused, or the connection closed under it");
        QVERIFY(QDir(m_folder.path() + u"/data/incoming"_s).isEmpty());
    }

    void everyRoomHasItsRoutes()
    {
        const QJsonObject paths =
            m_daemon->ask("GET", u"/openapi.json"_s).json["paths"_L1].toObject();
        for (const char *path : {"/api/v1/books/{id}", "/api/v1/sync/push", "/api/v1/wishlists",
                                 "/api/v1/offers", "/api/v1/resolve", "/book/show/{key}"}) {
            QVERIFY2(paths.contains(QLatin1StringView(path)), path);
        }
    }
};

QTEST_GUILESS_MAIN(TestDaemonApi)
#include "tst_daemonapi.moc"
