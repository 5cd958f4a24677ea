// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobbench.h"
#include "store/vault/editionrepository.h"

using namespace Qt::StringLiterals;
using namespace endpaper;
using namespace endpaper::server;
using namespace endpaper::test;

static JobOptions planned()
{
    JobOptions options = unplanned();
    options.planInterval = std::chrono::milliseconds(1);
    return options;
}

// Copies that are looked for before anybody asks, and what budget is left for readers.
class TestRefreshes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wishesAreRefreshedBeforeAnybodyAsks()
    {
        ApiBench bench(sample, routes());
        const QByteArray token = bench.token(u"ann@example.org"_s);
        const QByteArray wishes = bench.wishesOfNewList(token);
        addWish(bench, wishes, token,
                {{u"title"_s, u"The Hunger Games"_s}, {u"isbn"_s, u"9780439023481"_s}});
        const auto runner = work(*bench.engine, bench.clock, planned());
        QTRY_VERIFY_WITH_TIMEOUT(
            bench.ask(Method::Get, "/api/v1/notifications", token).json["items"_L1].isArray()
                && runner->requestCounts().value(u"booklooker"_s) > 0,
            30000);
        // Whoever asks now is served at once.
        QJsonObject copies;
        QTRY_VERIFY_WITH_TIMEOUT(
            (copies = bench.ask(Method::Get, "/api/v1/books/9780439023481/copies", token).json,
             copies["state"_L1].toString() == "fresh"_L1),
            30000);
        QVERIFY(!copies["items"_L1].toArray().isEmpty());
    }

    void wishesOfADeletedListAreNotRefreshed()
    {
        ApiBench bench(sample, routes());
        const QByteArray token = bench.token(u"ann@example.org"_s);
        const QByteArray gone = bench.wishesOfNewList(token);
        const QByteArray kept = bench.wishesOfNewList(token);
        addWish(bench, gone, token, {{u"title"_s, u"B"_s}, {u"isbn"_s, u"9780140297997"_s}});
        addWish(bench, kept, token,
                {{u"title"_s, u"The Hunger Games"_s}, {u"isbn"_s, u"9780439023481"_s}});
        const QByteArray list = gone.left(gone.lastIndexOf('/'));
        QCOMPARE(bench.ask(Method::Delete, list, token).status, 204);
        const auto runner = work(*bench.engine, bench.clock, planned());
        const auto isPlanned = [&](const QString &isbn) {
            bool isThere = false;
            (void)bench.engine->readAndWait([&](Context &context) -> Expected<> {
                TRY_ASSIGN(const auto job,
                           store::JobRepository(context.transaction)
                               .find(u"refresh"_s, searchKey(isbn, u"DE"_s)));
                isThere = job.has_value();
                return {};
            });
            return isThere;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isPlanned(u"9780439023481"_s), 30000);
        QVERIFY(!isPlanned(u"9780140297997"_s)); // its row came first
    }

    // Each chosen edition, a few of the others where any will do, and a book in words alone.
    void wishesAreRefreshedByTheirEditions()
    {
        ApiBench bench(sample, routes());
        const QByteArray token = bench.token(u"ann@example.org"_s);
        addBook(bench, u"The Hunger Games"_s, u"9780439023481"_s);
        QVERIFY(bench.engine->writeAndWait([&](Context &context) -> Expected<> {
            TRY_ASSIGN(const auto book,
                       store::BookRepository(context.transaction).findByIsbn(u"9780439023481"_s));
            for (const QString &isbn :
                 {u"9780439023528"_s, u"9781407132082"_s, u"9783789132186"_s}) {
                TRY(store::EditionRepository(context.transaction)
                        .merge(book->workId,
                               {.isbn = isbn, .title = book->title, .sources = {u"dnb"_s}},
                               context.clock.now()));
            }
            return {};
        }));
        const QByteArray wishes = bench.wishesOfNewList(token);
        const QJsonArray chosen{u"9783161484100"_s, u"9783596148646"_s};
        const QList<QJsonObject> bodies{
            {{u"title"_s, u"The Hunger Games"_s}, {u"isbn"_s, u"9780439023481"_s}},
            {{u"title"_s, u"B"_s},
             {u"isbn"_s, u"9780140297997"_s},
             {u"editions"_s, QJsonObject{{u"mode"_s, u"chosen"_s}, {u"isbns"_s, chosen}}}},
            {{u"title"_s, u"Der grüne Heinrich"_s},
             {u"authors"_s, QJsonArray{u"Gottfried Keller"_s}}}};
        for (const QJsonObject &body : bodies) {
            addWish(bench, wishes, token, body);
        }
        const auto runner = work(*bench.engine, bench.clock, planned());
        QStringList keys;
        const auto refreshes = [&] {
            keys.clear();
            (void)bench.engine->readAndWait([&](Context &context) -> Expected<> {
                TRY_ASSIGN(auto query,
                           context.transaction.prepare(
                               "SELECT key FROM job WHERE kind = 'refresh' ORDER BY key"));
                while (true) {
                    TRY_ASSIGN(const bool hasRow, query.step());
                    if (!hasRow) {
                        return {};
                    }
                    keys.append(query.text(0).section(u'|', 0, 0));
                }
            });
            return keys.size();
        };
        const auto rounds = [&] {
            bench.clock.advance(std::chrono::seconds(1)); // the planner's interval is the clock's
            return refreshes() >= 6;
        };
        QTRY_VERIFY_WITH_TIMEOUT(rounds(), 30000);
        QVERIFY(keys.contains(u"9780439023481"_s));
        const auto siblings = std::ranges::count_if(keys, [](const QString &key) {
            return key == "9780439023528"_L1 || key == "9781407132082"_L1
                || key == "9783789132186"_L1;
        });
        QCOMPARE(siblings, 2);
        QVERIFY(keys.contains(u"9783161484100"_s) && keys.contains(u"9783596148646"_s));
        QVERIFY(!keys.contains(u"9780140297997"_s)); // that one was not chosen
        QVERIFY(std::ranges::any_of(
            keys, [](const QString &key) { return Uuid::parse(key).has_value(); }));
        // The book in words was made once, whoever names it again.
        const auto named = bench.ask(Method::Post, "/api/v1/books/named", token,
                                     {{u"title"_s, u"Der grune Heinrich"_s},
                                      {u"authors"_s, QJsonArray{u"Keller, Gottfried"_s}}});
        QCOMPARE(named.status, 200);
        QVERIFY(keys.contains(named.json["id"_L1].toString()));
    }

    void refreshesLeaveReadersTheirShareOfTheBudget()
    {
        ApiBench bench(sample, routes());
        const QByteArray token = bench.token(u"ann@example.org"_s);
        QVERIFY(bench.engine->writeAndWait([&](Context &context) -> Expected<> {
            TRY(spendRefreshShare(context));
            TRY(store::JobRepository(context.transaction)
                    .add(u"refresh"_s, u"9780439023481|DE"_s, context.clock.now(), 1));
            return {};
        }));
        const auto runner = work(*bench.engine, bench.clock, unplanned());
        const QByteArray admin = bench.token(u"admin@example.org"_s, u"admin"_s);
        QTRY_COMPARE(bench.ask(Method::Get, "/api/v1/admin/jobs?kind=refresh", admin)
                         .json["items"_L1][0]["reason"_L1]
                         .toString(),
                     u"budget"_s);
        QCOMPARE(runner->requestCounts().value(u"booklooker"_s), 0);
        const auto shown = bench.ask(Method::Get, "/api/v1/admin/sources", admin);
        QCOMPARE(shown.json["planned"_L1]["refreshes"_L1].toInt(), 1);
        for (const QJsonValue &source : shown.json["items"_L1].toArray()) {
            QCOMPARE(source["budget"_L1]["left_for_refresh"_L1].toInt(), 0);
            QVERIFY(source["budget"_L1]["left"_L1].toInt() > 0);
        }
        QCOMPARE(bench.ask(Method::Get, "/api/v1/admin/sources", token).status, 403);
        (void)bench.ask(Method::Get, "/api/v1/books/9780439023481/copies?country=DE", token);
        QTRY_VERIFY(runner->requestCounts().value(u"booklooker"_s) > 0);
    }

    void refreshesWaitTogetherWhereNoSourceHasRoom()
    {
        ApiBench bench(sample, routes());
        constexpr int refreshes = 40;
        QVERIFY(bench.engine->writeAndWait([&](Context &context) -> Expected<> {
            TRY(spendRefreshShare(context));
            for (int i = 0; i < refreshes; ++i) {
                TRY(store::JobRepository(context.transaction)
                        .add(u"refresh"_s, u"97804390234%1|DE"_s.arg(i, 2, 10, '0'_L1),
                             context.clock.now(), 1));
            }
            return {};
        }));
        const auto runner = work(*bench.engine, bench.clock, unplanned());
        int claimed = 0;
        const auto putOff = [&] {
            int count = 0;
            claimed = 0;
            (void)bench.engine->writeAndWait([&](Context &context) -> Expected<> {
                TRY_ASSIGN(const auto all,
                           store::JobRepository(context.transaction).list({.limit = 100}));
                for (const store::Job &job : all) {
                    count += job.reason == "budget"_L1 && job.due > context.clock.now() ? 1 : 0;
                    claimed += job.attempt;
                }
                return {};
            });
            return count;
        };
        QTRY_COMPARE(putOff(), refreshes);
        QCOMPARE(claimed, 1);
    }

    // A device that looks a whole library up leaves the one who waits for a book her share.
    void whatNobodyWaitsForWaitsForBudgetAndSaysHowLong()
    {
        ApiBench bench(sample, routes());
        QVERIFY(bench.engine->writeAndWait(spendRefreshShare));
        const auto runner = work(*bench.engine, bench.clock, unplanned());
        const QByteArray path = "/api/v1/books/9780439023481/copies?country=DE";
        const auto waitSeconds = [](const ApiBench::Answer &answer) {
            return answer.header("Retry-After").toInt();
        };
        QTRY_VERIFY(waitSeconds(bench.ask(Method::Get, path + "&later=true")) > 1);
        QCOMPARE(runner->requestCounts().value(u"booklooker"_s), 0);
        QCOMPARE(waitSeconds(bench.ask(Method::Get, path)), 1);
        QTRY_VERIFY(runner->requestCounts().value(u"booklooker"_s) > 0);
    }
};

QTEST_GUILESS_MAIN(TestRefreshes)
#include "tst_refreshes.moc"
