// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/executor.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace endpaper;
using namespace endpaper::sources;
using domain::Condition;

static const Instant now = fromEpochMs(1'795'250'000'000);

static BookQuery query()
{
    return {.isbn = domain::Isbn::parse(u"9783161484100").value(),
            .title = u"Ein Titel"_s,
            .author = u"Maria Muster"_s,
            .country = u"DE"_s};
}

static Page read(const QString &id, const QByteArray &body, int status = 200, qsizetype asked = 0)
{
    const SourceDescription *source = findSource(builtinSources(), id);
    return readPage(*source, query(), source->queries.at(asked),
                    {.outcome = FetchResult::Outcome::Answered, .status = status, .body = body},
                    now);
}

class TestAnswerReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void booklookersRowIsACopy();
    void aRowWithoutArticleIsAFromPrice();
    void ebaysRowIsACopy();
    void unknownPostageStaysUnknown();
    void newCopiesOfEbayAreLeftOut();
    void warningsTakeTheFiltersAway();
    void inventairesItemsKnowTheirOwners();
    void aShopsMinorUnitsAreMoney();
    void whatAShopifyShopFindsByANumberIsThatEdition();
    void anotherYearOfABookWithoutANumberIsAnotherEdition();
    void strangersAreLeftOutOfWordSearches();
    void aTitleAloneIsAskedForByTitleAndYear();
    void aTitleAloneTakesNoOtherTitleOrYear();
    void noHitsIsSaidOnlyWhereTheSourceSaysSo_data();
    void noHitsIsSaidOnlyWhereTheSourceSaysSo();
    void retryAfterIsKept_data();
    void retryAfterIsKept();
    void recordedEbayAnswerIsRead();
    void recordedOpenLibraryAnswerIsRead();
};

void TestAnswerReader::booklookersRowIsACopy()
{
    const Page page = read(
        u"booklooker"_s,
        R"({"status":"OK","returnValue":"{\"Book\":[{\"ArticleId\":\"A00\",\"Title\":\"Ein Titel\",\"Author\":\"Muster, Maria\",\"Year\":\"1998.\",\"Edition\":\"Taschenbuch\",\"ISBN\":\"3161484100\",\"Price\":\"3.50\",\"ShippingPrice\":\"2.20\",\"Country\":\"DE\",\"New\":\"0\",\"Infotext\":\"gut erhalten &amp; sauber\",\"DetailLinkUrl\":\"https://www.booklooker.de/x?id=A00\",\"Offerer\":\"x\"}]}"})");
    QCOMPARE(page.state, AnswerState::Done);
    QCOMPARE(page.copies.size(), 1);
    const FoundCopy &found = page.copies.first();
    QCOMPARE(found.ref, u"A00"_s);
    QCOMPARE(found.copy.price, (domain::Money{350, domain::Currency::eur()}));
    QCOMPARE(found.copy.postage, (domain::Money{220, domain::Currency::eur()}));
    QCOMPARE(found.copy.isbn->toString13(), u"9783161484100"_s);
    QCOMPARE(found.copy.condition, Condition::Good);
    QCOMPARE(found.copy.sellerWords, u"gut erhalten & sauber"_s);
    QCOMPARE(found.copy.binding, u"Taschenbuch"_s);
    QCOMPARE(found.copy.published, u"1998"_s);
    QCOMPARE(found.copy.language, QString()); // booklooker does not say it
    QVERIFY(found.marks.isEmpty());
}

void TestAnswerReader::aRowWithoutArticleIsAFromPrice()
{
    const Page page = read(
        u"booklooker"_s,
        R"({"status":"OK","returnValue":"{\"Book\":[{\"Title\":\"Ein Titel\",\"Price\":\"3.50\",\"DetailLinkUrl\":\"https://www.booklooker.de/y\"}]}"})");
    QCOMPARE(page.copies.size(), 1);
    QCOMPARE(page.copies.first().marks, QStringList{u"from_price"_s});
}

static QByteArray ebayRow(const QByteArray &parts)
{
    return R"({"total":1,"itemSummaries":[{"itemId":"v1|1|0","title":"Ein Titel, Muster","itemWebUrl":"https://www.ebay.de/itm/1",)"
        + parts + "}]}";
}

