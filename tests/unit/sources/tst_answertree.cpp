// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/answertree.h"
#include "sources/jsonpath.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace endpaper::sources;

static const QUrl page(u"https://shop.example/p/1"_s);

class TestAnswerTree : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void xmlElementsAreFoundByLocalName();
    void listsOfOneAreReadLikeLists();
    void declaredEntitiesAreRefused_data();
    void declaredEntitiesAreRefused();
    void deepTreesAreRefused_data();
    void deepTreesAreRefused();
    void deepPagesAreSurvived();
    void textsAreDecoded_data();
    void textsAreDecoded();
    void jsonInOtherEncodingsIsRead();
    void linkedDataIsRead_data();
    void linkedDataIsRead();
    void anAggregateIsAFromPriceOrItsOffers();
    void microdataAndMetaAreReadWhereThereIsNoLinkedData();
    void relativeAddressesBecomeAbsolute();
    void aPageWithoutProductsSaysNothing();
    void marcRecordsAreBooks();
    void recordedDnbAnswerIsRead();
    void recordedGoodreadsPagesOfferNothing();
};

void TestAnswerTree::xmlElementsAreFoundByLocalName()
{
    const AnswerTree tree = readXml(
        R"(<?xml version="1.0"?><a:r xmlns:a="urn:a" xmlns:b="urn:b"><b:n x="1">one &amp; two</b:n><b:n>three</b:n><c><d/></c></a:r>)",
        {});
    QCOMPARE(tree.problem, QString());
    QCOMPARE(textAt(tree.root, u"n.0"_s), u"one & two"_s);
    QCOMPARE(textAt(tree.root, u"n.0.@x"_s), u"1"_s);
    QCOMPARE(textAt(tree.root, u"n.1"_s), u"three"_s);
    QCOMPARE(textAt(tree.root, u"c.d"_s), QString(u""_s));
}

void TestAnswerTree::listsOfOneAreReadLikeLists()
{
    const AnswerTree tree = readXml("<r><book><t>a</t></book></r>", {});
    QCOMPARE(textAt(tree.root, u"book.0.t"_s), u"a"_s);
    QCOMPARE(textAt(tree.root, u"book.t"_s), u"a"_s);
    QCOMPARE(textAt(tree.root, u"book.1.t"_s), QString());
}

void TestAnswerTree::declaredEntitiesAreRefused_data()
{
    QTest::addColumn<QByteArray>("xml");
    QByteArray laughs = "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\">";
    for (char c = 'b'; c < 'k'; ++c) {
        laughs += QByteArray("<!ENTITY ") + c + " \""
            + QByteArray("&x;").repeated(10).replace('x', char(c - 1)) + "\">";
    }
    QTest::newRow("a billion laughs") << QByteArray(laughs + "]><r>&j;</r>");
    QTest::newRow("a file of the machine")
        << QByteArray("<!DOCTYPE r [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><r>&f;</r>");
    QTest::newRow("an address") << QByteArray(
        "<!DOCTYPE r [<!ENTITY f SYSTEM \"http://127.0.0.1/\">]><r>&f;</r>");
    QTest::newRow("a parameter") << QByteArray(
        "<!DOCTYPE r [<!ENTITY % p SYSTEM \"http://127.0.0.1/\">%p;]><r/>");
}

void TestAnswerTree::declaredEntitiesAreRefused()
{
    QFETCH(QByteArray, xml);
    const AnswerTree tree = readXml(xml, {});
    QVERIFY(tree.root.isUndefined());
    QVERIFY2(tree.problem == u"entities"_s || tree.problem == u"xml"_s, qPrintable(tree.problem));
}

void TestAnswerTree::deepTreesAreRefused_data()
{
    QTest::addColumn<AnswerKind>("kind");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("problem");
    const auto nested = [](int depth) {
        return QByteArray(QByteArray("<a>").repeated(depth) + QByteArray("</a>").repeated(depth));
    };
    QTest::newRow("xml at the limit") << AnswerKind::Xml << nested(treeDepthMax) << QString();
    QTest::newRow("xml above it") << AnswerKind::Xml << nested(treeDepthMax + 1) << u"too_deep"_s;
    QTest::newRow("xml far above") << AnswerKind::Xml << nested(1'000'000) << u"too_deep"_s;
    QTest::newRow("json far above")
        << AnswerKind::Json
        << QByteArray(QByteArray("[").repeated(100'000) + QByteArray("]").repeated(100'000))
        << u"too_deep"_s;
    QTest::newRow("many elements")
        << AnswerKind::Xml << QByteArray("<r>" + QByteArray("<a/>").repeated(treeNodesMax) + "</r>")
        << u"too_many"_s;
}

