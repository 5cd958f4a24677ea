// SPDX-License-Identifier: GPL-3.0-or-later
#include "replyheader.h"

#include "server/api/routes_sync.h"
#include "server/web/page.h"
#include "server/web/routes.h"
#include "store/vault/bookrepository.h"
#include "support/enginehouse.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace endpaper;
using namespace endpaper::server;
using endpaper::test::header;

class TestPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theFrontPageAsksForABook();
    void whatIsAskedForLeadsOn_data();
    void whatIsAskedForLeadsOn();
    void titlesAreFound();
    void aSearchUnderWayRefreshesItself();
    void copiesStandOnThePage();
    void germanReadersGetGerman();
    void countriesAreNamedInTheLanguageOfThePage();
    void totalsGoToTheReadersCountry_data();
    void totalsGoToTheReadersCountry();
    void anotherCountryIsChosenOnThePage();
    void thatNobodyCouldBeAskedIsNoAnswer();
    void aMisprintedNumberCanBeLookedForAnyway();
    void titlesAreEscaped();
    void aKeyLeadsToItsBook();
    void anUnknownKeySaysWhatWasTried();
    void badAddressesSayWhatIsWrong_data();
    void badAddressesSayWhatIsWrong();
    void anInvitationSaysToWhatAndHow();
    void anInvitationForAnAddressNamesNobody();

private:
    QByteArray whenFound(const QString &target, const QByteArray &language = {});
    QString invite(const QJsonObject &body);
    void addBook(const QString &title, const QString &isbn, const QString &goodreads = {});

    std::unique_ptr<test::EngineHouse> m_house;
};

void TestPages::init()
{
    m_house = std::make_unique<test::EngineHouse>();
    QVERIFY(m_house->open([](std::vector<Route> &routes) {
        addWebRoutes(routes);
        addSyncServerRoutes(routes);
    }));
}

void TestPages::cleanup()
{
    if (m_house) {
        m_house->close();
    }
    m_house.reset();
}

QByteArray TestPages::whenFound(const QString &target, const QByteArray &language)
{
    Reply reply;
    [&] {
        QTRY_VERIFY_WITH_TIMEOUT(
            (reply = m_house->get(target, language), !reply.body.contains("data-waiting")), 60000);
    }();
    return reply.body;
}

void TestPages::addBook(const QString &title, const QString &isbn, const QString &goodreads)
{
    const auto added = m_house->engine().writeAndWait([&](Context &context) -> Expected<> {
        store::Book book;
        book.id = Uuid::create();
        book.isbn = isbn;
        book.title = title;
        book.authors = {u"Suzanne Collins"_s};
        book.goodreadsId = goodreads;
        book.workId = store::workIdOf(title, book.authors);
        book.created = book.changed = context.clock.now();
        return store::BookRepository(context.transaction).insert(book);
    });
    QVERIFY2(added, added ? "" : qPrintable(added.error().context));
}

void TestPages::theFrontPageAsksForABook()
{
    const Reply reply = m_house->get(u"/"_s);
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.contentType, "text/html; charset=utf-8");
    QVERIFY(reply.body.contains("Which book are you looking for?"));
    QVERIFY(reply.body.contains("Sample offers"));
    QVERIFY(reply.body.contains("<html lang=\"en\">"));
}

void TestPages::whatIsAskedForLeadsOn_data()
{
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QByteArray>("location");
    QTest::newRow("ISBN") << u"0439023483"_s << QByteArray("/b/9780439023481");
    QTest::newRow("hyphens") << u"978-0-439-02348-1"_s << QByteArray("/b/9780439023481");
    QTest::newRow("link") << u"https://www.goodreads.com/book/show/2767052-the-hunger-games"_s
                          << QByteArray("/book/show/2767052-the-hunger-games");
    QTest::newRow("old link") << u"https://www.goodreads.com/book/show/5907.The_Hobbit"_s
                              << QByteArray("/book/show/5907-The-Hobbit");
    QTest::newRow("another catalogue's")
        << u"https://openlibrary.org/works/OL27448W/The_Lord_of_the_Rings"_s
        << QByteArray("/book/show/openlibrary%3aol27448w-the-lord-of-the-rings");
}

