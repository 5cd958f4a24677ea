// SPDX-License-Identifier: GPL-3.0-or-later
// What a reader put off is silent in letters, calls and the feed, too.
#include "jobbench.h"
#include "server/api/telljob.h"
#include "server/jobs/alerttelling.h"

#include <QUrl>

using namespace Qt::StringLiterals;
using namespace endpaper;
using namespace endpaper::server;
using namespace endpaper::test;

// A reader who is told by letter, call and feed, and two wishes. Nothing is sent: letters and calls
// are counted where they wait to go out.
class Desk
{
public:
    Desk()
        : bench(
            [](Settings &settings) {
                settings.accessTokenSeconds = 365 * 24 * 3600;
                settings.isSolo = true;
                settings.mail.host = u"127.0.0.1"_s;
            },
            routes())
        , token(bench.token(u"ann@example.org"_s))
        , account(
              *Uuid::parse(bench.ask(Method::Get, "/api/v1/me", token).json["id"_L1].toString()))
        , wish(Uuid::create(bench.clock))
        , other(Uuid::create(bench.clock))
    {
        const auto set =
            bench.ask(Method::Put, "/api/v1/me/alerts", token,
                      {{u"email"_s, QJsonObject{{u"on"_s, true}}},
                       {u"webhook"_s, QJsonObject{{u"url"_s, u"http://127.0.0.1:9/hook"_s}}},
                       {u"feed"_s, QJsonObject{{u"on"_s, true}}}});
        const QUrl url(set.json["feed"_L1]["url"_L1].toString());
        m_feed = url.path().toLatin1() + '?' + url.query().toLatin1();
    }
    // A copy that costs so much was found for a wish that is told of at once.
    void find(const Uuid &about, int minor, int times = 1)
    {
        const QByteArray copy = R"({"title": "Austerlitz", "total": {"minor": )"
            + QByteArray::number(minor) + R"(, "currency": "EUR"}, "is_total_known": true})";
        const auto done = bench.engine->writeAndWait([&](Context &context) -> Expected<> {
            for (int i = 0; i < times; ++i) {
                TRY(store::AlertRepository(context.transaction)
                        .insert(store::Alert{.id = Uuid::create(bench.clock),
                                             .account = account,
                                             .wish = about,
                                             .copy = Uuid::create(bench.clock),
                                             .what = u"new"_s,
                                             .isUrgent = true,
                                             .about = copy,
                                             .at = bench.clock.now()}));
            }
            return {};
        });
        QVERIFY(done);
    }
    // What is due; gives when to look again.
    std::optional<Instant> tell()
    {
        std::optional<Instant> next;
        const auto done = bench.engine->writeAndWait([&](Context &context) -> Expected<> {
            TRY_ASSIGN(next, tellDue(context, account));
            return {};
        });
        [&] { QVERIFY(done); }();
        return next;
    }
    QJsonArray notifications()
    {
        return bench.ask(Method::Get, "/api/v1/notifications?limit=250", token)
            .json["items"_L1]
            .toArray();
    }
    // Bodies of what waits to go out, the oldest first.
    QByteArrayList waiting(const QByteArray &channel)
    {
        QByteArrayList bodies;
        const auto done = bench.engine->readAndWait([&](Context &context) -> Expected<> {
            TRY_ASSIGN(auto query,
                       context.transaction.prepare(
                           "SELECT body FROM delivery WHERE channel = ?1 ORDER BY created, id"));
            query.bindAll(QString::fromLatin1(channel));
            while (true) {
                TRY_ASSIGN(const bool hasRow, query.step());
                if (!hasRow) {
                    return {};
                }
                bodies.append(query.text(0).toUtf8());
            }
        });
        [&] { QVERIFY(done); }();
        return bodies;
    }
    qsizetype entries() { return bench.ask(Method::Get, m_feed).reply.body.count("<entry>"); }
    int putOff(QJsonObject how)
    {
        how.insert(u"wish_id"_s, wish.toString());
        const QByteArray id = notifications().last()["id"_L1].toString().toLatin1();
        return bench.ask(Method::Put, "/api/v1/notifications/" + id + "/snooze", token, how).status;
    }
    std::optional<Instant> jobDue()
    {
        std::optional<Instant> due;
        (void)bench.engine->readAndWait([&](Context &context) -> Expected<> {
            TRY_ASSIGN(
                const auto job,
                store::JobRepository(context.transaction).find(u"watch"_s, tellKey(account)));
            due = job ? std::optional(job->due) : std::nullopt;
            return {};
        });
        return due;
    }

    ApiBench bench;
    QByteArray token;
    Uuid account;
    Uuid wish;
    Uuid other;

private:
    QByteArray m_feed;
};