void TestAnswerTree::deepTreesAreRefused()
{
    QFETCH(AnswerKind, kind);
    QFETCH(QByteArray, body);
    QFETCH(QString, problem);
    QCOMPARE(readTree(kind, body, {}, {}).problem, problem);
}

void TestAnswerTree::deepPagesAreSurvived()
{
    // The parser stops by itself; what matters is that it comes back.
    const AnswerTree tree = readHtml(QByteArray("<div>").repeated(1'000'000), "text/html", page);
    QVERIFY(tree.root["products"_L1].isUndefined());
    const QByteArray nestedJson = "<script type=\"application/ld+json\">"
        + QByteArray("{\"@graph\":[").repeated(400) + QByteArray("]}").repeated(400) + "</script>";
    QVERIFY(readHtml(nestedJson, "text/html", page).root["products"_L1].isUndefined());
}

void TestAnswerTree::textsAreDecoded_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QString>("text");
    QTest::newRow("utf-8") << QByteArray("Br\xC3\xB6t") << QByteArray() << u"Bröt"_s;
    QTest::newRow("utf-8 called latin")
        << QByteArray("Br\xC3\xB6t") << QByteArray("text/html; charset=iso-8859-1") << u"Bröt"_s;
    QTest::newRow("latin") << QByteArray("Br\xF6t") << QByteArray("text/html; charset=ISO-8859-1")
                           << u"Bröt"_s;
    QTest::newRow("windows without a word") << QByteArray("5 \x80") << QByteArray() << u"5 €"_s;
    QTest::newRow("declared in the text")
        << QByteArray("<?xml version=\"1.0\" encoding=\"windows-1252\"?><r>\x93q\x94</r>")
        << QByteArray() << u"<?xml version=\"1.0\" encoding=\"windows-1252\"?><r>“q”</r>"_s;
    QTest::newRow("utf-16 with its mark") << QByteArray("\xFF\xFE"
                                                        "a\0b\0",
                                                        6)
                                          << QByteArray() << u"ab"_s;
    QTest::newRow("utf-8 with its mark") << QByteArray("\xEF\xBB\xBFx") << QByteArray() << u"x"_s;
    QTest::newRow("broken utf-8 called utf-8")
        << QByteArray("a\xFFz") << QByteArray("text/html; charset=utf-8") << u"a\uFFFDz"_s;
    QTest::newRow("an encoding that nobody knows")
        << QByteArray("Br\xF6t") << QByteArray("text/html; charset=klingon") << u"Bröt"_s;
}

void TestAnswerTree::textsAreDecoded()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, type);
    QFETCH(QString, text);
    QCOMPARE(decodeText(bytes, type), text);
}

void TestAnswerTree::jsonInOtherEncodingsIsRead()
{
    const AnswerTree latin = readTree(AnswerKind::Json, "{\"a\":\"Br\xF6t\"}",
                                      "application/json; charset=iso-8859-1", {});
    QCOMPARE(textAt(latin.root, u"a"_s), u"Bröt"_s);
    const AnswerTree marked = readTree(AnswerKind::Json, "\xEF\xBB\xBF{\"a\":1}", {}, {});
    QCOMPARE(textAt(marked.root, u"a"_s), u"1"_s);
}

void TestAnswerTree::linkedDataIsRead_data()
{
    QTest::addColumn<QByteArray>("script");
    const QByteArray offer =
        R"("offers":{"@type":"Offer","price":"7.50","priceCurrency":"EUR","itemCondition":"https://schema.org/UsedCondition","availability":"http://schema.org/InStock","seller":{"@type":"BookStore","name":"Laden"}})";
    const QByteArray book =
        R"({"@context":"https://schema.org","@type":["Product","Book"],"name":"Ein Titel","isbn":"978-3-16-148410-0","author":{"@type":"Person","name":"M. Muster"},)"
        + offer + "}";
    QTest::newRow("plain") << book;
    QTest::newRow("in a list") << QByteArray("[" + book + "]");
    QTest::newRow("in a graph") << QByteArray("{\"@graph\":[{\"@type\":\"WebPage\"}," + book
                                              + "]}");
    QTest::newRow("main entity") << QByteArray("{\"@type\":\"WebPage\",\"mainEntity\":" + book
                                               + "}");
    QTest::newRow("in a list of items") << QByteArray(
        "{\"@type\":\"ItemList\",\"itemListElement\":[{\"@type\":\"ListItem\",\"item\":" + book
        + "}]}");
    QTest::newRow("in a comment") << QByteArray("<!-- " + book + " -->");
    QTest::newRow("in CDATA") << QByteArray("//<![CDATA[\n" + book + "\n//]]>");
    QTest::newRow("with a comma too many") << QByteArray(QByteArray(book).chopped(1) + ",}");
    QTest::newRow("with a line end in a text")
        << QByteArray(book).replace("Ein Titel", "Ein\n Titel");
    QTest::newRow("identified by gtin") << QByteArray(book).replace(
        "\"isbn\":\"978-3-16-148410-0\"", "\"gtin13\":\"9783161484100\"");
    QTest::newRow("identified by sku")
        << QByteArray(book).replace("\"isbn\":\"978-3-16-148410-0\"", "\"sku\":\"316148410X\"");
    QTest::newRow("price as a number") << QByteArray(book).replace("\"7.50\"", "7.5");
    QTest::newRow("price specified") << QByteArray(book).replace(
        "\"price\":\"7.50\",\"priceCurrency\":\"EUR\"",
        "\"priceSpecification\":{\"price\":7.5,\"priceCurrency\":\"EUR\"}");
}

