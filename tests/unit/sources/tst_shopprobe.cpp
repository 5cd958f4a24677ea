// SPDX-License-Identifier: GPL-3.0-or-later
#include "scriptedserver.h"
#include "sources/executor.h"
#include "sources/opensearch.h"
#include "sources/shopprobe.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace endpaper;
using namespace endpaper::sources;
using Reply = ScriptedServer::Reply;

static const Instant now = fromEpochMs(1'795'250'000'000);
static const QByteArray goods =
    R"([{"id":77,"name":"Ein Titel","permalink":"https://shop.example/p/1","sku":"9783161484100","is_in_stock":true,"prices":{"price":"750","currency_code":"CHF","currency_minor_unit":2}}])";

class TestShopProbe : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aWooCommerceShopIsRecognised();
    void aShopifyShopKnowsItsCurrency();
    void aSiteWithOpenSearchIsRecognised();
    void robotsAreObeyed();
    void aShopWithoutAnyInterfaceSaysWhatWasTried();
    void whatIsNoAddressIsNotAsked_data();
    void whatIsNoAddressIsNotAsked();
    void theDescriptionFindsCopies();
    void openSearchTemplatesAreFilledIn_data();
    void openSearchTemplatesAreFilledIn();

private:
    ShopPreview look(const QString &address);
    static Reply missing() { return {.head = "HTTP/1.1 404 Not Found\r\n", .body = "no"}; }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<Fetcher> m_fetcher;
    QHash<QByteArray, Reply> m_replies; // by path without query
};

void TestShopProbe::init()
{
    m_server = std::make_unique<ScriptedServer>();
    m_fetcher = std::make_unique<Fetcher>("Endpaper/test (+https://endpaper.example)");
    m_replies.clear();
    m_server->setAnswer([this](const QByteArray &path) {
        return m_replies.value(path.split('?').first(), missing());
    });
}

ShopPreview TestShopProbe::look(const QString &address)
{
    ShopProbe probe(*m_fetcher);
    probe.setGap({});
    probe.setMayBePrivate(true);
    ShopPreview preview;
    bool isDone = false;
    probe.look(address, domain::Currency::eur(), now, [&](ShopPreview got) {
        preview = std::move(got);
        isDone = true;
    });
    [&] { QTRY_VERIFY(isDone); }();
    return preview;
}

void TestShopProbe::aWooCommerceShopIsRecognised()
{
    m_replies["/"] = {
        .body =
            R"(<title>Old</title><script type="application/ld+json">{"@type":"BookStore","name":"Laden am Eck","address":{"streetAddress":"Weg 1","postalCode":"10115","addressLocality":"Berlin","addressCountry":"DE"},"geo":{"latitude":52.5,"longitude":13.4}}</script>)",
        .type = "text/html"};
    m_replies["/wp-json/wc/store/v1/products"] = {.body = goods};
    const ShopPreview preview = look(m_server->url(u"/shop/some/page?x=1"_s).toString());
    QVERIFY(preview.isFound);
    QCOMPARE(preview.kind, u"woocommerce"_s);
    QCOMPARE(preview.name, u"Laden am Eck"_s);
    QCOMPARE(preview.address, u"Weg 1, 10115, Berlin"_s);
    QCOMPARE(preview.country, u"DE"_s);
    QCOMPARE(preview.at->lat, 52.5);
    QCOMPARE(preview.currency, u"CHF"_s);
    QCOMPARE(preview.sample.size(), 1);
    QCOMPARE(preview.sample.first().copy.price.minor, 750);
    const auto source = parseSourceDescription(preview.description);
    QVERIFY(source);
    QCOMPARE(source->id, u"shop-127-0-0-1"_s);
    QCOMPARE(source->role, SourceDescription::Role::Copies);
    QVERIFY(source->obeysRobots);
    QCOMPARE(m_server->paths().first(), QByteArray("/robots.txt"));
}

