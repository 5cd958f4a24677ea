// SPDX-License-Identifier: GPL-3.0-or-later
#include "apibench.h"

#include "server/api/password.h"
#include "server/api/settings.h"

#include <QTest>

using namespace endpaper;
using namespace endpaper::server;
using endpaper::test::ApiBench;
using namespace Qt::StringLiterals;

class TestAccounts : public QObject
{
    Q_OBJECT

    static QJsonObject ann(const QString &password = u"correct horse"_s)
    {
        return {{u"email"_s, u"Ann@Example.org"_s},
                {u"password"_s, password},
                {u"display_name"_s, u"Ann"_s}};
    }
    static QByteArray text(const QJsonObject &object, QLatin1StringView name)
    {
        return object[name].toString().toLatin1();
    }
    static QString code(const ApiBench::Answer &answer)
    {
        return answer.json["errors"_L1].toArray().at(0).toObject()["field"_L1].toString() + u':'
            + answer.json["errors"_L1].toArray().at(0).toObject()["code"_L1].toString();
    }
    static ApiBench::Answer refresh(ApiBench &bench, const QJsonObject &pair)
    {
        return bench.ask(Method::Post, "/api/v1/sessions/refresh", {},
                         {{u"refresh_token"_s, pair["refresh_token"_L1]}});
    }
    static int statusOfMe(ApiBench &bench, const QJsonObject &pair)
    {
        return bench.ask(Method::Get, "/api/v1/me", text(pair, "access_token"_L1)).status;
    }

private Q_SLOTS:
    void signUpGivesAccountAndTokens()
    {
        ApiBench bench;
        const auto answer =
            bench.ask(Method::Post, "/api/v1/users", {}, ann(), {{"accept-language", "de"}});
        QCOMPARE(answer.status, 201);
        QCOMPARE(answer.json["expires_in"_L1].toInt(), 900);
        const auto me = bench.ask(Method::Get, "/api/v1/me", text(answer.json, "access_token"_L1));
        QCOMPARE(me.status, 200);
        QCOMPARE(me.json["email"_L1].toString(), u"Ann@Example.org"_s);
        QCOMPARE(me.json["locale"_L1].toString(), u"de"_s);
        QCOMPARE(me.json["role"_L1].toString(), u"reader"_s);
        QVERIFY(!me.reply.body.contains("argon"));
    }