void TestAnswerTree::linkedDataIsRead()
{
    QFETCH(QByteArray, script);
    const AnswerTree tree =
        readHtml("<html><head><script type=\"application/ld+json\">" + script
                     + "</script><script>var x = '{\"@type\":\"Book\"}';</script></head></html>",
                 "text/html", page);
    const QJsonArray products = tree.root["products"_L1].toArray();
    QCOMPARE(products.size(), 1);
    const QJsonValue row = products.first();
    QCOMPARE(textAt(row, u"name"_s).simplified(), u"Ein Titel"_s);
    QCOMPARE(textAt(row, u"isbn"_s), u"9783161484100"_s);
    QCOMPARE(textAt(row, u"price"_s).toDouble(), 7.5);
    QCOMPARE(textAt(row, u"currency"_s), u"EUR"_s);
    QCOMPARE(textAt(row, u"condition"_s), u"UsedCondition"_s);
    QCOMPARE(textAt(row, u"availability"_s), u"InStock"_s);
    QCOMPARE(textAt(row, u"seller"_s), u"Laden"_s);
    QCOMPARE(textAt(row, u"author"_s), u"M. Muster"_s);
    QCOMPARE(textAt(row, u"url"_s), page.toString());
}

void TestAnswerTree::anAggregateIsAFromPriceOrItsOffers()
{
    const auto read = [](const QByteArray &offers) {
        return readHtml("<script "
                        "type='application/ld+json'>{\"@type\":\"Book\",\"name\":\"x\",\"offers\":"
                            + offers + "}</script>",
                        {}, page)
            .root["products"_L1]
            .toArray();
    };
    const QJsonArray from = read(
        R"({"@type":"AggregateOffer","lowPrice":3,"highPrice":9,"offerCount":4,"priceCurrency":"EUR"})");
    QCOMPARE(from.size(), 1);
    QCOMPARE(textAt(from.first(), u"from_price"_s), u"1"_s);
    QCOMPARE(textAt(from.first(), u"price"_s), u"3"_s);
    const QJsonArray two = read(
        R"({"@type":"AggregateOffer","lowPrice":3,"priceCurrency":"EUR","offers":[{"price":3,"priceCurrency":"EUR","sku":"a"},{"price":4,"priceCurrency":"EUR","sku":"b"}]})");
    QCOMPARE(two.size(), 2);
    QVERIFY(textAt(two.at(0), u"ref"_s) != textAt(two.at(1), u"ref"_s));
}

void TestAnswerTree::microdataAndMetaAreReadWhereThereIsNoLinkedData()
{
    const QJsonArray micro =
        readHtml(
            R"(<div itemscope itemtype="https://schema.org/Book"><h1 itemprop="name">Ein Titel</h1>
            <span itemprop="author" itemscope itemtype="https://schema.org/Person"><b itemprop="name">M. Muster</b></span>
            <meta itemprop="isbn" content="9783161484100"><div itemprop="offers" itemscope itemtype="https://schema.org/Offer">
            <span itemprop="price" content="4.20">4,20 €</span><meta itemprop="priceCurrency" content="EUR">
            <link itemprop="itemCondition" href="https://schema.org/UsedCondition"></div></div>)",
            {}, page)
            .root["products"_L1]
            .toArray();
    QCOMPARE(micro.size(), 1);
    QCOMPARE(textAt(micro.first(), u"price"_s), u"4.20"_s);
    QCOMPARE(textAt(micro.first(), u"author"_s), u"M. Muster"_s);
    QCOMPARE(textAt(micro.first(), u"condition"_s), u"UsedCondition"_s);
    const QJsonArray meta =
        readHtml(
            R"(<meta property="og:title" content="Ein Titel"><meta property="books:isbn" content="9783161484100">
            <meta property="product:price:amount" content="5.00"><meta property="product:price:currency" content="EUR">)",
            {}, page)
            .root["products"_L1]
            .toArray();
    QCOMPARE(meta.size(), 1);
    QCOMPARE(textAt(meta.first(), u"name"_s), u"Ein Titel"_s);
    QCOMPARE(textAt(meta.first(), u"isbn"_s), u"9783161484100"_s);
}