void TestPages::whatIsAskedForLeadsOn()
{
    QFETCH(QString, asked);
    QFETCH(QByteArray, location);
    const Reply reply =
        m_house->get(u"/?q="_s + QString::fromLatin1(QUrl::toPercentEncoding(asked)));
    QCOMPARE(reply.status, 303);
    QCOMPARE(header(reply, "location").toLower(), location.toLower());
    QVERIFY(m_house->get(QString::fromLatin1(header(reply, "location"))).status != 400);
}

void TestPages::titlesAreFound()
{
    addBook(u"The Hunger Games"_s, u"9780439023481"_s);
    const Reply shop = m_house->get(
        u"/?q="_s
        + QString::fromLatin1(QUrl::toPercentEncoding(u"https://shop.example/hunger-games"_s)));
    QVERIFY(shop.body.contains("The Hunger Games"));
    const Reply list = m_house->get(u"/?q=9780439023481%20978-3-16-148410-0"_s);
    QCOMPARE(list.status, 200);
    QVERIFY(list.body.contains("The Hunger Games") && list.body.contains("978-3-16-148410-0"));
    const Reply found = m_house->get(u"/?q=hunger%20games"_s);
    QVERIFY(found.body.contains("href=\"&#x2F;b&#x2F;9780439023481\"")
            || found.body.contains("href=\"/b/9780439023481\""));
    const Reply none = m_house->get(u"/?q=%3Cscript%3Ealert"_s);
    QCOMPARE(none.status, 200);
    QVERIFY(!none.body.contains("<script"));
}

void TestPages::aSearchUnderWayRefreshesItself()
{
    const Reply reply = m_house->get(u"/b/9780439023481"_s);
    QCOMPARE(reply.status, 200);
    QVERIFY(reply.body.contains("<meta http-equiv=\"refresh\" content=\"2\">"));
    QVERIFY(reply.body.contains("looking…"));
    QVERIFY(reply.body.contains("Looking for copies…"));
    QCOMPARE(header(reply, "cache-control"), "no-store");
}

void TestPages::copiesStandOnThePage()
{
    addBook(u"The Hunger Games"_s, u"9780439023481"_s);
    m_house->work();
    const QByteArray page = whenFound(u"/b/978-0439023481?country=DE"_s);
    QVERIFY(page.contains("<h1>The Hunger Games</h1>"));
    QVERIFY(page.contains("Suzanne Collins · 9780439023481"));
    QVERIFY(page.contains("class=\"pencil\">€"));
    QVERIFY(page.contains("Sample Bookshop") || page.contains("Sample "));
    QVERIFY(page.contains("rel=\"noopener nofollow\""));
    static const QRegularExpression edition(
        u"<span class=\"note\">(Taschenbuch|gebunden|Paperback|Hardcover), \\d{4}<"_s);
    QVERIFY(QString::fromUtf8(page).contains(edition));
    QVERIFY(page.contains("inventaire.io</b> asked us to wait until"));
    QVERIFY(page.contains("booklooker.de</b>"));
    // eBay's rows may not stand among others in public.
    QVERIFY(page.contains("From eBay"));
}

void TestPages::germanReadersGetGerman()
{
    m_house->work();
    const QByteArray page = whenFound(u"/b/9780439023481"_s, "de-AT,de;q=0.9,en;q=0.5");
    QVERIFY(page.contains("<html lang=\"de\">"));
    QVERIFY(page.contains("mit Versand"));
    QVERIFY(page.contains("Beispielangebote"));
    QVERIFY(page.contains("bittet zu warten bis"));
}

void TestPages::countriesAreNamedInTheLanguageOfThePage()
{
    const server::PageWords german(QLocale(QLocale::German));
    const server::PageWords french(QLocale(QLocale::French));
    QCOMPARE(german.country(u"GB"_s), u"Vereinigtes Königreich"_s);
    QCOMPARE(french.country(u"NL"_s), u"Pays-Bas"_s);
    QCOMPARE(french.country(u"FJ"_s), u"Fiji"_s); // no word of ours: in English
    QCOMPARE(french.country(u"??"_s), u"??"_s);
    QCOMPARE(french.country({}), QString());
    m_house->work();
    const QByteArray page = whenFound(u"/b/9780439023481?country=AT"_s, "de");
    QVERIFY(page.contains("mit Versand (Österreich), in EUR"));
    QVERIFY(page.contains("Vereinigtes Königreich") || page.contains("Deutschland"));
    QVERIFY(!page.contains(">GB<") && !page.contains(">DE<"));
}

