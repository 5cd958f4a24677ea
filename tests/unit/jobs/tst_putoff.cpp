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
        , wishes(bench.wishesOfNewList(token))
        , wish(wishFor(u"Austerlitz"_s, u"9780140297997"_s))
        , other(wishFor(u"The Hunger Games"_s, u"9780439023481"_s))
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
    // What waits to go out, the oldest first.
    std::vector<store::Delivery> waiting(const QByteArray &channel)
    {
        std::vector<store::Delivery> bodies;
        const auto done = bench.engine->readAndWait([&](Context &context) -> Expected<> {
            TRY_ASSIGN(auto query,
                       context.transaction.prepare(
                           "SELECT id FROM delivery WHERE channel = ?1 ORDER BY created, id"));
            query.bindAll(QString::fromLatin1(channel));
            while (true) {
                TRY_ASSIGN(const bool hasRow, query.step());
                if (!hasRow) {
                    return {};
                }
                TRY_ASSIGN(auto delivery,
                           store::AlertRepository(context.transaction).delivery(query.uuid(0)));
                bodies.push_back(*delivery);
            }
        });
        [&] { QVERIFY(done); }();
        return bodies;
    }
    // As it goes out now; without what is not to be told any more.
    QByteArrayList goingOut(const QByteArray &channel)
    {
        QByteArrayList bodies;
        for (const store::Delivery &delivery : waiting(channel)) {
            const auto done = bench.engine->readAndWait([&](Context &context) -> Expected<> {
                TRY_ASSIGN(const auto body, deliveryBody(context, delivery));
                if (body) {
                    bodies += *body;
                }
                return {};
            });
            [&] { QVERIFY(done); }();
        }
        return bodies;
    }
    // Nothing of the two wishes leaves the house.
    bool isSilent()
    {
        return goingOut("email").isEmpty() && goingOut("webhook").isEmpty() && entries() == 0;
    }
    qsizetype entries() { return bench.ask(Method::Get, m_feed).reply.body.count("<entry>"); }
    int putOff(QJsonObject how)
    {
        how.insert(u"wish_id"_s, wish.toString());
        const QByteArray id = notifications().last()["id"_L1].toString().toLatin1();
        return bench.ask(Method::Put, "/api/v1/notifications/" + id + "/snooze", token, how).status;
    }
    int removed(const Uuid &one)
    {
        return bench.ask(Method::Delete, "/api/v1/wishes/" + one.toString().toLatin1(), token)
            .status;
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
    QByteArray wishes; // where those of the list are
    Uuid wish;
    Uuid other;

private:
    Uuid wishFor(const QString &title, const QString &isbn)
    {
        return Uuid::parse(addWish(bench, wishes, token, {{u"title"_s, title}, {u"isbn"_s, isbn}}))
            .value_or(Uuid());
    }

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
        const QByteArrayList calls = desk.goingOut("webhook");
        QCOMPARE(calls.size(), 1); // the first of them told of what is put off now
        const QJsonArray items =
            QJsonDocument::fromJson(calls.last()).object()["items"_L1].toArray();
        QCOMPARE(items.size(), 1);
        QCOMPARE(items[0]["total"_L1]["minor"_L1].toInt(), 639);
        QCOMPARE(desk.entries(), 1);
    }

    // It was queued before the reader thought better of it.
    void whatIsPutOffAfterwardsStaysInTheHouse()
    {
        Desk desk;
        desk.find(desk.wish, 640);
        desk.find(desk.other, 700);
        QVERIFY(!desk.tell());
        QCOMPARE(desk.goingOut("email").size(), 1);
        const Instant until = desk.bench.clock.now() + std::chrono::hours(24);
        QCOMPARE(desk.putOff({{u"until"_s, toRfc3339(until)}}), 204);
        // The other book's half of the letter goes.
        QCOMPARE(desk.goingOut("email").size(), 1);
        const QJsonArray items = QJsonDocument::fromJson(desk.goingOut("webhook").first())
                                     .object()["items"_L1]
                                     .toArray();
        QCOMPARE(items.size(), 1);
        QCOMPARE(items[0]["wish_id"_L1].toString(), desk.other.toString());
        QCOMPARE(desk.entries(), 1);
        QCOMPARE(desk.removed(desk.other), 204);
        QVERIFY(desk.isSilent());
        // Brought back it may go again.
        QCOMPARE(desk.putOff({}), 204);
        QCOMPARE(desk.goingOut("email").size(), 1);
        QCOMPARE(desk.entries(), 1);
    }

    void ofARemovedWishNothingIsTold_data()
    {
        QTest::addColumn<QByteArray>("verb");
        QTest::newRow("the wish") << "wish"_ba;
        QTest::newRow("its list") << "list"_ba;
        QTest::newRow("wanted no more") << "want"_ba;
        QTest::newRow("bought") << "state"_ba;
        QTest::newRow("its alerts are off") << "alert"_ba;
    }
    void ofARemovedWishNothingIsTold()
    {
        QFETCH(const QByteArray, verb);
        Desk desk;
        desk.find(desk.wish, 640);
        QVERIFY(!desk.tell());
        desk.find(desk.wish, 500); // waits for its hour
        QCOMPARE(desk.goingOut("email").size(), 1);
        if (verb == "wish") {
            QCOMPARE(desk.removed(desk.wish), 204);
        } else if (verb == "list") {
            const QByteArray list = desk.wishes.left(desk.wishes.lastIndexOf('/'));
            QCOMPARE(desk.bench.ask(Method::Delete, list, desk.token).status, 204);
        } else {
            const QJsonObject change = verb == "want" ? QJsonObject{{u"want"_s, false}}
                : verb == "state"                     ? QJsonObject{{u"state"_s, u"arrived"_s}}
                                                      : QJsonObject{{u"alert"_s, u"off"_s}};
            const QByteArray path = "/api/v1/wishes/" + desk.wish.toString().toLatin1();
            QCOMPARE(desk.bench.ask(Method::Patch, path, desk.token, change).status, 200);
        }
        QVERIFY(desk.isSilent());
        QVERIFY(!desk.tell());
        QCOMPARE(desk.notifications().size(), 1); // no further one
        QVERIFY(desk.isSilent());
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