void TestAnswerTree::relativeAddressesBecomeAbsolute()
{
    const QJsonValue tree =
        readHtml(R"(<link rel="search" type="application/opensearchdescription+xml" href="/os.xml">
            <script type="application/ld+json">{"@type":"Product","name":"x","url":"../q","offers":{"price":1,"priceCurrency":"EUR"}}</script>)",
                 {}, page)
            .root;
    QCOMPARE(textAt(tree, u"search"_s), u"https://shop.example/os.xml"_s);
    QCOMPARE(textAt(tree, u"products.0.url"_s), u"https://shop.example/q"_s);
}

void TestAnswerTree::aPageWithoutProductsSaysNothing()
{
    const AnswerTree tree = readHtml("<html><title>Shop</title><p>Nothing here</html>", {}, page);
    QCOMPARE(tree.problem, QString());
    QVERIFY(tree.root["products"_L1].isUndefined());
    QCOMPARE(readHtml("{\"json\":1}", {}, page).problem, u"html"_s);
    QCOMPARE(readHtml({}, {}, page).problem, u"html"_s);
}

void TestAnswerTree::marcRecordsAreBooks()
{
    const AnswerTree tree = readSru(
        R"(<searchRetrieveResponse xmlns="http://www.loc.gov/zing/srw/"><version>1.1</version><numberOfRecords>1</numberOfRecords><records><record><recordSchema>MARC21-xml</recordSchema><recordData>
<record xmlns="http://www.loc.gov/MARC21/slim"><controlfield tag="001">99</controlfield><datafield tag="020" ind1=" " ind2=" "><subfield code="a">3161484100 (pbk.) : EUR 9.80</subfield></datafield>
<datafield tag="100"><subfield code="a">Muster, Maria</subfield></datafield><datafield tag="264"><subfield code="b">Verlag,</subfield><subfield code="c">[1998]</subfield></datafield>
<datafield tag="245" ind1="0" ind2="0"><subfield code="a">)"
        "\xC2\x98"
        "Ein"
        "\xC2\x9C"
        R"( Titel :</subfield><subfield code="b">ein Roman /</subfield><subfield code="c">M. Muster</subfield></datafield></record></recordData></record></records></searchRetrieveResponse>)",
        {});
    QCOMPARE(tree.problem, QString());
    const QJsonValue book = tree.root["records"_L1].toArray().first();
    QCOMPARE(textAt(book, u"title"_s), u"Ein Titel: ein Roman"_s);
    QCOMPARE(textAt(book, u"isbn"_s), u"3161484100"_s);
    QCOMPARE(textAt(book, u"author"_s), u"Muster, Maria"_s);
    QCOMPARE(textAt(book, u"year"_s), u"1998"_s);
    QCOMPARE(textAt(book, u"publisher"_s), u"Verlag"_s);
    QCOMPARE(textAt(book, u"ref"_s), u"99"_s);
}

void TestAnswerTree::recordedDnbAnswerIsRead()
{
    QFile file(QStringLiteral(ENDPAPER_SHARED_DATA) + u"/api/tellico/dnb-marcxml.xml"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        QSKIP("no recorded DNB answer beside the checkout");
    }
    const AnswerTree tree = readSru(file.readAll(), "text/xml");
    QCOMPARE(tree.problem, QString());
    const QJsonArray books = tree.root["records"_L1].toArray();
    QVERIFY(books.size() >= 20);
    for (const QJsonValue &book : books) {
        QVERIFY(!textAt(book, u"title"_s).isEmpty());
        QVERIFY(!textAt(book, u"ref"_s).isEmpty());
        QVERIFY(!textAt(book, u"title"_s).endsWith(u'/'));
    }
}

void TestAnswerTree::recordedGoodreadsPagesOfferNothing()
{
    QFile file(QStringLiteral(ENDPAPER_SHARED_DATA) + u"/api/goodreads/book_show_77566.html"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        QSKIP("no recorded page beside the checkout");
    }
    const AnswerTree tree = readHtml(file.readAll(), "text/html", page);
    QCOMPARE(tree.problem, QString());
    QVERIFY(tree.root["products"_L1].isUndefined()); // a book, and nobody who sells it
    QVERIFY(!textAt(tree.root, u"title"_s).isEmpty());
}

QTEST_GUILESS_MAIN(TestAnswerTree)
#include "tst_answertree.moc"