void TestPages::totalsGoToTheReadersCountry_data()
{
    QTest::addColumn<QByteArray>("language");
    QTest::addColumn<QByteArray>("footer");
    QTest::newRow("nothing") << QByteArray() << QByteArray("delivered (Germany), in EUR");
    QTest::newRow("English alone") << QByteArray("en") << QByteArray("(Germany), in EUR");
    QTest::newRow("Britain") << QByteArray("en-GB,en;q=0.9")
                             << QByteArray("(United Kingdom), in GBP");
    QTest::newRow("the States") << QByteArray("en-US,en;q=0.5")
                                << QByteArray("(United States), in USD");
    QTest::newRow("Germany") << QByteArray("de") << QByteArray("mit Versand (Deutschland), in EUR");
    QTest::newRow("Switzerland") << QByteArray("de-CH,de;q=0.9") << QByteArray("(Schweiz), in CHF");
    QTest::newRow("a script") << QByteArray("de-Latn-AT") << QByteArray("(Österreich), in EUR");
    QTest::newRow("a region further on")
        << QByteArray("de, fr-CA;q=0.4") << QByteArray("(Kanada), in CAD");
    QTest::newRow("another language")
        << QByteArray("pt-BR") << QByteArray("delivered (Brazil), in BRL");
    QTest::newRow("no rate known")
        << QByteArray("en-NG") << QByteArray("delivered (Nigeria), in EUR");
    QTest::newRow("nonsense") << QByteArray("xx-12345-QQQ;q=9") << QByteArray("(Germany), in EUR");
}

void TestPages::totalsGoToTheReadersCountry()
{
    QFETCH(const QByteArray, language);
    QFETCH(const QByteArray, footer);
    const QByteArray page = m_house->get(u"/b/9780439023481"_s, language).body;
    QVERIFY2(page.contains(footer), page.mid(page.indexOf("<footer")).constData());
}

void TestPages::anotherCountryIsChosenOnThePage()
{
    addBook(u"The Hunger Games"_s, u"9780439023481"_s);
    const QByteArray page = m_house->get(u"/b/9780439023481?country=FR"_s, "de").body;
    QVERIFY(page.contains("<option value=\"FR\" selected>Frankreich</option>"));
    QCOMPARE(page.count(" selected"), 1);
    // What is looked for next is for there, too.
    QVERIFY(page.contains("<input type=\"hidden\" name=\"country\" value=\"FR\">"));
    const Reply next = m_house->get(u"/?q=0439023483&country=FR"_s);
    QCOMPARE(header(next, "location"), "/b/9780439023481?country=FR");
    QVERIFY(m_house->get(u"/?q=hunger&country=FR"_s).body.contains("9780439023481?country=FR"));
    QVERIFY(!m_house->get(u"/?q=hunger&country=%22%3E"_s).body.contains("country="));
}

void TestPages::thatNobodyCouldBeAskedIsNoAnswer()
{
    m_house->close();
    m_house = std::make_unique<test::EngineHouse>();
    m_house->isSample = false; // sources without keys, and none that can be reached
    QVERIFY(m_house->open([](std::vector<Route> &routes) { addWebRoutes(routes); }));
    m_house->work();
    const QByteArray page = whenFound(u"/b/9780439023481"_s);
    QVERIFY(page.contains("needs a key"));
    QVERIFY2(page.contains("Nobody could be asked"), page.constData());
    QVERIFY(!page.contains("Nobody has it") && !page.contains("No copy from"));
}

void TestPages::aMisprintedNumberCanBeLookedForAnyway()
{
    for (const QString &target : {u"/?q=978-0-439-02348-2"_s, u"/b/9780439023482"_s}) {
        const Reply reply = m_house->get(target);
        QCOMPARE(reply.status, 404);
        QVERIFY(reply.body.contains("is not an ISBN"));
        QVERIFY(reply.body.contains("&#x2F;b&#x2F;9780439023482?anyway=true")
                || reply.body.contains("/b/9780439023482?anyway=true"));
    }
    const Reply page = m_house->get(u"/b/9780439023482?anyway=true"_s);
    QCOMPARE(page.status, 200);
    QVERIFY(page.body.contains("ISBN 9780439023482"));
    QVERIFY(!m_house->get(u"/b/97804390"_s).body.contains("anyway"));
}

