// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailserver.h"
#include "watchhouse.h"

#include <QMessageAuthenticationCode>
#include <QTcpServer>
#include <QTcpSocket>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace endpaper;
using namespace endpaper::server;
using endpaper::test::House;
using endpaper::test::MailServer;
using endpaper::test::mailTo;

namespace {

// A copy is found for the reader's wish, and goes out by letter.
std::unique_ptr<JobRunner> tellByLetter(House &house)
{
    house.wish(u"now"_s);
    house.alerts({{u"email"_s, QJsonObject{{u"on"_s, true}}}});
    auto runner = house.work();
    house.answers({{u"a"_s, 800}});
    return runner;
}

// Why the letter failed for good.
QString letterFailure(House &house)
{
    const QByteArray admin = house.bench.token(u"admin@example.org"_s, u"admin"_s);
    QJsonValue failed;
    [&] {
        QTRY_VERIFY(
            (failed =
                 house.bench.ask(Method::Get, "/api/v1/admin/jobs?kind=deliver&state=failed", admin)
                     .json["items"_L1][0],
             failed.isObject()));
    }();
    return failed["reason"_L1].toString();
}

} // namespace

// How readers are told: the feed, letters, calls, and their settings.
class TestAlertWays : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFeedIsReadByItsTokenAlone()
    {
        House house;
        house.wish(u"now"_s);
        house.alerts({{u"feed"_s, QJsonObject{{u"on"_s, true}}}});
        const QUrl url(house.last["feed"_L1]["url"_L1].toString());
        QVERIFY(url.isValid());
        const QByteArray target = url.path().toLatin1() + '?' + url.query().toLatin1();
        const auto runner = house.work();
        house.answers({{u"a"_s, 800}});
        QTRY_COMPARE(house.notifications(), 1);
        const auto feed = house.bench.ask(Method::Get, target);
        QCOMPARE(feed.status, 200);
        QVERIFY(feed.reply.contentType.startsWith("application/atom+xml"));
        QXmlStreamReader xml(feed.reply.body);
        QStringList titles;
        int entries = 0;
        while (!xml.atEnd()) {
            xml.readNext();
            entries += xml.isStartElement() && xml.name() == "entry"_L1 ? 1 : 0;
            if (xml.isStartElement() && xml.name() == "title"_L1) {
                titles.append(xml.readElementText());
            }
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QCOMPARE(entries, 1);
        QVERIFY(titles.last().contains(u"The Hunger Games"_s));
        QVERIFY(titles.last().contains(u"Antiquariat a"_s));
        // Not shown again, and closed when it is turned off.
        const auto shown = house.bench.ask(Method::Get, "/api/v1/me/alerts", house.token);
        QVERIFY(!shown.reply.body.contains("token="));
        house.alerts({{u"feed"_s, QJsonObject{{u"on"_s, false}}}});
        QCOMPARE(house.bench.ask(Method::Get, target).status, 404);
        QCOMPARE(house.bench.ask(Method::Get, "/api/v1/me/feed.atom").status, 404);
    }

    void lettersReachARealServer()
    {
        MailServer mail;
        NEED_MAIL(mail);
        House house(mailTo(mail));
        const auto runner = tellByLetter(house);
        const QJsonObject letter = mail.letter();
        QCOMPARE(letter["to"_L1].toArray(), QJsonArray{u"ann@example.org"_s});
        QCOMPARE(letter["from"_L1].toString(), u"books@example.org"_s);
        const QString data = letter["data"_L1].toString();
        QVERIFY(data.contains(u"Message-ID: <"_s));
        const QString text = QString::fromUtf8(
            QByteArray::fromBase64(data.mid(data.indexOf(u"\r\n\r\n"_s)).toLatin1()));
        QVERIFY2(text.contains(u"The Hunger Games"_s), qPrintable(data));
        QVERIFY(text.contains(u"https://example.org/a"_s));
        house.settle();
        QVERIFY(!mail.hasMore());
    }

    void aBusyServerIsAskedAgainWithTheSameLetter()
    {
        MailServer mail({u"busy"_s, u"1"_s});
        NEED_MAIL(mail);
        House house(mailTo(mail));
        const auto runner = tellByLetter(house);
        QTRY_COMPARE(house.notifications(), 1);
        house.settle(); // it waits for its next attempt
        house.bench.clock.advance(std::chrono::minutes(2));
        QVERIFY(!mail.letter().isEmpty());
        house.settle();
        QVERIFY(!mail.hasMore());
    }

    void whomAServerRefusesIsNotWrittenToAgain()
    {
        MailServer mail({u"refuse"_s});
        NEED_MAIL(mail);
        House house(mailTo(mail));
        const auto runner = tellByLetter(house);
        QTRY_COMPARE(house.notifications(), 1);
        QCOMPARE(letterFailure(house), u"smtp_550"_s);
    }

    void aServerThatWantsAPasswordGetsIt()
    {
        MailServer mail({u"auth"_s});
        NEED_MAIL(mail);
        House house([&](Settings &settings) {
            mailTo(mail)(settings);
            settings.mail.user = u"reader"_s;
            settings.mail.password = u"secret"_s;
        });
        const auto runner = tellByLetter(house);
        QVERIFY(mail.letter()["signed_in"_L1].toBool());
    }

    void withoutTlsNothingGoesOutThatWantsIt()
    {
        MailServer mail;
        NEED_MAIL(mail);
        House house([&](Settings &settings) {
            mailTo(mail)(settings);
            settings.mail.security = MailSettings::Security::StartTls;
        });
        const auto runner = tellByLetter(house);
        QCOMPARE(letterFailure(house), u"no_tls"_s);
        QVERIFY(!mail.hasMore());
    }

    void callsAreSigned()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        QByteArray received;
        QObject::connect(&server, &QTcpServer::newConnection, [&] {
            QTcpSocket *socket = server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, [&received, socket] {
                received += socket->readAll();
                const qsizetype head = received.indexOf("\r\n\r\n");
                const qsizetype at = received.toLower().indexOf("content-length: ");
                const qsizetype length =
                    received.mid(at + 16, 10).split('\r').value(0).toLongLong();
                if (head > 0 && received.size() >= head + 4 + length) {
                    socket->write("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
                    socket->disconnectFromHost();
                }
            });
        });
        House house([](Settings &settings) { settings.isSolo = true; });
        house.wish(u"now"_s);
        const QString secret = u"sixteen letters!"_s;
        house.alerts(
            {{u"webhook"_s,
              QJsonObject{{u"url"_s, u"http://127.0.0.1:%1/hook"_s.arg(server.serverPort())},
                          {u"secret"_s, secret}}}});
        QVERIFY(!QJsonDocument(house.last).toJson().contains(secret.toLatin1()));
        const auto runner = house.work();
        house.answers({{u"a"_s, 800}});
        QTRY_VERIFY(received.contains("}"));
        const QByteArray body = received.mid(received.indexOf("\r\n\r\n") + 4);
        const qsizetype at = received.toLower().indexOf("endpaper-signature: ");
        QVERIFY(at > 0);
        const QByteArray signature = received.mid(at + 20).split('\r').value(0);
        const QByteArray seconds = signature.mid(2, signature.indexOf(',') - 2);
        QCOMPARE(signature.mid(signature.indexOf("v1=") + 3),
                 QMessageAuthenticationCode::hash(seconds + '.' + body, secret.toUtf8(),
                                                  QCryptographicHash::Sha256)
                     .toHex());
        const QJsonObject call = QJsonDocument::fromJson(body).object();
        QCOMPARE(call["items"_L1][0]["what"_L1].toString(), u"new"_s);
    }

    void aSecretIsMadeWhereNoneIsGiven()
    {
        House house([](Settings &settings) { settings.isSolo = true; });
        const auto secretAfter = [&](const QJsonObject &hook) {
            house.alerts({{u"webhook"_s, hook}});
            return house.last["webhook"_L1]["secret"_L1].toString();
        };
        const QString made = secretAfter({{u"url"_s, u"http://127.0.0.1:9/hook"_s}});
        QVERIFY(made.size() >= 16);
        QVERIFY(house.last["webhook"_L1]["secret_set"_L1].toBool());
        // Told once; another address keeps it, who takes it away gets another.
        const auto shown = house.bench.ask(Method::Get, "/api/v1/me/alerts", house.token);
        QVERIFY(!shown.reply.body.contains(made.toLatin1()));
        QVERIFY(secretAfter({{u"url"_s, u"http://127.0.0.1:9/other"_s}}).isEmpty());
        const QString second = secretAfter({{u"secret"_s, QJsonValue()}});
        QVERIFY(second.size() >= 16 && second != made);
        QVERIFY(secretAfter({{u"secret"_s, u"sixteen letters!"_s}}).isEmpty());
        QVERIFY(secretAfter({{u"url"_s, QJsonValue()}, {u"secret"_s, QJsonValue()}}).isEmpty());
        QVERIFY(!house.last["webhook"_L1]["secret_set"_L1].toBool());
    }

    void aCallThatNobodyTakesIsGivenUpAfterThreeDays()
    {
        QTcpServer nobody;
        QVERIFY(nobody.listen(QHostAddress::LocalHost));
        const quint16 port = nobody.serverPort();
        nobody.close();
        House house([](Settings &settings) { settings.isSolo = true; });
        house.wish(u"now"_s);
        house.alerts(
            {{u"webhook"_s, QJsonObject{{u"url"_s, u"http://127.0.0.1:%1/hook"_s.arg(port)}}}});
        const auto runner = house.work();
        house.answers({{u"a"_s, 800}});
        house.settle();
        const auto failure = [&] {
            return house.bench.ask(Method::Get, "/api/v1/me/alerts", house.token)
                .json["webhook"_L1]["given_up"_L1];
        };
        const auto begun = house.bench.clock.now();
        for (int i = 0; i < 9; ++i) {
            house.bench.clock.advance(std::chrono::hours(7)); // longer than any pause
            house.settle();
        }
        QVERIFY(house.bench.clock.now() - begun < std::chrono::hours(72));
        QVERIFY2(failure().isNull(), "it is still tried");
        for (int i = 0; i < 2; ++i) {
            house.bench.clock.advance(std::chrono::hours(7));
            house.settle();
        }
        QCOMPARE(failure()["reason"_L1].toString(), u"unreachable"_s);
        QVERIFY(!failure()["at"_L1].toString().isEmpty());
        // Another address has no such history.
        house.alerts({{u"webhook"_s, QJsonObject{{u"url"_s, u"http://127.0.0.1:9/"_s}}}});
        QVERIFY(house.last["webhook"_L1]["given_up"_L1].isNull());
    }

    void aCallThatWaitsIsDroppedWhenItsWishIsRemoved()
    {
        QTcpServer busy;
        QVERIFY(busy.listen(QHostAddress::LocalHost));
        int calls = 0;
        QObject::connect(&busy, &QTcpServer::newConnection, [&] {
            QTcpSocket *socket = busy.nextPendingConnection();
            ++calls;
            socket->write("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            socket->disconnectFromHost();
        });
        House house([](Settings &settings) { settings.isSolo = true; });
        const QByteArray wish = house.wish(u"now"_s).toLatin1();
        house.alerts(
            {{u"webhook"_s,
              QJsonObject{{u"url"_s, u"http://127.0.0.1:%1/hook"_s.arg(busy.serverPort())}}}});
        const auto runner = house.work();
        house.answers({{u"a"_s, 800}});
        QTRY_COMPARE(calls, 1);
        house.settle(); // to be tried again
        QCOMPARE(house.bench.ask(Method::Delete, "/api/v1/wishes/" + wish, house.token).status,
                 204);
        house.bench.clock.advance(std::chrono::hours(7));
        house.settle();
        QCOMPARE(calls, 1);
        // Nothing has failed, and nothing is tried again.
        QVERIFY(house.bench.ask(Method::Get, "/api/v1/me/alerts", house.token)
                    .json["webhook"_L1]["given_up"_L1]
                    .isNull());
        house.bench.clock.advance(std::chrono::hours(7));
        house.settle();
        QCOMPARE(calls, 1);
    }

    void badSettingsAreRefused_data()
    {
        QTest::addColumn<QJsonObject>("body");
        const auto hook = [](const QString &url) {
            return QJsonObject{{u"webhook"_s, QJsonObject{{u"url"_s, url}}}};
        };
        QTest::newRow("no mail server here")
            << QJsonObject{{u"email"_s, QJsonObject{{u"on"_s, true}}}};
        QTest::newRow("plain http on a shared daemon") << hook(u"http://example.org/"_s);
        QTest::newRow("a file") << hook(u"file:///etc/passwd"_s);
        QTest::newRow("a password in it") << hook(u"https://a:b@example.org/"_s);
        QTest::newRow("no time") << QJsonObject{{u"digest_at"_s, u"8"_s}};
        QTest::newRow("half of the quiet hours")
            << QJsonObject{{u"quiet_hours"_s, QJsonObject{{u"from"_s, u"22:00"_s}}}};
        QTest::newRow("a short secret")
            << QJsonObject{{u"webhook"_s, QJsonObject{{u"secret"_s, u"short"_s}}}};
    }

    void badSettingsAreRefused()
    {
        QFETCH(QJsonObject, body);
        House house;
        house.alerts(body, 422);
    }

    void aDeletedAccountIsForgotten()
    {
        House house;
        house.wish(u"now"_s);
        house.alerts({{u"webhook"_s, QJsonObject{{u"url"_s, u"https://example.org/"_s}}}});
        {
            const auto runner = house.work();
            house.answers({{u"a"_s, 800}});
            QTRY_COMPARE(house.notifications(), 1);
        }
        QCOMPARE(house.bench.ask(Method::Delete, "/api/v1/me", house.token).status, 204);
        for (const char *table : {"alert", "alert_setting", "watch_copy", "delivery"}) {
            qint64 rows = -1;
            QVERIFY(house.bench.engine->readAndWait([&](Context &context) -> Expected<> {
                TRY_ASSIGN(auto query,
                           context.transaction.database().prepare("SELECT count(*) FROM "
                                                                  + QByteArray(table)));
                TRY(query.step());
                rows = query.integer(0);
                return {};
            }));
            QCOMPARE(rows, 0);
        }
    }
};

QTEST_GUILESS_MAIN(TestAlertWays)
#include "tst_alertways.moc"