void TestAnswerReader::ebaysRowIsACopy()
{
    const Page page = read(
        u"ebay"_s,
        ebayRow(
            R"("price":{"value":"4.50","currency":"GBP"},"conditionId":"4000","shippingOptions":[{"shippingCost":{"value":"2.55","currency":"GBP"}}],"itemLocation":{"country":"GB"},"seller":{"username":"x"},"buyingOptions":["AUCTION"],"currentBidPrice":{"value":"1.20","currency":"GBP"})"));
    QCOMPARE(page.copies.size(), 1);
    const FoundCopy &found = page.copies.first();
    QCOMPARE(found.copy.price.minor, 120);
    QCOMPARE(found.copy.price.currency.code(), u"GBP"_s);
    QCOMPARE(found.copy.postage->minor, 255);
    QCOMPARE(found.copy.condition, Condition::VeryGood);
    QCOMPARE(found.copy.fromCountry, u"GB"_s);
    QCOMPARE(found.marks, QStringList{u"auction"_s});
    QCOMPARE(found.copy.isbn, query().isbn); // asked by number: it is that book
}

void TestAnswerReader::unknownPostageStaysUnknown()
{
    const Page page = read(
        u"ebay"_s,
        ebayRow(
            R"("price":{"value":"4.50","currency":"EUR"},"conditionId":"5000","shippingOptions":[{"shippingCostType":"CALCULATED"}])"));
    QCOMPARE(page.copies.size(), 1);
    QVERIFY(!page.copies.first().copy.postage);
}

void TestAnswerReader::newCopiesOfEbayAreLeftOut()
{
    const Page page = read(
        u"ebay"_s, ebayRow(R"("price":{"value":"4.50","currency":"EUR"},"conditionId":"1000")"));
    QCOMPARE(page.state, AnswerState::Done);
    QVERIFY(page.copies.isEmpty());
}

void TestAnswerReader::warningsTakeTheFiltersAway()
{
    QByteArray body = ebayRow(R"("price":{"value":"4.50","currency":"EUR"},"conditionId":"5000")");
    body.replace(R"({"total":1,)", R"({"total":1,"warnings":[{"errorId":12022}],)");
    const Page page = read(u"ebay"_s, body);
    QCOMPARE(page.copies.size(), 1);
    QVERIFY(page.copies.first().isByWords);
    QVERIFY(!page.copies.first().copy.isbn);
    QCOMPARE(page.reason, u"warnings"_s);
}

void TestAnswerReader::inventairesItemsKnowTheirOwners()
{
    const Page page = read(u"inventaire"_s, R"({"items":[
        {"_id":"a","owner":"u1","entity":"isbn:9783161484100","transaction":"giving","details":"Abholung","snapshot":{"entity:title":"Ein Titel"}},
        {"_id":"b","owner":"u2","entity":"isbn:9783161484100","transaction":"selling","details":"gut, 4,50 € VHB","snapshot":{"entity:title":"Ein Titel"}},
        {"_id":"c","owner":"u2","entity":"isbn:9783161484100","transaction":"inventorying","snapshot":{"entity:title":"Ein Titel"}}],
        "users":[{"_id":"u1","username":"ada"},{"_id":"u2","username":"bob"}]})");
    QCOMPARE(page.state, AnswerState::Done);
    QCOMPARE(page.copies.size(), 2);
    QCOMPARE(page.copies.at(0).copy.seller, u"ada"_s);
    QCOMPARE(page.copies.at(0).copy.price.minor, 0);
    QCOMPARE(page.copies.at(0).marks, QStringList{u"giving"_s});
    QCOMPARE(page.copies.at(0).copy.url.toString(), u"https://inventaire.io/items/a"_s);
    QCOMPARE(page.copies.at(1).copy.price.minor, 450);
}

static BookQuery titleAlone()
{
    return {.title = u"Gedichte"_s, .country = u"DE"_s, .year = u"1952"_s};
}

