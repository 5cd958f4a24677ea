// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobbench.h"

using namespace Qt::StringLiterals;
using namespace endpaper;
using namespace endpaper::server;
using namespace endpaper::test;

static QJsonObject resolved(ApiBench &bench, const QString &key, int *status = nullptr)
{
    ApiBench::Answer answer;
    [&] {
        QTRY_VERIFY_WITH_TIMEOUT(
            (answer = bench.ask(Method::Get, "/api/v1/resolve?key=" + QUrl::toPercentEncoding(key)),
             answer.status != 202),
            30000);
    }();
    if (status) {
        *status = answer.status;
    }
    return answer.json;
}

// Which book a link or a number is, and who is asked.
class TestResolve : public QObject
{
    Q_OBJECT

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
        const QByteArray wishes = bench.wishesOfNewList(token);
        for (const QString &title : {u"9780439023528"_s, u"My Own Book"_s}) {
            addWish(bench, wishes, token, {{u"title"_s, title}, {u"isbn"_s, u"9780439023528"_s}});
        }
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
};

QTEST_GUILESS_MAIN(TestResolve)
#include "tst_resolve.moc"