void TestShopProbe::aShopifyShopKnowsItsCurrency()
{
    m_replies["/products.json"] = {
        .body =
            R"({"products":[{"id":1,"title":"x","handle":"x","variants":[{"price":"7.50"}]}]})"};
    m_replies["/products/x"] = {
        .body =
            R"(<script type="application/ld+json">{"@type":"Product","name":"x","offers":{"price":"7.50","priceCurrency":"SEK"}}</script>)",
        .type = "text/html"};
    const ShopPreview preview = look(m_server->url().toString());
    QVERIFY(preview.isFound);
    QCOMPARE(preview.kind, u"shopify"_s);
    QCOMPARE(preview.currency, u"SEK"_s);
    QCOMPARE(parseSourceDescription(preview.description)->fields.value(u"currency"_s).constant,
             u"SEK"_s);
}

void TestShopProbe::aSiteWithOpenSearchIsRecognised()
{
    m_replies["/"] = {
        .body =
            R"(<link rel="search" type="application/opensearchdescription+xml" href="/os.xml">)",
        .type = "text/html"};
    m_replies["/os.xml"] = {
        .body =
            QByteArray(
                R"(<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/"><ShortName>S</ShortName><Url type="text/html" template=")")
            + m_server->url().toEncoded()
            + R"(/find?q={searchTerms}&amp;p={startPage?}"/></OpenSearchDescription>)"};
    const ShopPreview preview = look(m_server->url().toString());
    QVERIFY(preview.isFound);
    QCOMPARE(preview.kind, u"pages"_s);
    const auto source = parseSourceDescription(preview.description);
    QVERIFY(source);
    const auto request = requestFor(*source, source->queries.first(),
                                    {.isbn = domain::Isbn::parse(u"9783161484100").value()});
    QCOMPARE(request->url.toString(), m_server->url(u"/find?q=9783161484100&p=1"_s).toString());
}

void TestShopProbe::robotsAreObeyed()
{
    m_replies["/robots.txt"] = {.body = "User-agent: *\nDisallow: /\n"};
    m_replies["/wp-json/wc/store/v1/products"] = {.body = goods};
    const ShopPreview shut = look(m_server->url().toString());
    QVERIFY(!shut.isFound);
    QCOMPARE(m_server->paths(), QByteArrayList{"/robots.txt"});
    QCOMPARE(shut.tried.first().outcome, u"robots"_s);
    m_replies["/robots.txt"] = {.head = "HTTP/1.1 500 Oops\r\n"};
    QCOMPARE(look(m_server->url().toString()).reason, u"unreachable"_s);
    QCOMPARE(m_server->paths().size(), 2); // nothing but the file
    // A Shopify shop that keeps machines from searching cannot be searched.
    m_replies.clear();
    m_replies["/robots.txt"] = {.body = "User-agent: *\nDisallow: /search\n"};
    m_replies["/products.json"] = {
        .body = R"({"products":[{"handle":"x","variants":[{"price":"7.50"}]}]})"};
    const ShopPreview unsearchable = look(m_server->url().toString());
    QVERIFY(!unsearchable.isFound);
    QVERIFY(std::ranges::any_of(unsearchable.tried, [](const auto &attempt) {
        return attempt.way == u"shopify"_s && attempt.outcome == u"robots"_s;
    }));
}

void TestShopProbe::aShopWithoutAnyInterfaceSaysWhatWasTried()
{
    m_replies["/"] = {.body = "<title>Laden</title>", .type = "text/html"};
    const ShopPreview preview = look(m_server->url().toString());
    QVERIFY(!preview.isFound);
    QCOMPARE(preview.reason, u"nothing_to_search"_s);
    QCOMPARE(preview.name, u"Laden"_s);
    QCOMPARE(preview.tried.size(), 3);
    QVERIFY(preview.description.isEmpty());
}

void TestShopProbe::whatIsNoAddressIsNotAsked_data()
{
    QTest::addColumn<QString>("address");
    for (const char *address :
         {"", " ", "laden", "javascript:alert(1)", "file:///etc/passwd", "http://127.0.0.1/",
          "http://localhost:8080", "10.0.0.1", "ftp://shop.example", "https://user@shop.example"}) {
        QTest::newRow(*address ? address : "empty") << QString::fromLatin1(address);
    }
}