void TestAnswerReader::aTitleAloneIsAskedForByTitleAndYear()
{
    const auto asked = [](const QString &id, qsizetype index, const BookQuery &book) {
        const SourceDescription *source = findSource(builtinSources(), id);
        const auto request = requestFor(*source, source->queries.at(index), book);
        return request ? QUrlQuery(request->url) : QUrlQuery();
    };
    const QUrlQuery booklooker = asked(u"booklooker"_s, 1, titleAlone());
    QCOMPARE(booklooker.queryItemValue(u"title"_s), u"Gedichte"_s);
    QCOMPARE(booklooker.queryItemValue(u"yearFrom"_s), u"1952"_s);
    QCOMPARE(booklooker.queryItemValue(u"yearTo"_s), u"1952"_s);
    QVERIFY(!booklooker.hasQueryItem(u"author"_s));
    QCOMPARE(asked(u"abebooks"_s, 1, titleAlone()).queryItemValue(u"minpubyear"_s), u"1952"_s);
    QCOMPARE(asked(u"ebay"_s, 3, titleAlone()).queryItemValue(u"q"_s), u"Gedichte"_s);
    // With an author the year is left to the reader: other printings will do.
    BookQuery written = titleAlone();
    written.author = u"Maria Muster"_s;
    const QUrlQuery both = asked(u"booklooker"_s, 1, written);
    QCOMPARE(both.queryItemValue(u"author"_s, QUrl::FullyDecoded), u"Maria Muster"_s);
    QVERIFY(!both.hasQueryItem(u"yearFrom"_s));
    QCOMPARE(asked(u"ebay"_s, 3, written).queryItemValue(u"q"_s, QUrl::FullyDecoded),
             u"Gedichte Maria Muster"_s);
}

void TestAnswerReader::aTitleAloneTakesNoOtherTitleOrYear()
{
    const auto row = [](const char *id, const char *title, const char *year) -> QByteArray {
        return QByteArray(R"({\"ArticleId\":\")") + id + R"(\",\"Title\":\")" + title
            + R"(\",\"Author\":\"Irgendwer\",\"Year\":\")" + year
            + R"(\",\"Price\":\"3.50\",\"Country\":\"DE\",\"DetailLinkUrl\":\"https://www.booklooker.de/x?id=)"
            + id + R"(\",\"Offerer\":\"x\"})";
    };
    const QByteArray body = R"({"status":"OK","returnValue":"{\"Book\":[)"
        + QByteArrayList{row("A", "Gedichte", "1952"), row("B", "Gedichte. Auswahl", ""),
                         row("C", "Gesammelte Gedichte", "1952"), row("D", "Gedichte", "1975")}
              .join(',')
        + R"(]}"})";
    const SourceDescription *source = findSource(builtinSources(), u"booklooker"_s);
    const Page page =
        readPage(*source, titleAlone(), source->queries.at(1),
                 {.outcome = FetchResult::Outcome::Answered, .status = 200, .body = body}, now);
    QCOMPARE(page.state, AnswerState::Done);
    QCOMPARE(page.copies.size(), 2);
    for (const FoundCopy &found : page.copies) {
        QVERIFY(found.isByWords);
        QVERIFY(found.marks.contains(u"other_edition"_s)); // which one it is, nobody said
    }
}

void TestAnswerReader::aShopsMinorUnitsAreMoney()
{
    const Page page = read(
        u"woocommerce"_s,
        R"([{"id":77,"name":"Ein Titel","permalink":"https://shop.example/p/1","sku":"9783161484100","is_in_stock":true,"prices":{"price":"750","currency_code":"EUR","currency_minor_unit":2},"attributes":[{"name":"Zustand","terms":[{"name":"sehr gut"}]}]},
        {"id":78,"name":"Ein Titel","permalink":"https://shop.example/p/2","is_in_stock":false,"prices":{"price":"1","currency_code":"EUR","currency_minor_unit":2}}])");
    QCOMPARE(page.copies.size(), 1);
    QCOMPARE(page.copies.first().copy.price.minor, 750);
    QCOMPARE(page.copies.first().copy.condition, Condition::VeryGood);
    QCOMPARE(page.copies.first().copy.seller, u"A shop with WooCommerce"_s);
}