class TestPutOff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void untilAMomentNothingIsToldAnywhere()
    {
        Desk desk;
        desk.find(desk.wish, 640);
        QVERIFY(!desk.tell());
        QCOMPARE(desk.waiting("email").size(), 1);
        QCOMPARE(desk.waiting("webhook").size(), 1);
        QCOMPARE(desk.entries(), 1);

        const Instant until = desk.bench.clock.now() + std::chrono::hours(24);
        QCOMPARE(desk.putOff({{u"until"_s, toRfc3339(until)}}), 204);
        desk.bench.clock.advance(std::chrono::hours(1));
        desk.find(desk.wish, 500);
        QCOMPARE(desk.tell(), std::optional(until));
        QCOMPARE(desk.notifications().size(), 1);
        QCOMPARE(desk.waiting("email").size(), 1);
        QCOMPARE(desk.waiting("webhook").size(), 1);
        QCOMPARE(desk.entries(), 0);
        // Another book is told of.
        desk.find(desk.other, 700);
        QCOMPARE(desk.tell(), std::optional(until));
        QCOMPARE(desk.waiting("email").size(), 2);
        QCOMPARE(desk.entries(), 1);

        desk.bench.clock.advance(std::chrono::hours(23));
        QVERIFY(!desk.tell());
        QCOMPARE(desk.notifications().size(), 3);
        QCOMPARE(desk.waiting("email").size(), 3);
        QCOMPARE(desk.waiting("webhook").size(), 3);
        QCOMPARE(desk.entries(), 3);
    }

    void untilItCostsLessOnlyTheWindowKnows()
    {
        Desk desk;
        desk.find(desk.wish, 640);
        QVERIFY(!desk.tell());
        const QJsonObject below{{u"minor"_s, 640}, {u"currency"_s, u"EUR"_s}};
        QCOMPARE(desk.putOff({{u"below"_s, below}}), 204);
        desk.find(desk.wish, 640);
        QVERIFY(!desk.tell());
        QCOMPARE(desk.notifications().size(), 2); // where it is shown as put off
        QCOMPARE(desk.waiting("email").size(), 1);
        QCOMPARE(desk.waiting("webhook").size(), 1);
        QCOMPARE(desk.entries(), 0);

        desk.find(desk.wish, 640);
        desk.find(desk.wish, 639);
        QVERIFY(!desk.tell());
        QCOMPARE(desk.notifications().size(), 3);
        QCOMPARE(desk.waiting("email").size(), 2);
        const QByteArrayList calls = desk.waiting("webhook");
        QCOMPARE(calls.size(), 2);
        const QJsonArray items =
            QJsonDocument::fromJson(calls.last()).object()["items"_L1].toArray();
        QCOMPARE(items.size(), 1);
        QCOMPARE(items[0]["total"_L1]["minor"_L1].toInt(), 639);
        QCOMPARE(desk.entries(), 1);
    }

    void whatIsBroughtBackIsToldAtOnce()
    {
        Desk desk;
        desk.find(desk.wish, 640);
        QVERIFY(!desk.tell());
        const Instant until = desk.bench.clock.now() + std::chrono::hours(24);
        QCOMPARE(desk.putOff({{u"until"_s, toRfc3339(until)}}), 204);
        desk.find(desk.wish, 500);
        QCOMPARE(desk.tell(), std::optional(until));
        desk.bench.clock.advance(std::chrono::hours(1));
        QCOMPARE(desk.putOff({}), 204);
        QVERIFY(desk.jobDue() && *desk.jobDue() <= desk.bench.clock.now());
        QVERIFY(!desk.tell());
        QCOMPARE(desk.waiting("email").size(), 2);
        QCOMPARE(desk.entries(), 2);
    }

    // More than are gone through at once.
    void whatIsPutOffKeepsNobodyElseWaiting()
    {
        Desk desk;
        desk.find(desk.wish, 640);
        QVERIFY(!desk.tell());
        const Instant until = desk.bench.clock.now() + std::chrono::hours(24);
        QCOMPARE(desk.putOff({{u"until"_s, toRfc3339(until)}}), 204);
        desk.find(desk.wish, 500, 501);
        desk.find(desk.other, 700);
        QCOMPARE(desk.tell(), std::optional(until));
        QCOMPARE(desk.waiting("email").size(), 2);
    }

    // Five hundred that wait for their hour are no reason to look again at once.
    void whatWaitsForItsHourIsNotGoneThroughAgainAndAgain()
    {
        Desk desk;
        const Instant paused = desk.bench.clock.now() + std::chrono::hours(5);
        QCOMPARE(desk.bench
                     .ask(Method::Put, "/api/v1/me/alerts", desk.token,
                          {{u"paused_until"_s, toRfc3339(paused)}})
                     .status,
                 200);
        desk.find(desk.wish, 500, 500);
        const auto next = desk.tell();
        QVERIFY(next && *next > desk.bench.clock.now());
    }
};

QTEST_GUILESS_MAIN(TestPutOff)
#include "tst_putoff.moc"
