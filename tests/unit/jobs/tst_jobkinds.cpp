// SPDX-License-Identifier: GPL-3.0-or-later
#include "../api/apibench.h"
#include "server/api/routes_sync.h"
#include "server/api/settings.h"
#include "server/jobs/copysearch.h"
#include "server/jobs/editionsearch.h"
#include "server/jobs/jobrunner.h"
#include "server/jobs/routes.h"
#include "store/vault/editionrepository.h"
#include "store/vault/jobrepository.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace endpaper;
using namespace endpaper::server;
using endpaper::test::ApiBench;

static std::vector<Route> routes()
{
    std::vector<Route> all;
    addSyncServerRoutes(all);
    addCopiesRoutes(all);
    return all;
}

static void sample(Settings &settings)
{
    settings.isSample = true;
    settings.accessTokenSeconds = 365 * 24 * 3600;
}

static std::unique_ptr<JobRunner> work(Engine &engine, const Clock &clock, JobOptions options = {})
{
    options.poll = std::chrono::milliseconds(20);
    auto runner = std::make_unique<JobRunner>(engine, std::move(options), clock);
    runner->start();
    return runner;
}

static JobOptions unplanned(bool isSample = true)
{
    JobOptions options;
    options.isSample = isSample;
    options.planInterval = std::chrono::hours(24 * 365 * 200);
    return options;
}

// Each source's budget, as far as a refresh may go.
static Expected<> spendRefreshShare(Context &context)
{
    store::CopySourceRepository settings(context.transaction, true);
    for (const auto &source : knownSources(context.settings)) {
        store::CopySource setting{.id = source.id, .secret = {}, .lastState = {}};
        setting.windowFrom = context.clock.now();
        setting.windowCalls = source.limits.callsMax * 60 / 100;
        TRY(settings.put(setting));
    }
    return {};
}

class TestJobKinds : public QObject
{
    Q_OBJECT