// The list of finds names no number, but the shop was asked for one.
void TestAnswerReader::whatAShopifyShopFindsByANumberIsThatEdition()
{
    const QByteArray body =
        R"({"resources":{"results":{"products":[{"id":1,"title":"Ein Titel","url":"/products/ein-titel","price":"7.50","available":true,"vendor":"M. Muster","tags":["gebraucht"]},
        {"id":2,"title":"Ein Titel","url":"/products/2","price":"8.50","available":true,"vendor":"M. Muster","variants":[{"barcode":"9783596148646"}]}]}}})";
    const Page found = read(u"shopify"_s, body);
    QCOMPARE(found.copies.size(), 2);
    QCOMPARE(found.copies.first().copy.isbn, query().isbn);
    QVERIFY(found.copies.first().marks.isEmpty());
    QCOMPARE(found.copies.last().copy.isbn->toString13(), u"9783596148646"_s);
    // By its words it may be any.
    const Page byWords = read(u"shopify"_s, body, 200, 2);
    QCOMPARE(byWords.copies.size(), 2);
    QVERIFY(!byWords.copies.first().copy.isbn);
    QCOMPARE(byWords.copies.first().marks, QStringList{u"other_edition"_s});
}

void TestAnswerReader::anotherYearOfABookWithoutANumberIsAnotherEdition()
{
    const SourceDescription *source = findSource(builtinSources(), u"booklooker");
    const auto row = [](const QByteArray &id, const QByteArray &year) -> QByteArray {
        return R"({\"ArticleId\":\")" + id + R"(\",\"Title\":\"Ein Titel\",\"Year\":\")" + year
            + R"(\",\"Price\":\"3\",\"DetailLinkUrl\":\"https://b.example/)" + id + R"(\"})";
    };
    const QByteArray body = R"({"status":"OK","returnValue":"{\"Book\":[)" + row("1", "1937.") + ','
        + row("2", "1966") + ',' + row("3", "") + R"(]}"})";
    BookQuery asked = query();
    asked.isbn.reset();
    asked.year = u"1937"_s;
    const Page page =
        readPage(*source, asked, source->queries.at(1),
                 {.outcome = FetchResult::Outcome::Answered, .status = 200, .body = body}, now);
    QCOMPARE(page.copies.size(), 3);
    QVERIFY(!page.copies.at(0).marks.contains(u"other_edition"_s));
    QVERIFY(page.copies.at(1).marks.contains(u"other_edition"_s));
    QVERIFY(!page.copies.at(2).marks.contains(u"other_edition"_s));
}

void TestAnswerReader::strangersAreLeftOutOfWordSearches()
{
    const QByteArray body =
        R"({"status":"OK","returnValue":"{\"Book\":[{\"ArticleId\":\"1\",\"Title\":\"Ein anderer Titel\",\"Author\":\"Muster, M.\",\"Price\":\"3\",\"DetailLinkUrl\":\"https://b.example/1\"},{\"ArticleId\":\"2\",\"Title\":\"Kein Buch\",\"Price\":\"3\",\"DetailLinkUrl\":\"https://b.example/2\"},{\"ArticleId\":\"3\",\"Title\":\"Ein Titel\",\"Author\":\"Andere, A.\",\"Price\":\"3\",\"DetailLinkUrl\":\"https://b.example/3\"}]}"})";
    const Page page = read(u"booklooker"_s, body, 200, 1);
    QCOMPARE(page.state, AnswerState::Done);
    QCOMPARE(page.copies.size(), 1);
    QCOMPARE(page.copies.first().ref, u"1"_s);
    QVERIFY(page.copies.first().marks.contains(u"other_edition"_s));
}

void TestAnswerReader::noHitsIsSaidOnlyWhereTheSourceSaysSo_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<AnswerState>("state");
    QTest::newRow("ebay total 0") << u"ebay"_s << QByteArray(R"({"total":0})") << AnswerState::Done;
    QTest::newRow("ebay without rows")
        << u"ebay"_s << QByteArray(R"({"total":4})") << AnswerState::Unreadable;
    QTest::newRow("ebay empty object") << u"ebay"_s << QByteArray("{}") << AnswerState::Unreadable;
    QTest::newRow("booklooker empty list")
        << u"booklooker"_s << QByteArray(R"({"status":"OK","returnValue":"{\"Book\":[]}"})")
        << AnswerState::Done;
    QTest::newRow("booklooker empty text")
        << u"booklooker"_s << QByteArray(R"({"status":"OK","returnValue":""})")
        << AnswerState::Unreadable;
    QTest::newRow("booklooker no status")
        << u"booklooker"_s << QByteArray("{}") << AnswerState::RemoteError;
    QTest::newRow("empty body") << u"inventaire"_s << QByteArray() << AnswerState::Unreadable;
    QTest::newRow("rows are no list")
        << u"inventaire"_s << QByteArray(R"({"items":"none"})") << AnswerState::Unreadable;
    QTest::newRow("foreign rows") << u"inventaire"_s << QByteArray(R"({"items":[{"x":1}]})")
                                  << AnswerState::Unreadable;
    QTest::newRow("rows are numbers")
        << u"inventaire"_s << QByteArray(R"({"items":[1,2]})") << AnswerState::Unreadable;
}