void TestPages::titlesAreEscaped()
{
    addBook(u"<script>alert(1)</script> & \"more\""_s, u"9780439023481"_s);
    const Reply reply = m_house->get(u"/b/9780439023481"_s);
    QVERIFY(!reply.body.contains("<script>"));
    QVERIFY(reply.body.contains("&lt;script&gt;"));
}

void TestPages::aKeyLeadsToItsBook()
{
    addBook(u"The Hunger Games"_s, u"9780439023481"_s, u"2767052"_s);
    m_house->work();
    QVERIFY(
        whenFound(u"/book/show/2767052-the-hunger-games"_s).contains("<h1>The Hunger Games</h1>"));
    QVERIFY(
        whenFound(u"/book/show/2767052.The_Hunger_Games"_s).contains("<h1>The Hunger Games</h1>"));
}

void TestPages::anUnknownKeySaysWhatWasTried()
{
    m_house->work();
    const QByteArray page = whenFound(u"/book/show/999999999-no-such-book"_s);
    QVERIFY(page.contains("We do not know this book"));
    QVERIFY(page.contains("the catalogue of this server"));
    QVERIFY(page.contains("Open Library, by its numbers"));
    QVERIFY(page.contains("the words of the link, as a title"));
    QCOMPARE(m_house->get(u"/book/show/999999999-no-such-book"_s).status, 404);
}

void TestPages::badAddressesSayWhatIsWrong_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("wrong digit") << u"/b/9780439023482"_s << QByteArray("is not an ISBN");
    QTest::newRow("no number") << u"/book/show/the-hobbit"_s << QByteArray("not a book");
    QTest::newRow("slashes") << u"/book/show/a/b/c"_s << QByteArray("not a book");
    QTest::newRow("markup") << u"/b/%3Cimg%20src=x%3E"_s << QByteArray("is not an ISBN");
}

void TestPages::badAddressesSayWhatIsWrong()
{
    QFETCH(QString, target);
    QFETCH(QByteArray, words);
    const Reply reply = m_house->get(target);
    QCOMPARE(reply.status, 404);
    QVERIFY2(reply.body.contains(words), reply.body.constData());
    QVERIFY(!reply.body.contains("<img"));
}

// Signed in as whoever shares the list; the page's path.
QString TestPages::invite(const QJsonObject &body)
{
    if (!m_house->signUp(u"ada@example.org"_s)) {
        return {};
    }
    const auto list = QJsonDocument::fromJson(
        m_house->ask(Method::Post, u"/api/v1/wishlists"_s, {{u"name"_s, u"Ada & <b>Bo</b>"_s}})
            .body);
    const auto made = QJsonDocument::fromJson(
        m_house
            ->ask(Method::Post, u"/api/v1/wishlists/%1/invites"_s.arg(list[u"id"_s].toString()),
                  body)
            .body);
    m_house->signOut();
    return QUrl(made[u"url"_s].toString()).path();
}

void TestPages::anInvitationSaysToWhatAndHow()
{
    const QString path = invite({{u"role"_s, u"editor"_s}});
    const Reply page = m_house->get(path);
    QCOMPARE(page.status, 200);
    QVERIFY(page.body.contains("A reader shares the list"));
    QVERIFY(page.body.contains("Ada &amp; &lt;b&gt;Bo&lt;/b&gt;"));
    QVERIFY(page.body.contains("You may change it too"));
    QVERIFY(page.body.contains("paste the address of this page"));
    QCOMPARE(header(page, "Cache-Control"), QByteArray("no-store"));
    QVERIFY(m_house->get(path, "de").body.contains("Die Einladung gilt bis"));
    const Reply nothing = m_house->get(u"/invite/nonsense"_s);
    QCOMPARE(nothing.status, 404);
    QVERIFY(nothing.body.contains("This invitation does not hold"));
}

void TestPages::anInvitationForAnAddressNamesNobody()
{
    const Reply page = m_house->get(invite({{u"email"_s, u"bo@example.org"_s}}));
    QCOMPARE(page.status, 200);
    QVERIFY(page.body.contains("for one e-mail address"));
    for (const char *secret : {"bo@example.org", "A reader", "Ada &amp;"}) {
        QVERIFY2(!page.body.contains(secret), secret);
    }
}

QTEST_GUILESS_MAIN(TestPages)
#include "tst_pages.moc"