    void signUpRefusesWhatIsWrong_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("code");
        QTest::newRow("no e-mail") << u"email"_s << QJsonValue() << u"email:required"_s;
        QTest::newRow("not an e-mail")
            << u"email"_s << QJsonValue(u"ann"_s) << u"email:not_an_email"_s;
        QTest::newRow("a blank in it")
            << u"email"_s << QJsonValue(u"a n@b.org"_s) << u"email:not_an_email"_s;
        QTest::newRow("short password")
            << u"password"_s << QJsonValue(QString(passwordCharactersMin - 1, u'x'))
            << u"password:too_short"_s;
        QTest::newRow("long password")
            << u"password"_s << QJsonValue(QString(passwordCharactersMax + 1, u'x'))
            << u"password:too_long"_s;
        QTest::newRow("no name") << u"display_name"_s << QJsonValue(u" "_s)
                                 << u"display_name:required"_s;
        QTest::newRow("time zone")
            << u"time_zone"_s << QJsonValue(u"Mars/Olympus"_s) << u"time_zone:not_a_time_zone"_s;
        QTest::newRow("currency") << u"currency"_s << QJsonValue(u"ABC"_s)
                                  << u"currency:not_a_currency"_s;
        QTest::newRow("country") << u"country"_s << QJsonValue(u"QQ"_s)
                                 << u"country:not_a_country"_s;
        QTest::newRow("id") << u"id"_s << QJsonValue(u"7"_s) << u"id:not_an_id"_s;
    }
    void signUpRefusesWhatIsWrong()
    {
        QFETCH(QString, name);
        QFETCH(QJsonValue, value);
        QFETCH(QString, code);
        ApiBench bench;
        QJsonObject body = ann();
        body.insert(name, value);
        const auto answer = bench.ask(Method::Post, "/api/v1/users", {}, body);
        QCOMPARE(answer.status, 422);
        QCOMPARE(TestAccounts::code(answer), code);
    }

    void passwordsOfAllowedLengthsAreTaken_data()
    {
        QTest::addColumn<int>("length");
        QTest::newRow("least") << passwordCharactersMin;
        QTest::newRow("most") << passwordCharactersMax;
    }
    void passwordsOfAllowedLengthsAreTaken()
    {
        QFETCH(int, length);
        ApiBench bench;
        QCOMPARE(bench.ask(Method::Post, "/api/v1/users", {}, ann(QString(length, u'x'))).status,
                 201);
    }

    void takenEmailIs409InAnyCase()
    {
        ApiBench bench;
        QCOMPARE(bench.ask(Method::Post, "/api/v1/users", {}, ann()).status, 201);
        QJsonObject body = ann();
        body.insert(u"email"_s, u"ann@example.ORG"_s);
        QCOMPARE(bench.ask(Method::Post, "/api/v1/users", {}, body).status, 409);
    }

    void sameSignUpTwiceIsOneAccount()
    {
        ApiBench bench;
        QJsonObject body = ann();
        body.insert(u"id"_s, Uuid::create().toString());
        const auto first = bench.ask(Method::Post, "/api/v1/users", {}, body);
        const auto second = bench.ask(Method::Post, "/api/v1/users", {}, body);
        QCOMPARE(second.status, 201);
        QCOMPARE(second.json["user"_L1], first.json["user"_L1]);
        body.insert(u"password"_s, u"another password"_s);
        QCOMPARE(bench.ask(Method::Post, "/api/v1/users", {}, body).status, 409);
    }

    void twoAtOnceAreOneAccount()
    {
        ApiBench bench;
        QList<int> statuses;
        QObject context;
        const QByteArray body = QJsonDocument(ann()).toJson();
        for (int i = 0; i < 4; ++i) {
            bench.engine->submit(ApiBench::request(Method::Post, "/api/v1/users", {}, body),
                                 &context,
                                 [&](const Reply &reply) { statuses.append(reply.status); });
        }
        QTRY_COMPARE(statuses.size(), 4);
        QCOMPARE(statuses.count(201), 1);
        QCOMPARE(statuses.count(409), 3);
    }

    void signInIsRightOrWrongInTheSameWords()
    {
        ApiBench bench;
        (void)bench.ask(Method::Post, "/api/v1/users", {}, ann());
        QCOMPARE(bench.ask(Method::Post, "/api/v1/sessions", {}, ann()).status, 201);
        const auto wrong =
            bench.ask(Method::Post, "/api/v1/sessions", {}, ann(u"wrong password"_s));
        QJsonObject nobody = ann();
        nobody.insert(u"email"_s, u"nobody@example.org"_s);
        const auto unknown = bench.ask(Method::Post, "/api/v1/sessions", {}, nobody);
        QCOMPARE(wrong.status, 401);
        QCOMPARE(unknown.status, 401);
        QCOMPARE(unknown.json, wrong.json);
    }

    void tooManyAttemptsHaveToWait()
    {
        ApiBench bench([](Settings &settings) { settings.attemptsPerEmailMax = 3; });
        (void)bench.ask(Method::Post, "/api/v1/users", {}, ann());
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(
                bench.ask(Method::Post, "/api/v1/sessions", {}, ann(u"wrong password"_s)).status,
                401);
        }
        const auto waits = bench.ask(Method::Post, "/api/v1/sessions", {}, ann());
        QCOMPARE(waits.status, 429);
        QCOMPARE(waits.header("Retry-After"), QByteArray("300"));
        bench.clock.advance(std::chrono::seconds(300));
        QCOMPARE(bench.ask(Method::Post, "/api/v1/sessions", {}, ann()).status, 201);
    }

    void refreshGivesANewPairAndSpendsTheOld()
    {
        ApiBench bench;
        const QJsonObject first = bench.signUp(u"a@example.org"_s);
        bench.clock.advance(std::chrono::seconds(900));
        QCOMPARE(statusOfMe(bench, first), 401);
        const auto second = refresh(bench, first);
        QCOMPARE(second.status, 200);
        QCOMPARE(statusOfMe(bench, second.json), 200);
        const auto third = refresh(bench, second.json);
        QCOMPARE(third.status, 200);
        // The first one again, though its successor was used: the whole family ends.
        QCOMPARE(refresh(bench, first).status, 401);
        QCOMPARE(statusOfMe(bench, third.json), 401);
        QCOMPARE(refresh(bench, third.json).status, 401);
    }

    void anAnswerThatWasLostIsGivenAgain()
    {
        ApiBench bench;
        const QJsonObject first = bench.signUp(u"a@example.org"_s);
        QCOMPARE(refresh(bench, first).status, 200); // lost
        bench.restart();
        QCOMPARE(refresh(bench, first).status, 200); // lost, too
        bench.clock.advance(std::chrono::days(2));
        const auto arrived = refresh(bench, first);
        QCOMPARE(arrived.status, 200);
        QCOMPARE(statusOfMe(bench, arrived.json), 200);
        const auto next = refresh(bench, arrived.json);
        QCOMPARE(next.status, 200);
        QCOMPARE(statusOfMe(bench, next.json), 200);
    }

    void aThiefWhoUsesTheOneBeforeIsFoundAtTheNextUse()
    {
        ApiBench bench;
        const QJsonObject first = bench.signUp(u"a@example.org"_s);
        const auto owners = refresh(bench, first);
        const auto thiefs = refresh(bench, first);
        QCOMPARE(thiefs.status, 200);
        QCOMPARE(refresh(bench, owners.json).status, 401);
        QCOMPARE(statusOfMe(bench, thiefs.json), 401);
        QCOMPARE(refresh(bench, thiefs.json).status, 401);
    }

    void nonsenseRefreshEndsNothing()
    {
        ApiBench bench;
        const QJsonObject first = bench.signUp(u"a@example.org"_s);
        QString made = first["refresh_token"_L1].toString();
        made[made.size() - 3] = made[made.size() - 3] == u'A' ? u'B' : u'A';
        for (const QString &token : {u"nonsense"_s, made}) {
            QCOMPARE(bench
                         .ask(Method::Post, "/api/v1/sessions/refresh", {},
                              {{u"refresh_token"_s, token}})
                         .status,
                     401);
        }
        QCOMPARE(bench.ask(Method::Get, "/api/v1/me", text(first, "access_token"_L1)).status, 200);
    }

    void oldRefreshTokenIsRefused()
    {
        ApiBench bench;
        const QJsonObject first = bench.signUp(u"a@example.org"_s);
        bench.clock.advance(std::chrono::days(90));
        QCOMPARE(bench
                     .ask(Method::Post, "/api/v1/sessions/refresh", {},
                          {{u"refresh_token"_s, first["refresh_token"_L1]}})
                     .status,
                 401);
    }

    void revokedDeviceIsOutAtOnceAlsoAfterARestart()
    {
        ApiBench bench;
        const QByteArray first = text(bench.signUp(u"a@example.org"_s), "access_token"_L1);
        const auto second = bench.ask(Method::Post, "/api/v1/sessions", {},
                                      {{u"email"_s, u"a@example.org"_s},
                                       {u"password"_s, u"correct horse"_s},
                                       {u"device_name"_s, u"phone"_s}});
        const QByteArray phone = text(second.json, "access_token"_L1);
        QJsonArray items =
            bench.ask(Method::Get, "/api/v1/sessions", first).json["items"_L1].toArray();
        QCOMPARE(items.size(), 2);
        for (const QJsonValue &item : items) {
            if (!item["current"_L1].toBool()) {
                QCOMPARE(item["device_name"_L1].toString(), u"phone"_s);
                QCOMPARE(bench
                             .ask(Method::Delete,
                                  "/api/v1/sessions/" + item["id"_L1].toString().toLatin1(), first)
                             .status,
                         204);
            }
        }
        QCOMPARE(bench.ask(Method::Get, "/api/v1/me", phone).status, 401);
        bench.restart();
        QCOMPARE(bench.ask(Method::Get, "/api/v1/me", phone).status, 401);
        QCOMPARE(bench.ask(Method::Get, "/api/v1/me", first).status, 200);
        QCOMPARE(bench.ask(Method::Delete, "/api/v1/sessions/current", first).status, 204);
        QCOMPARE(bench.ask(Method::Get, "/api/v1/me", first).status, 401);
    }

    void anothersSessionIsNotThere()
    {
        ApiBench bench;
        const QByteArray ann = bench.token(u"a@example.org"_s);
        const QByteArray bob = bench.token(u"b@example.org"_s);
        const QByteArray id = bench.ask(Method::Get, "/api/v1/sessions", ann)
                                  .json["items"_L1]
                                  .toArray()
                                  .at(0)["id"_L1]
                                  .toString()
                                  .toLatin1();
        QCOMPARE(bench.ask(Method::Delete, "/api/v1/sessions/" + id, bob).status, 404);
        QCOMPARE(bench.ask(Method::Delete, "/api/v1/sessions/nonsense", bob).status, 404);
    }

    void profileIsPatchedUnderItsTag()
    {
        ApiBench bench;
        const QByteArray token = bench.token(u"a@example.org"_s);
        const QByteArray tag = bench.ask(Method::Get, "/api/v1/me", token).header("ETag");
        const QJsonObject change{{u"currency"_s, u"chf"_s},
                                 {u"country"_s, u"ch"_s},
                                 {u"time_zone"_s, u"Europe/Zurich"_s}};
        const auto changed =
            bench.ask(Method::Patch, "/api/v1/me", token, change, {{"if-match", tag}});
        QCOMPARE(changed.status, 200);
        QCOMPARE(changed.json["currency"_L1].toString(), u"CHF"_s);
        QCOMPARE(changed.json["country"_L1].toString(), u"CH"_s);
        QCOMPARE(bench.ask(Method::Patch, "/api/v1/me", token, change, {{"if-match", tag}}).status,
                 412);
        QCOMPARE(bench
                     .ask(Method::Get, "/api/v1/me", token, {},
                          {{"if-none-match", changed.header("ETag")}})
                     .status,
                 304);
    }

    void newPasswordSignsTheOthersOut()
    {
        ApiBench bench;
        const QByteArray first = bench.token(u"a@example.org"_s);
        const QJsonObject signIn{{u"email"_s, u"a@example.org"_s},
                                 {u"password"_s, u"correct horse"_s}};
        const QByteArray second =
            text(bench.ask(Method::Post, "/api/v1/sessions", {}, signIn).json, "access_token"_L1);
        QCOMPARE(bench
                     .ask(Method::Put, "/api/v1/me/password", first,
                          {{u"current"_s, u"not this one"_s}, {u"new"_s, u"battery staple"_s}})
                     .status,
                 422);
        QCOMPARE(bench
                     .ask(Method::Put, "/api/v1/me/password", first,
                          {{u"current"_s, u"correct horse"_s}, {u"new"_s, u"battery staple"_s}})
                     .status,
                 204);
        QCOMPARE(bench.ask(Method::Get, "/api/v1/me", first).status, 200);
        QCOMPARE(bench.ask(Method::Get, "/api/v1/me", second).status, 401);
        QCOMPARE(bench.ask(Method::Post, "/api/v1/sessions", {}, signIn).status, 401);
    }

    void deletedAccountIsGoneAndItsEmailFree()
    {
        ApiBench bench;
        const QByteArray token = bench.token(u"a@example.org"_s);
        QCOMPARE(bench.ask(Method::Delete, "/api/v1/me", token).status, 204);
        QCOMPARE(bench.ask(Method::Get, "/api/v1/me", token).status, 401);
        QCOMPARE(bench
                     .ask(Method::Post, "/api/v1/sessions", {},
                          {{u"email"_s, u"a@example.org"_s}, {u"password"_s, u"correct horse"_s}})
                     .status,
                 401);
        (void)bench.token(u"a@example.org"_s);
    }

    void closedSignUpIsForbidden()
    {
        ApiBench bench([](Settings &settings) { settings.isSignUpOpen = false; });
        QCOMPARE(bench.ask(Method::Post, "/api/v1/users", {}, ann()).status, 403);
    }
};

QTEST_GUILESS_MAIN(TestAccounts)
#include "tst_accounts.moc"