void TestAnswerReader::noHitsIsSaidOnlyWhereTheSourceSaysSo()
{
    QFETCH(QString, source);
    QFETCH(QByteArray, body);
    QFETCH(AnswerState, state);
    const Page page = read(source, body);
    QCOMPARE(page.state, state);
    QVERIFY(page.copies.isEmpty());
}

void TestAnswerReader::retryAfterIsKept_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<qint64>("seconds");
    QTest::newRow("seconds") << QByteArray("90") << qint64(90);
    QTest::newRow("none") << QByteArray() << qint64(600);
    QTest::newRow("nonsense") << QByteArray("soon") << qint64(600);
    QTest::newRow("for ever") << QByteArray("99999999999") << qint64(86400);
    QTest::newRow("negative") << QByteArray("-5") << qint64(600);
    QTest::newRow("past date") << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT") << qint64(0);
}

void TestAnswerReader::retryAfterIsKept()
{
    QFETCH(QByteArray, header);
    QFETCH(qint64, seconds);
    const SourceDescription *source = findSource(builtinSources(), u"inventaire");
    FetchResult result{.outcome = FetchResult::Outcome::Answered, .status = 429};
    if (!header.isEmpty()) {
        result.headers.emplaceBack("retry-after", header);
    }
    const Page page = readPage(*source, query(), source->queries.first(), result, now);
    QCOMPARE(page.state, AnswerState::RateLimited);
    QCOMPARE(*page.nextAt - now, std::chrono::seconds(seconds));
}

void TestAnswerReader::recordedEbayAnswerIsRead()
{
    QFile file(QStringLiteral(ENDPAPER_SHARED_DATA) + u"/api/ebay/item_summary_search_100.json"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        QSKIP("no recorded eBay answer beside the checkout");
    }
    // Telephones: asked without a title, so that nothing is held against a book.
    const SourceDescription *source = findSource(builtinSources(), u"ebay");
    const Page page = readPage(
        *source, {.country = u"US"_s}, source->queries.at(1),
        {.outcome = FetchResult::Outcome::Answered, .status = 200, .body = file.readAll()}, now);
    QCOMPARE(page.state, AnswerState::Done);
    QCOMPARE(page.copies.size(), 99); // one of the hundred is new
    QCOMPARE(page.copies.first().copy.price.minor, 18999);
    QCOMPARE(page.copies.first().copy.postage->minor, 0);
    qsizetype unknown = 0;
    for (const FoundCopy &found : page.copies) {
        unknown += found.copy.postage ? 0 : 1;
        QCOMPARE(found.copy.price.currency.code(), u"USD"_s);
    }
    QVERIFY(unknown <= 1);
    QVERIFY(page.next.toString().startsWith(u"https://api.ebay.com/"_s));
}

void TestAnswerReader::recordedOpenLibraryAnswerIsRead()
{
    QFile file(QStringLiteral(ENDPAPER_SHARED_DATA) + u"/api/bookwyrm/ol_search.json"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        QSKIP("no recorded Open Library answer beside the checkout");
    }
    const Page page = read(u"openlibrary"_s, file.readAll());
    QCOMPARE(page.state, AnswerState::Done);
    QVERIFY(!page.books.isEmpty());
    QCOMPARE(page.books.first().title, u"This Is How You Lose the Time War"_s);
    QCOMPARE(page.books.first().authors, (QStringList{u"Amal El-Mohtar"_s, u"Max Gladstone"_s}));
    QCOMPARE(page.books.first().isbns.first().toString13(), u"9781534431003"_s);
}

QTEST_GUILESS_MAIN(TestAnswerReader)
#include "tst_answerreader.moc"