    static void addBook(ApiBench &bench, const QString &title, const QString &isbn,
                        const QString &kind = {}, const QString &key = {},
                        const QString &author = u"Suzanne Collins"_s)
    {
        const auto added = bench.engine->writeAndWait([&](Context &context) -> Expected<> {
            store::Book book;
            book.id = Uuid::create();
            book.isbn = isbn;
            book.title = title;
            book.authors = {author};
            book.workId = store::workIdOf(title, book.authors);
            book.created = book.changed = context.clock.now();
            store::BookRepository books(context.transaction);
            TRY(books.insert(book));
            return kind.isEmpty() ? Expected<>() : books.addKey(kind, key, book.id);
        });
        QVERIFY2(added, added ? "" : qPrintable(added.error().context));
    }
    static QJsonObject resolved(ApiBench &bench, const QString &key, int *status = nullptr)
    {
        ApiBench::Answer answer;
        [&] {
            QTRY_VERIFY_WITH_TIMEOUT(
                (answer =
                     bench.ask(Method::Get, "/api/v1/resolve?key=" + QUrl::toPercentEncoding(key)),
                 answer.status != 202),
                30000);
        }();
        if (status) {
            *status = answer.status;
        }
        return answer.json;
    }

private Q_SLOTS:
    void keysOfOtherCataloguesResolve_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("by");
        QTest::newRow("Open Library, in the catalogue")
            << u"https://openlibrary.org/works/OL5735363W/The_Hunger_Games"_s << u"catalogue"_s;
        QTest::newRow("a bare ISBN") << u"0-439-02348-3"_s << u"catalogue"_s;
        QTest::newRow("a link with an ISBN")
            << u"https://www.amazon.de/Hunger-Games/dp/0439023483"_s << u"catalogue"_s;
        QTest::newRow("LibraryThing, by its words")
            << u"librarything.com/work/4979986/t/The-Hunger-Games"_s << u"title"_s;
        QTest::newRow("eBay, by its words")
            << u"https://www.ebay.de/itm/The-Hunger-Games/256012345678"_s << u"title"_s;
        QTest::newRow("another shop, by its words")
            << u"https://shop.example.org/books/the-hunger-games?id=3"_s << u"title"_s;
    }
    void keysOfOtherCataloguesResolve()
    {
        QFETCH(QString, key);
        QFETCH(QString, by);
        ApiBench bench(sample, routes());
        addBook(bench, u"The Hunger Games"_s, u"9780439023481"_s, u"openlibrary"_s,
                u"OL5735363W"_s);
        const auto runner = work(*bench.engine, bench.clock, unplanned());
        const QJsonObject answer = resolved(bench, key);
        QCOMPARE(answer["state"_L1].toString(), u"resolved"_s);
        QCOMPARE(answer["isbn"_L1].toString(), u"9780439023481"_s);
        QCOMPARE(answer["by"_L1].toString(), by);
    }

    void linksOfShopsNameTheAuthorToo_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("title"); // empty: nobody knows
        const QString games = u"The Hunger Games"_s;
        QTest::newRow("bookshop.org")
            << u"https://uk.bookshop.org/p/books/the-hobbit-j-r-r-tolkien/1234567"_s
            << u"The Hobbit"_s;
        QTest::newRow("AbeBooks, without the article")
            << u"https://www.abebooks.com/Hunger-Games-Suzanne-Collins/31234567890/bd"_s << games;
        QTest::newRow("eBay, the family name alone")
            << u"https://www.ebay.de/itm/The-Hobbit-Tolkien/204512345678"_s << u"The Hobbit"_s;
        QTest::newRow("the author first")
            << u"https://shop.example.org/b/suzanne-collins-the-hunger-games/3"_s << games;
        QTest::newRow("an ISBN that nobody knows, with words")
            << u"https://shop.example.org/the-hunger-games?ean=9780439023528"_s << games;
        QTest::newRow("another author")
            << u"https://www.ebay.de/itm/The-Hobbit-Collins/204512345678"_s << QString();
        QTest::newRow("a book about it")
            << u"https://www.ebay.de/itm/The-Hobbit-Companion-Tolkien/204512345679"_s << QString();
        QTest::newRow("a first name is no author")
            << u"https://www.ebay.de/itm/The-Hunger-Games-Suzanne/204512345670"_s << QString();
        QTest::newRow("two works of that name")
            << u"https://shop.example.org/b/common-ground/3"_s << QString();
        QTest::newRow("two works of that name, and whose")
            << u"https://shop.example.org/b/common-ground-collins/3"_s << u"Common Ground"_s;
    }
    void linksOfShopsNameTheAuthorToo()
    {
        QFETCH(QString, key);
        QFETCH(QString, title);
        ApiBench bench(sample, routes());
        addBook(bench, u"The Hunger Games"_s, u"9780439023481"_s);
        addBook(bench, u"Common Ground"_s, u"9780140297997"_s);
        addBook(bench, u"The Hobbit"_s, u"9780261102217"_s, {}, {}, u"J.R.R. Tolkien"_s);
        addBook(bench, u"Common Ground"_s, u"9783596148646"_s, {}, {}, u"J. Anthony Lukas"_s);
        const auto runner = work(*bench.engine, bench.clock, unplanned());
        const QJsonObject answer = resolved(bench, key);
        QCOMPARE(answer["title"_L1].toString(), title);
        QCOMPARE(answer["by"_L1].toString(), title.isEmpty() ? QString() : u"title"_s);
    }

    void aNumberIsLookedForInOnesOwnImports()
    {
        ApiBench bench(sample, routes());
        const QByteArray token = bench.token(u"ann@example.org"_s);
        const auto list =
            bench.ask(Method::Post, "/api/v1/wishlists", token, {{u"name"_s, u"L"_s}});
        const QByteArray wishes =
            "/api/v1/wishlists/" + list.json["id"_L1].toString().toLatin1() + "/wishes";
        QCOMPARE(bench
                     .ask(Method::Post, wishes, token,
                          {{u"title"_s, u"9780439023528"_s}, {u"isbn"_s, u"9780439023528"_s}})
                     .status,
                 201);
        QCOMPARE(bench
                     .ask(Method::Post, wishes, token,
                          {{u"title"_s, u"My Own Book"_s}, {u"isbn"_s, u"9780439023528"_s}})
                     .status,
                 201);
        const QByteArray target = "/api/v1/resolve?key="
            + QUrl::toPercentEncoding(u"https://shop.example.org/x-y?ean=9780439023528"_s);
        const auto own = bench.ask(Method::Get, target, token);
        QCOMPARE(own.json["by"_L1].toString(), u"import"_s);
        QCOMPARE(own.json["title"_L1].toString(), u"My Own Book"_s);
        QVERIFY(!bench.ask(Method::Get, target).json.contains("by"_L1));
    }

    void linksThatNameNoBookAreNotFound()
    {
        ApiBench bench(sample, routes());
        for (const char *key : {"https://amzn.to/3abcdef", "https://www.ebay.com/p/123456"}) {
            const auto answer = bench.ask(
                Method::Get, "/api/v1/resolve?key=" + QUrl::toPercentEncoding(QLatin1String(key)));
            QCOMPARE(answer.status, 404);
            QCOMPARE(answer.json["state"_L1].toString(), u"not_found"_s);
            QVERIFY(!answer.json["tried"_L1].toArray().isEmpty());
        }
    }

    // Open Library is asked, or stands in, as it should: what the key's catalogues are called.
    void anUnknownNumberIsAskedOfEveryCatalogue()
    {
        ApiBench bench(sample, routes());
        const auto runner = work(*bench.engine, bench.clock, unplanned());
        const QJsonObject answer = resolved(bench, u"9780439023528"_s);
        QCOMPARE(answer["state"_L1].toString(), u"not_found"_s);
        QStringList tried;
        for (const QJsonValue &step : answer["tried"_L1].toArray()) {
            tried += step.toString();
        }
        QCOMPARE(tried.mid(0, 2), (QStringList{u"catalogue"_s, u"openlibrary"_s}));
        for (const QString &id : {u"dnb"_s, u"k10plus"_s, u"loc"_s}) {
            QVERIFY2(tried.contains(id), qPrintable(tried.join(u' ')));
        }
        QVERIFY2(!tried.contains(u"googlebooks"_s), "without a key it is not asked");
    }

    void anotherCatalogueStandsIn()
    {
        ApiBench bench(sample, routes());
        const QByteArray admin = bench.token(u"admin@example.org"_s, u"admin"_s);
        QCOMPARE(bench
                     .ask(Method::Put, "/api/v1/me/sources", admin,
                          {{u"id"_s, u"openlibrary"_s}, {u"on"_s, false}})
                     .status,
                 200);
        const auto runner = work(*bench.engine, bench.clock, unplanned());
        // The sample libraries know the sample books by their numbers.
        const QJsonObject answer = resolved(bench, u"9780439023481"_s);
        QCOMPARE(answer["state"_L1].toString(), u"resolved"_s);
        QCOMPARE(answer["title"_L1].toString(), u"The Hunger Games"_s);
        QCOMPARE(answer["by"_L1].toString(), u"catalogue"_s); // where it stands from now on
        QTRY_VERIFY(runner->requestCounts().value(u"dnb"_s) > 0);
        // A source that is switched off is not asked.
        const QJsonObject unknown = resolved(bench, u"55512345-some-private-title"_s);
        QCOMPARE(unknown["tried"_L1].toArray(), (QJsonArray{u"catalogue"_s, u"title"_s}));
        QCOMPARE(runner->requestCounts().value(u"openlibrary"_s), 0);
    }

    void resolvesCountInTheBudget()
    {
        ApiBench bench(sample, routes());
        const QByteArray admin = bench.token(u"admin@example.org"_s, u"admin"_s);
        const auto runner = work(*bench.engine, bench.clock, unplanned());
        const auto left = [&] {
            const auto page = bench.ask(Method::Get, "/api/v1/me/sources", admin);
            for (const QJsonValue &source : page.json["items"_L1].toArray()) {
                if (source["id"_L1] == u"openlibrary"_s) {
                    return source["budget"_L1]["left"_L1].toInt(-1);
                }
            }
            return -1;
        };
        const int before = left();
        QVERIFY(before > 1);
        (void)resolved(bench, u"55512345"_s);
        QTRY_COMPARE(left(), before - 1);
        // Where it is spent the key waits, and says so.
        QVERIFY(bench.engine->writeAndWait([&](Context &context) -> Expected<> {
            store::CopySourceRepository settings(context.transaction, true);
            TRY_ASSIGN(auto setting, settings.get(u"openlibrary"_s));
            setting.windowFrom = context.clock.now();
            setting.windowCalls = 60;
            return settings.put(setting);
        }));
        const QJsonObject answer = resolved(bench, u"55512346"_s);
        QCOMPARE(answer["tried"_L1].toArray(),
                 (QJsonArray{u"catalogue"_s, u"openlibrary:rate_limited"_s}));
        QVERIFY(answer["next_at"_L1].isString());
        const int asked = runner->requestCounts().value(u"openlibrary"_s);
        bench.clock.advance(std::chrono::minutes(2));
        QTRY_COMPARE(runner->requestCounts().value(u"openlibrary"_s), asked + 1);
    }

    void unknownKeysSayWhatWasTried()
    {
        ApiBench bench(sample, routes());
        const auto runner = work(*bench.engine, bench.clock, unplanned());
        int status = 0;
        const QJsonObject ebay =
            resolved(bench, u"https://www.ebay.de/itm/Nobody-knows-this/256012345678"_s, &status);
        QCOMPARE(status, 404);
        QCOMPARE(ebay["tried"_L1].toArray(), (QJsonArray{u"catalogue"_s, u"title"_s}));
        const QJsonObject work = resolved(bench, u"OL999999999W"_s, &status);
        QCOMPARE(status, 404);
        QCOMPARE(work["tried"_L1].toArray(), (QJsonArray{u"catalogue"_s, u"openlibrary"_s}));
        QVERIFY(work["next_at"_L1].isString());
        QCOMPARE(bench.ask(Method::Get, "/api/v1/resolve?key=nonsense").status, 400);
    }

    void wishesAreRefreshedBeforeAnybodyAsks()
    {
        ApiBench bench(sample, routes());
        const QByteArray token = bench.token(u"ann@example.org"_s);
        const auto list =
            bench.ask(Method::Post, "/api/v1/wishlists", token, {{u"name"_s, u"L"_s}});
        const QByteArray wishes =
            "/api/v1/wishlists/" + list.json["id"_L1].toString().toLatin1() + "/wishes";
        QCOMPARE(bench
                     .ask(Method::Post, wishes, token,
                          {{u"title"_s, u"The Hunger Games"_s}, {u"isbn"_s, u"9780439023481"_s}})
                     .status,
                 201);
        JobOptions options;
        options.isSample = true;
        options.planInterval = std::chrono::milliseconds(1);
        const auto runner = work(*bench.engine, bench.clock, options);
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
        const auto list =
            bench.ask(Method::Post, "/api/v1/wishlists", token, {{u"name"_s, u"L"_s}});
        const QByteArray wishes =
            "/api/v1/wishlists/" + list.json["id"_L1].toString().toLatin1() + "/wishes";
        const QJsonArray chosen{u"9783161484100"_s, u"9783596148646"_s};
        const QList<QJsonObject> bodies{
            {{u"title"_s, u"The Hunger Games"_s}, {u"isbn"_s, u"9780439023481"_s}},
            {{u"title"_s, u"B"_s},
             {u"isbn"_s, u"9780140297997"_s},
             {u"editions"_s, QJsonObject{{u"mode"_s, u"chosen"_s}, {u"isbns"_s, chosen}}}},
            {{u"title"_s, u"Der grüne Heinrich"_s},
             {u"authors"_s, QJsonArray{u"Gottfried Keller"_s}}}};
        for (const QJsonObject &body : bodies) {
            QCOMPARE(bench.ask(Method::Post, wishes, token, body).status, 201);
        }
        JobOptions options;
        options.isSample = true;
        options.planInterval = std::chrono::milliseconds(1);
        const auto runner = work(*bench.engine, bench.clock, options);
        QStringList keys;
        const auto planned = [&] {
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
            return planned() >= 6;
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

    void editionsKeepTheirPublisher()
    {
        ApiBench bench(sample, routes());
        addBook(bench, u"The Hunger Games"_s, u"9780439023481"_s);
        QVERIFY(bench.engine->writeAndWait([&](Context &context) -> Expected<> {
            TRY_ASSIGN(const auto book,
                       store::BookRepository(context.transaction).findByIsbn(u"9780439023481"_s));
            sources::Answer answer{.state = sources::AnswerState::Done};
            sources::FoundBook found;
            found.ref = u"1"_s;
            found.title = book->title;
            found.authors = book->authors;
            found.isbns = {domain::Isbn::parse(u"9781407132082"_s).value()};
            found.publisher = u"Scholastic"_s;
            answer.books = {found};
            return storeEditions(context, *book, u"dnb"_s, answer, 0);
        }));
        const auto answer = bench.ask(Method::Get, "/api/v1/books/9780439023481/editions");
        QStringList publishers;
        for (const QJsonValue &item : answer.json["items"_L1].toArray()) {
            publishers.append(item["publisher"_L1].toString());
        }
        QVERIFY(publishers.contains(u"Scholastic"_s));
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

    void severalDaemonsOnOneVaultShareTheWork()
    {
        ApiBench bench(sample, routes());
        Settings settings = bench.engine->settings();
        auto second = Engine::open(
            settings,
            [&] {
                std::vector<Route> all = groundRoutes(settings);
                const std::vector<Route> more = routes();
                all.insert(all.end(), more.begin(), more.end());
                return all;
            }(),
            bench.clock);
        QVERIFY2(second, second ? "" : qPrintable(second.error().context));
        QStringList isbns;
        for (int i = 0; i < 8; ++i) {
            const QString body = u"97834500%1"_s.arg(1000 + i);
            int sum = 0;
            for (qsizetype at = 0; at < body.size(); ++at) {
                sum += body.at(at).digitValue() * (at % 2 ? 3 : 1);
            }
            isbns.append(body + QString::number((10 - sum % 10) % 10));
            (void)bench.ask(Method::Get,
                            "/api/v1/books/" + isbns.last().toLatin1() + "/copies?country=DE");
        }
        {
            const auto one = work(*bench.engine, bench.clock, unplanned());
            const auto two = work(**second, bench.clock, unplanned());
            for (const QString &isbn : std::as_const(isbns)) {
                QTRY_VERIFY_WITH_TIMEOUT(
                    bench.ask(Method::Get,
                              "/api/v1/books/" + isbn.toLatin1() + "/copies?country=DE")
                            .json["state"_L1]
                            .toString()
                        != "searching"_L1,
                    60000);
            }
        }
        // Each was claimed by one of the two, once.
        const QByteArray admin = bench.token(u"admin@example.org"_s, u"admin"_s);
        const QJsonArray jobs = bench.ask(Method::Get, "/api/v1/admin/jobs?kind=search", admin)
                                    .json["items"_L1]
                                    .toArray();
        QCOMPARE(jobs.size(), isbns.size());
        for (const QJsonValue &job : jobs) {
            QCOMPARE(job["state"_L1].toString(), u"done"_s);
            QCOMPARE(job["attempt"_L1].toInt(), 1);
        }
        second->reset();
    }

    void coversAreFetchedOnceAndKept()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const QByteArray picture = QByteArray("\xff\xd8\xff\xe0") + QByteArray(500, 'x');
        int requests = 0;
        connect(&server, &QTcpServer::newConnection, this, [&] {
            QTcpSocket *socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [&, socket] {
                const QByteArray asked = socket->readAll();
                ++requests;
                const bool isKnown =
                    asked.startsWith("GET /b/isbn/9780439023481-L.jpg?default=false ");
                const QByteArray body = isKnown ? picture : QByteArray("<html>no</html>");
                socket->write(QByteArray("HTTP/1.1 ") + (isKnown ? "200 OK" : "404 Not Found")
                              + "\r\nConnection: close\r\nContent-Length: "
                              + QByteArray::number(body.size()) + "\r\n\r\n" + body);
                socket->disconnectFromHost();
            });
        });
        ApiBench bench([](Settings &settings) { settings.accessTokenSeconds = 365 * 24 * 3600; },
                       routes());
        JobOptions options = unplanned(false);
        options.coverBase = QUrl(u"http://127.0.0.1:%1"_s.arg(server.serverPort()));
        const auto runner = work(*bench.engine, bench.clock, options);
        QCOMPARE(bench.ask(Method::Get, "/api/v1/covers/0439023483").status, 202);
        ApiBench::Answer cover;
        QTRY_VERIFY(
            (cover = bench.ask(Method::Get, "/api/v1/covers/9780439023481"), cover.status == 200));
        QCOMPARE(cover.reply.body, picture);
        QCOMPARE(cover.reply.contentType, "image/jpeg");
        QVERIFY(!cover.header("etag").isEmpty());
        QCOMPARE(bench
                     .ask(Method::Get, "/api/v1/covers/9780439023481", {}, {},
                          {{"if-none-match", cover.header("etag")}})
                     .status,
                 304);
        QCOMPARE(requests, 1);
        QCOMPARE(bench.ask(Method::Get, "/api/v1/covers/9783522177504").status, 202);
        QTRY_COMPARE(bench.ask(Method::Get, "/api/v1/covers/9783522177504").status, 404);
        QCOMPARE(requests, 2);
        QCOMPARE(bench.ask(Method::Get, "/api/v1/covers/9783522177504").status, 404);
        QCOMPARE(bench.ask(Method::Get, "/api/v1/covers/12345").status, 400);
    }

    void editionsAreMergedAndKeptAsPeopleDecided()
    {
        ApiBench bench(sample, routes());
        const QByteArray librarian = bench.token(u"lib@example.org"_s, u"librarian"_s);
        addBook(bench, u"The Hunger Games"_s, u"9780439023481"_s);
        addBook(bench, u"The Hunger Games"_s, u"9780439023528"_s);
        addBook(bench, u"Another Book"_s, u"9783522177504"_s);
        const auto runner = work(*bench.engine, bench.clock, unplanned());
        const auto editions = [&] {
            QStringList isbns;
            const auto answer = bench.ask(Method::Get, "/api/v1/books/9780439023481/editions");
            for (const QJsonValue &item : answer.json["items"_L1].toArray()) {
                isbns.append(item["isbn"_L1].toString());
            }
            return answer.json["state"_L1].toString() == "searching"_L1 ? QStringList() : isbns;
        };
        QTRY_VERIFY_WITH_TIMEOUT(editions().size() >= 2, 30000);
        QVERIFY(editions().contains(u"9780439023528"_s));
        QVERIFY(!editions().contains(u"9783522177504"_s));
        const QJsonObject edit{{u"remove"_s, QJsonArray{u"9780439023528"_s}},
                               {u"add"_s, QJsonArray{u"978-3-16-148410-0"_s}}};
        const auto changed =
            bench.ask(Method::Put, "/api/v1/books/9780439023481/editions", librarian, edit);
        QVERIFY2(changed.status == 200, changed.reply.body.constData());
        QVERIFY(!editions().contains(u"9780439023528"_s)); // although the catalogue has it
        QVERIFY(editions().contains(u"9783161484100"_s));
        const QByteArray reader = bench.token(u"ann@example.org"_s);
        QCOMPARE(
            bench.ask(Method::Put, "/api/v1/books/9780439023481/editions", reader, edit).status,
            403);
        QCOMPARE(bench.ask(Method::Get, "/api/v1/books/9780306406157/editions").status, 404);
    }

    void hiddenThingsArePaged()
    {
        ApiBench bench(sample, routes());
        const QByteArray token = bench.token(u"ann@example.org"_s);
        for (int i = 0; i < 5; ++i) {
            QCOMPARE(bench
                         .ask(Method::Post,
                              "/api/v1/sellers/booklooker:Shop" + QByteArray::number(i) + "/hide",
                              token)
                         .status,
                     204);
        }
        QCOMPARE(bench.ask(Method::Post, "/api/v1/sellers/nobody:x/hide", token).status, 404);
        QCOMPARE(bench.ask(Method::Post, "/api/v1/sellers/booklooker:/hide", token).status, 404);
        QStringList sellers;
        QByteArray cursor;
        do {
            const auto page = bench.ask(Method::Get, "/api/v1/me/hidden?limit=2" + cursor, token);
            QVERIFY(page.json["sort_options"_L1].isArray());
            for (const QJsonValue &item : page.json["items"_L1].toArray()) {
                sellers.append(item["seller"_L1].toString());
            }
            const QString next = page.json["next_cursor"_L1].toString();
            cursor = next.isEmpty() ? QByteArray() : "&cursor=" + next.toLatin1();
        } while (!cursor.isEmpty());
        sellers.sort();
        QCOMPARE(sellers,
                 (QStringList{u"Shop0"_s, u"Shop1"_s, u"Shop2"_s, u"Shop3"_s, u"Shop4"_s}));
    }
};

QTEST_GUILESS_MAIN(TestJobKinds)
#include "tst_jobkinds.moc"