void TestShopProbe::whatIsNoAddressIsNotAsked()
{
    QFETCH(QString, address);
    ShopProbe probe(*m_fetcher);
    ShopPreview preview;
    bool isDone = false;
    probe.look(address, domain::Currency::eur(), now, [&](ShopPreview got) {
        preview = std::move(got);
        isDone = true;
    });
    QTRY_VERIFY(isDone);
    QVERIFY(!preview.isFound);
    QCOMPARE(preview.reason, u"not_an_address"_s);
}

void TestShopProbe::theDescriptionFindsCopies()
{
    m_replies["/wp-json/wc/store/v1/products"] = {.body = goods};
    const ShopPreview preview = look(m_server->url().toString());
    auto source = parseSourceDescription(preview.description);
    QVERIFY(source);
    source->mayBePrivate = true;
    source->limits.gap = {};
    Executor executor(*m_fetcher, SystemClock::instance());
    const BookQuery query{.isbn = domain::Isbn::parse(u"9783161484100").value(),
                          .title = u"Ein Titel"_s};
    std::optional<Answer> answer;
    executor.ask(*source, {}, query, [&](Answer got) { answer = std::move(got); });
    QTRY_VERIFY(answer);
    QCOMPARE(answer->state, AnswerState::Done);
    QCOMPARE(answer->copies.size(), 1);
    QVERIFY(answer->copies.first().marks.isEmpty());
    // Once the site closes the path, it is not asked again; other questions hear why.
    m_replies["/robots.txt"] = {.body = "User-agent: *\nDisallow: /wp-json\n"};
    Executor later(*m_fetcher, SystemClock::instance());
    answer.reset();
    later.ask(*source, {}, query, [&](Answer got) { answer = std::move(got); });
    QTRY_VERIFY(answer);
    QCOMPARE(answer->state, AnswerState::Refused);
    QCOMPARE(answer->reason, u"robots"_s);
}

void TestShopProbe::openSearchTemplatesAreFilledIn_data()
{
    QTest::addColumn<QByteArray>("urls");
    QTest::addColumn<QString>("path"); // null: nothing usable
    const auto row = [](const char *name, const char *urls, const QString &path) {
        QTest::newRow(name) << QByteArray(urls) << path;
    };
    row("in the path",
        R"(<Url type="text/html" template="https://s.example/find/{searchTerms}/"/>)",
        u"/find/{number}/"_s);
    row("a feed before a page",
        R"(<Url type="text/html" template="https://s.example/p?q={searchTerms}"/><Url type="application/rss+xml" template="https://s.example/rss?q={searchTerms}"/>)",
        u"/rss"_s);
    row("suggestions are no results",
        R"(<Url type="text/html" rel="suggestions" template="https://s.example/p?q={searchTerms}"/>)",
        {});
    row("only for programs",
        R"(<Url type="application/x-suggestions+json" template="https://s.example/p?q={searchTerms}"/>)",
        {});
    row("without terms", R"(<Url type="text/html" template="https://s.example/p"/>)", {});
    row("to this machine",
        R"(<Url type="text/html" template="http://127.0.0.1/p?q={searchTerms}"/>)", {});
    row("a script", R"x(<Url type="text/html" template="javascript:find({searchTerms})"/>)x", {});
        row("needs what we lack",
            R"(<Url type="text/html" template="https://s.example/p?q={searchTerms}&amp;k={key}"/>)",
            {});
    row("may lack it",
        R"(<Url type="text/html" template="https://s.example/p?q={searchTerms}&amp;k={x:key?}"/>)",
        u"/p"_s);
    row("nothing", "", {});
}

void TestShopProbe::openSearchTemplatesAreFilledIn()
{
    QFETCH(QByteArray, urls);
    QFETCH(QString, path);
    const auto found = parseOpenSearch("<OpenSearchDescription><ShortName>S</ShortName>" + urls
                                           + "</OpenSearchDescription>",
                                       QUrl(u"https://s.example/os.xml"_s), false);
    QCOMPARE(found.has_value(), !path.isNull());
    if (found) {
        QCOMPARE(found->path, path);
        QCOMPARE(found->base.toString(), u"https://s.example"_s);
    }
}

QTEST_GUILESS_MAIN(TestShopProbe)
#include "tst_shopprobe.moc"
