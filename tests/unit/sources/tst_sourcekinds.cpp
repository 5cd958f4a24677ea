// SPDX-License-Identifier: GPL-3.0-or-later
// The described sources against what their keepers and users recorded.
#include "sources/executor.h"

#include <QFile>
#include <QTest>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using namespace endpaper;
using namespace endpaper::sources;
using domain::Condition;

static const Instant now = fromEpochMs(1'795'250'000'000);

static BookQuery query()
{
    return {.isbn = domain::Isbn::parse(u"9783161484100").value(),
            .title = u"Ein \"Titel\""_s,
            .author = u"Maria Muster"_s,
            .country = u"DE"_s};
}

static Page read(const QString &id, const QByteArray &body, int status = 200,
                 const BookQuery &asked = query())
{
    const SourceDescription *source = findSource(builtinSources(), id);
    return readPage(*source, asked, source->queries.first(),
                    {.outcome = FetchResult::Outcome::Answered,
                     .status = status,
                     .body = body,
                     .url = QUrl(u"https://shop.example/p"_s)},
                    now);
}

static QByteArray recorded(const QString &path)
{
    QFile file(QStringLiteral(ENDPAPER_SHARED_DATA) + path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

static QString urlOf(const QString &id, qsizetype index, const BookQuery &asked = query())
{
    const SourceDescription *source = findSource(builtinSources(), id);
    const auto request = requestFor(*source, source->queries.at(index), asked);
    return request ? request->url.toString(QUrl::FullyEncoded) : QString();
}

class TestSourceKinds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allShippedDescriptionsAreRead();
    void abeBooksRowsAreCopies();
    void aShopsPageIsACopy();
    void shopifysRowsAreCopies();
    void feedsHavePricesInTheirWords();
    void bibliosRowsAreCopies();
    void cataloguesAreAskedForBothForms();
    void googleBooksIsRead();
    void isbndbIsRead();
    void bookshopsAndBookcasesAreFound();
    void pickupIsAskedForOnlyWithAPlace();
    void aNumberThatIsNoIsbnIsLookedForAllTheSame();
};

void TestSourceKinds::allShippedDescriptionsAreRead()
{
    QStringList ids;
    for (const SourceDescription &source : builtinSources()) {
        ids.append(source.id);
        QVERIFY2(!source.needsKey() || !source.keyHelp.isEmpty(), qPrintable(source.id));
        QVERIFY2(source.kind != AnswerKind::Html || source.obeysRobots, qPrintable(source.id));
        QVERIFY2(source.role == SourceDescription::Role::Shop
                     || !source.terms.attribution.isEmpty(),
                 qPrintable(source.id));
    }
    for (const char *id : {"booklooker", "ebay", "abebooks", "biblio", "openlibrary", "dnb",
                           "k10plus", "loc", "googlebooks", "isbndb", "inventaire", "overpass",
                           "woocommerce", "shopify", "pages", "feed"}) {
        QVERIFY2(ids.contains(QString::fromLatin1(id)), id);
    }
    const SourceDescription *ebay = findSource(builtinSources(), u"ebay");
    QCOMPARE(ebay->terms.maxAge, std::chrono::hours(6)); // by its licence
    QVERIFY(!ebay->terms.mayModel && !ebay->terms.mayMix && !ebay->terms.mayStore);
}

void TestSourceKinds::abeBooksRowsAreCopies()
{
    const Page page = read(
        u"abebooks"_s,
        R"(<searchResults><resultCount>2</resultCount><Book><bookId>31000000001</bookId><isbn13>9783161484100</isbn13><listingCondition>NOT NEW BOOK</listingCondition><itemCondition>Very Good</itemCondition><listingPrice>6.00</listingPrice><firstBookShipCost>3.00</firstBookShipCost><extraBookShipCost>1.00</extraBookShipCost><listingUrl>www.abebooks.com/servlet/ListingDetails?bi=31000000001</listingUrl><title>Ein Titel</title><author>Muster, M.</author><vendorName>X Books</vendorName><vendorLocation>Leeds, United Kingdom</vendorLocation><vendorDescription>Ex-library, &lt;b&gt;clean&lt;/b&gt;.</vendorDescription></Book><Book><bookId>2</bookId><title>Ein Titel</title><listingCondition>NEW BOOK</listingCondition><listingPrice>9</listingPrice><listingUrl>www.abebooks.com/2</listingUrl></Book></searchResults>)");
    QCOMPARE(page.state, AnswerState::Done);
    QCOMPARE(page.copies.size(), 1);
    const domain::Copy &copy = page.copies.first().copy;
    QCOMPARE(copy.price, (domain::Money{600, domain::Currency::eur()}));
    QCOMPARE(copy.postage->minor, 300);
    QCOMPARE(copy.condition, Condition::VeryGood);
    QCOMPARE(copy.fromCountry, u"GB"_s);
    QCOMPARE(copy.url.toString(),
             u"https://www.abebooks.com/servlet/ListingDetails?bi=31000000001"_s);
    QVERIFY(copy.flags.testFlag(domain::RedFlag::ExLibrary));
    QVERIFY(!copy.sellerWords.contains(u'<'));
    const Page one =
        read(u"abebooks"_s, "<searchResults><resultCount>0</resultCount></searchResults>");
    QCOMPARE(one.state, AnswerState::Done);
    QVERIFY(urlOf(u"abebooks"_s, 0).contains("destinationcountry=DEU"_L1));
}

void TestSourceKinds::aShopsPageIsACopy()
{
    const Page page = read(
        u"pages"_s,
        R"(<script type="application/ld+json">{"@type":["Product","Book"],"name":"Ein Titel","isbn":"978-3-16-148410-0","inLanguage":"de-AT","bookFormat":"https://schema.org/Paperback","datePublished":"1998-03","description":"Gut erhalten","offers":{"@type":"Offer","price":"7.50","priceCurrency":"EUR","itemCondition":"https://schema.org/UsedCondition","availability":"https://schema.org/InStoreOnly","url":"/p/1"}}</script>)");
    QCOMPARE(page.state, AnswerState::Done);
    QCOMPARE(page.copies.size(), 1);
    QCOMPARE(page.copies.first().copy.price.minor, 750);
    QCOMPARE(page.copies.first().copy.condition, Condition::Good);
    QCOMPARE(page.copies.first().copy.isbn->toString13(), u"9783161484100"_s);
    QCOMPARE(page.copies.first().copy.url.toString(), u"https://shop.example/p/1"_s);
    QCOMPARE(page.copies.first().marks, QStringList{u"pickup"_s});
    QCOMPARE(page.copies.first().copy.binding, u"Paperback"_s);
    QCOMPARE(page.copies.first().copy.published, u"1998"_s);
    QCOMPARE(page.copies.first().copy.language, u"de"_s);
    // No products is not "none", unless the page says so.
    QCOMPARE(read(u"pages"_s, "<html><p>Sorry</html>").reason, u"no_products"_s);
    QCOMPARE(read(u"pages"_s, "<html><meta name='totalResults' content='0'></html>").state,
             AnswerState::Done);
}

void TestSourceKinds::shopifysRowsAreCopies()
{
    const Page page = read(
        u"shopify"_s,
        R"({"resources":{"results":{"products":[{"id":1,"title":"Ein Titel","handle":"ein-titel","url":"/products/ein-titel","price":"7.50","available":true,"vendor":"M. Muster","tags":["gebraucht","sehr gut"]},{"id":2,"title":"Ein Titel","url":"/products/2","price":"3.00","available":false}]}}})");
    QCOMPARE(page.copies.size(), 1);
    QCOMPARE(page.copies.first().copy.url.toString(), u"https://shop.example/products/ein-titel"_s);
    QCOMPARE(page.copies.first().copy.condition, Condition::VeryGood);
    // The row says no number, but the shop was asked for this one.
    QCOMPARE(page.copies.first().copy.isbn->toString13(), u"9783161484100"_s);
    QVERIFY(page.copies.first().marks.isEmpty());
}

void TestSourceKinds::feedsHavePricesInTheirWords()
{
    const Page page = read(
        u"feed"_s,
        R"(<rss xmlns:os="http://a9.com/-/spec/opensearch/1.1/"><channel><os:totalResults>1</os:totalResults><item><title>Ein Titel. M. Muster</title><link>https://shop.example/1</link><description>&lt;p&gt;Gut erhalten, 7,50 €&lt;/p&gt;</description></item></channel></rss>)");
    QCOMPARE(page.state, AnswerState::Done);
    QCOMPARE(page.copies.size(), 1);
    QCOMPARE(page.copies.first().copy.price.minor, 750);
    QCOMPARE(page.copies.first().copy.condition, Condition::Good);
    QCOMPARE(read(u"feed"_s, "<rss><channel><totalResults>0</totalResults></channel></rss>").state,
             AnswerState::Done);
    QCOMPARE(read(u"feed"_s, "<rss><channel/></rss>").state, AnswerState::Unreadable);
}

void TestSourceKinds::bibliosRowsAreCopies()
{
    const Page page = read(
        u"biblio"_s,
        R"({"data":{"meta":{"number_found":1},"results":[{"title":"Ein Titel","author":"M. Muster","price":"12.00","currency":"USD","canonical_book_link":"https://www.biblio.com/book/x/d/1"}]}})");
    QCOMPARE(page.copies.size(), 1);
    QCOMPARE(page.copies.first().copy.price.currency.code(), u"USD"_s);
    QVERIFY(!page.copies.first().copy.postage); // unknown, not 0
    QCOMPARE(read(u"biblio"_s, R"({"data":{"meta":{"number_found":0}}})").state, AnswerState::Done);
}

void TestSourceKinds::cataloguesAreAskedForBothForms()
{
    QCOMPARE(QUrlQuery(QUrl(urlOf(u"dnb"_s, 0))).queryItemValue(u"query"_s, QUrl::FullyDecoded),
             u"NUM=9783161484100 or NUM=316148410X"_s);
    BookQuery french = query();
    french.isbn = domain::Isbn::parse(u"9791090636064").value();
    QVERIFY(urlOf(u"dnb"_s, 0, french).isEmpty()); // 979 has no short form
    QVERIFY(urlOf(u"dnb"_s, 1, french).contains("9791090636064"_L1));
    // A quote in a title does not end the phrase.
    QCOMPARE(QUrlQuery(QUrl(urlOf(u"dnb"_s, 2))).queryItemValue(u"query"_s, QUrl::FullyDecoded),
             u"TIT=\"Ein Titel\" and PER=\"Maria Muster\""_s);
    QCOMPARE(
        read(
            u"dnb"_s,
            "<searchRetrieveResponse><numberOfRecords>0</numberOfRecords></searchRetrieveResponse>")
            .state,
        AnswerState::Done);
    const QByteArray answer = recorded(u"/api/tellico/dnb-marcxml.xml"_s);
    if (answer.isEmpty()) {
        QSKIP("no recorded DNB answer beside the checkout");
    }
    const Page page = read(u"dnb"_s, answer);
    QCOMPARE(page.state, AnswerState::Done);
    QVERIFY(page.books.size() >= 20);
    QVERIFY(
        std::ranges::count_if(page.books, [](const auto &book) { return !book.isbns.isEmpty(); })
        > 5);
}

void TestSourceKinds::googleBooksIsRead()
{
    QCOMPARE(read(u"googlebooks"_s, R"({"kind":"books#volumes","totalItems":0})").state,
             AnswerState::Done);
    const Page busy = read(
        u"googlebooks"_s,
        R"({"error":{"code":400,"message":"x","errors":[{"reason":"dailyLimitExceeded"}]}})", 400);
    QCOMPARE(busy.state, AnswerState::RateLimited);
    const QByteArray answer = recorded(u"/api/googlebooks/volumes_search_5.json"_s);
    if (answer.isEmpty()) {
        QSKIP("no recorded Google Books answer beside the checkout");
    }
    const Page page = read(u"googlebooks"_s, answer);
    QCOMPARE(page.state, AnswerState::Done);
    QCOMPARE(page.books.size(), 5);
    QVERIFY(!page.books.first().authors.isEmpty());
}

void TestSourceKinds::isbndbIsRead()
{
    QCOMPARE(read(u"isbndb"_s, R"({"errorMessage":"Not Found"})", 404).state, AnswerState::Done);
    QCOMPARE(read(u"isbndb"_s, R"({"message":"Limit Exceeded"})", 400).state,
             AnswerState::RateLimited);
    QCOMPARE(read(u"isbndb"_s, "{}").state, AnswerState::Unreadable);
    QVERIFY(urlOf(u"isbndb"_s, 0).endsWith("/book/9783161484100"_L1));
    const QByteArray answer = recorded(u"/api/tellico/isbndb_isbn.json"_s);
    if (answer.isEmpty()) {
        QSKIP("no recorded ISBNdb answer beside the checkout");
    }
    const Page page = read(u"isbndb"_s, answer);
    QCOMPARE(page.state, AnswerState::Done);
    QCOMPARE(page.books.size(), 1);
    QVERIFY(!page.books.first().isbns.isEmpty());
}

void TestSourceKinds::bookshopsAndBookcasesAreFound()
{
    const Page page = read(
        u"overpass"_s,
        R"({"elements":[{"type":"node","id":1,"lat":52.5,"lon":13.4,"tags":{"amenity":"public_bookcase","opening_hours":"24/7"}},{"type":"way","id":2,"center":{"lat":52.6,"lon":13.5},"tags":{"shop":"books","name":"Laden","website":"https://laden.example/"}},{"type":"node","id":3,"lat":52.5,"lon":13.4,"tags":{"shop":"books","website":"javascript:x"}},{"type":"node","id":4,"lat":99,"lon":0}]})");
    QCOMPARE(page.state, AnswerState::Done);
    QCOMPARE(page.reason, u"some_rows"_s);
    QCOMPARE(page.places.size(), 3);
    QCOMPARE(page.places.at(0).kind, u"bookcase"_s);
    QCOMPARE(page.places.at(0).hours, u"24/7"_s);
    QCOMPARE(page.places.at(1).kind, u"bookshop"_s);
    QCOMPARE(page.places.at(1).at.lat, 52.6);
    QCOMPARE(page.places.at(1).website.toString(), u"https://laden.example/"_s);
    QVERIFY(page.places.at(2).website.isEmpty());
    const SourceDescription *source = findSource(builtinSources(), u"overpass");
    const auto request = requestFor(*source, source->queries.first(),
                                    {.near = domain::GeoPoint{52.52, 13.4}, .radiusKm = 10});
    QVERIFY(request);
    QCOMPARE(request->verb, FetchRequest::Verb::Post);
    QVERIFY(QByteArray::fromPercentEncoding(request->body)
                .contains("(around:10000,52.52000,13.40000)"));
    QVERIFY(!requestFor(*source, source->queries.first(), query()));
    QCOMPARE(read(u"overpass"_s, R"({"elements":[]})").state, AnswerState::Done);
}

void TestSourceKinds::pickupIsAskedForOnlyWithAPlace()
{
    QVERIFY(urlOf(u"ebay"_s, 1).isEmpty());
    BookQuery near = query();
    near.postcode = u"10115"_s;
    near.radiusKm = 25;
    const QString filter =
        QUrlQuery(QUrl(urlOf(u"ebay"_s, 1, near))).queryItemValue(u"filter"_s, QUrl::FullyDecoded);
    for (const char *part : {"deliveryOptions:{SELLER_ARRANGED_LOCAL_PICKUP}", "pickupCountry:DE",
                             "pickupPostalCode:10115", "pickupRadius:25", "pickupRadiusUnit:km"}) {
        QVERIFY2(filter.contains(QLatin1StringView(part)), part); // all five, or eBay says 12010
    }
}

void TestSourceKinds::aNumberThatIsNoIsbnIsLookedForAllTheSame()
{
    const BookQuery odd{.country = u"DE"_s, .number = u"978316148410X"_s};
    for (const char *id : {"booklooker", "ebay", "abebooks"}) {
        const SourceDescription *source = findSource(builtinSources(), QString::fromLatin1(id));
        const bool isAsked = std::ranges::any_of(source->queries, [&](const QueryTemplate &asked) {
            const auto request = requestFor(*source, asked, odd);
            return request && request->url.toString().contains("978316148410X"_L1);
        });
        QVERIFY2(isAsked, id);
    }
}

QTEST_GUILESS_MAIN(TestSourceKinds)
#include "tst_sourcekinds.moc"
