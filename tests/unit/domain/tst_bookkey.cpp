// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/bookkey.h"
#include "domain/pasted.h"

#include <QTest>

#include <rapidcheck.h>

using namespace endpaper;
using namespace endpaper::domain;
using namespace Qt::StringLiterals;

class TestBookKey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void understandsGoodreads_data();
    void understandsGoodreads();
    void understandsCatalogues_data();
    void understandsCatalogues();
    void understandsIsbns_data();
    void understandsIsbns();
    void understandsWords_data();
    void understandsWords();
    void severalLinesAreOneBookOrAList_data();
    void severalLinesAreOneBookOrAList();
    void foreignLinkKeepsItsWords();
    void wrongIsbnSaysWhy();
    void blanksAreNothing();
    void pasteIsBounded();
    void readsKeysOfPaths_data();
    void readsKeysOfPaths();
    void neverFailsOnNonsense();
};

void TestBookKey::understandsGoodreads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("words");
    const auto row = [](const QString &text, const QString &key, const QString &words) {
        QTest::newRow(qPrintable(text.left(80))) << text << key << words;
    };
    row(u"https://www.goodreads.com/book/show/2767052-the-hunger-games"_s, u"2767052"_s,
        u"the hunger games"_s);
    row(u"/book/show/5907.The_Hobbit"_s, u"5907"_s, u"The Hobbit"_s);
    row(u"book/show/5907.The_Hobbit"_s, u"5907"_s, u"The Hobbit"_s);
    row(u"www.goodreads.com/book/show/5907"_s, u"5907"_s, {});
    row(u"goodreads.com/en/book/show/36236132-growing-a-revolution?from_search=true&qid=1#x"_s,
        u"36236132"_s, u"growing a revolution"_s);
    row(u"http://localhost:8080/book/show/36236132-growing-a-revolution"_s, u"36236132"_s,
        u"growing a revolution"_s);
    row(u"https://m.goodreads.com/book/show/5907.The_Hobbit/reviews"_s, u"5907"_s, u"The Hobbit"_s);
    row(u"HTTPS://WWW.GOODREADS.COM/BOOK/SHOW/5907"_s, u"5907"_s, {});
    row(u"Look: https://www.goodreads.com/book/show/5907.The_Hobbit, it is good"_s, u"5907"_s,
        u"The Hobbit,"_s);
    row(u"<a href=\"https://www.goodreads.com/book/show/5907.The_Hobbit\">x</a>"_s, u"5907"_s,
        u"The Hobbit"_s);
    row(u"https://www.goodreads.com/book/show/49552.L_%C3%89tranger"_s, u"49552"_s,
        u"L Étranger"_s);
    row(u"36236132-growing-a-revolution"_s, u"36236132"_s, u"growing a revolution"_s);
    row(u"5907.The_Hobbit"_s, u"5907"_s, u"The Hobbit"_s);
    row(u"36236132"_s, u"36236132"_s, {});
    row(u"0005907"_s, u"5907"_s, {});
    row(u"goodreads:5907-the-hobbit"_s, u"5907"_s, u"the hobbit"_s);
}

void TestBookKey::understandsCatalogues_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("words");
    const auto row = [](const QString &text, const QString &key, const QString &words = {}) {
        QTest::newRow(qPrintable(text.left(80))) << text << key << words;
    };
    row(u"https://openlibrary.org/works/OL27448W/The_Lord_of_the_Rings"_s,
        u"openlibrary:OL27448W"_s, u"The Lord of the Rings"_s);
    row(u"openlibrary.org/books/OL7353617M"_s, u"openlibrary:OL7353617M"_s);
    row(u"https://openlibrary.org/books/ol7353617m?edition=key:x"_s, u"openlibrary:OL7353617M"_s);
    row(u"OL27448W"_s, u"openlibrary:OL27448W"_s);
    row(u"openlibrary:OL27448W-the-lord-of-the-rings"_s, u"openlibrary:OL27448W"_s,
        u"the lord of the rings"_s);
    row(u"https://www.librarything.com/work/1386651"_s, u"librarything:1386651"_s);
    row(u"https://www.librarything.de/work/1386651/t/Der-kleine-Hobbit"_s,
        u"librarything:1386651"_s, u"Der kleine Hobbit"_s);
    row(u"librarything.com/work/book/123456789"_s, u"librarything:123456789"_s);
    row(u"https://app.thestorygraph.com/books/6a2ed7e5-6a0c-4a58-9a29-5d7e0e1ea3aa"_s,
        u"storygraph:6a2ed7e5-6a0c-4a58-9a29-5d7e0e1ea3aa"_s);
    row(u"https://www.amazon.com/Hobbit-J-R-R-Tolkien-ebook/dp/B007978NPG/ref=sr_1_1"_s,
        u"amazon:B007978NPG"_s, u"Hobbit J R R Tolkien ebook"_s);
    row(u"www.amazon.co.uk/dp/B007978NPG?th=1"_s, u"amazon:B007978NPG"_s);
    row(u"https://bookshop.org/p/books/the-hobbit-j-r-r-tolkien/8567134"_s, u"bookshop:8567134"_s,
        u"the hobbit j r r tolkien"_s);
    row(u"https://www.abebooks.co.uk/servlet/BookDetailsPL?cm_sp=x&bi=31234567890"_s,
        u"abebooks:31234567890"_s);
    row(u"https://www.zvab.com/Hobbit-Tolkien/31234567890/bd"_s, u"abebooks:31234567890"_s,
        u"Hobbit Tolkien"_s);
    row(u"https://www.ebay.de/itm/256012345678?hash=item3b9"_s, u"ebay:256012345678"_s);
    row(u"ebay.com/itm/The-Hobbit-Tolkien/256012345678"_s, u"ebay:256012345678"_s,
        u"The Hobbit Tolkien"_s);
}

void TestBookKey::understandsCatalogues()
{
    QFETCH(QString, text);
    QFETCH(QString, words);
    const auto pasted = parsePasted(text);
    QVERIFY(pasted);
    QCOMPARE(pasted->kind, PastedKind::BookKey);
    QTEST(pasted->key, "key");
    QCOMPARE(pasted->slugWords, words);
    const auto key = parseBookKey(text);
    QVERIFY(key);
    QTEST(key->name(), "key");
    QCOMPARE(key->slugWords, words);
    // What a client sends on is read as the same.
    const auto again = parseBookKey(QString(key->name() + u'-' + words));
    QVERIFY(again);
    QCOMPARE(again->name(), key->name());
}

void TestBookKey::understandsGoodreads()
{
    QFETCH(QString, text);
    QFETCH(QString, words);
    const auto pasted = parsePasted(text);
    QVERIFY(pasted);
    QCOMPARE(pasted->kind, PastedKind::BookKey);
    QTEST(pasted->key, "key");
    QCOMPARE(pasted->slugWords, words);
}

void TestBookKey::understandsIsbns_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("digits");
    const QStringList hunger{u"9780439023481"_s};
    const QStringList both{u"9780439023481"_s, u"9780618260300"_s};
    const auto row = [](const QString &text, const QStringList &digits) {
        QTest::newRow(qPrintable(text.left(80))) << text << digits;
    };
    row(u"9780439023481"_s, hunger);
    row(u"978-0-439-02348-1"_s, hunger);
    row(u"0439023483"_s, hunger);
    row(u"ISBN: 0-439-02348-3"_s, hunger);
    row(u"https://www.amazon.com/Hunger-Games-Suzanne-Collins/dp/0439023483/ref=sr_1_1?qid=1234567890"_s,
        hunger);
    row(u"https://www.amazon.de/gp/product/0439023483"_s, hunger);
    row(u"https://openlibrary.org/isbn/9780439023481"_s, hunger);
    row(u"https://www.librarything.com/isbn/0439023483"_s, hunger);
    row(u"https://www.abebooks.com/servlet/SearchResults?isbn=9780439023481&cm_sp=x"_s, hunger);
    row(u"https://www.abebooks.com/9780439023481/Hunger-Games-Collins-0439023483/plp"_s, hunger);
    row(u"https://www.booklooker.de/Bücher/Angebote/isbn=9780439023481"_s, hunger);
    row(u"https://www.worldcat.org/isbn/9780439023481"_s, hunger);
    row(u"https://bookshop.org/p/books/the-hunger-games/8567134?ean=9780439023481"_s, hunger);
    row(u"https://www.ebay.com/itm/Hunger-Games-9780439023481/256012345678"_s, hunger);
    row(u"9780439023481\n9780618260300"_s, both);
    row(u"9780439023481, 0618260307"_s, both);
    row(u"The Hunger Games 9780439023481"_s, hunger);
}

void TestBookKey::understandsIsbns()
{
    QFETCH(QString, text);
    QFETCH(QStringList, digits);
    const auto pasted = parsePasted(text);
    QVERIFY(pasted);
    QStringList found;
    for (const Isbn &isbn : pasted->isbns) {
        found += isbn.toString13();
    }
    QCOMPARE(found, digits);
    QCOMPARE(pasted->kind, digits.size() == 1 ? PastedKind::Isbn : PastedKind::List);
}

void TestBookKey::understandsWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    QTest::newRow("title") << u"  The   Hobbit "_s << u"The Hobbit"_s;
    QTest::newRow("right to left") << u"ألف ليلة وليلة"_s << u"ألف ليلة وليلة"_s;
    QTest::newRow("emoji") << u"🐉 dragons"_s << u"🐉 dragons"_s;
    QTest::newRow("number first") << u"1984 George Orwell"_s << u"1984 George Orwell"_s;
}

void TestBookKey::understandsWords()
{
    QFETCH(QString, text);
    const auto pasted = parsePasted(text);
    QVERIFY(pasted);
    QCOMPARE(pasted->kind, PastedKind::Words);
    QVERIFY(!pasted->isForeignLink);
    QTEST(pasted->text, "words");
}

void TestBookKey::severalLinesAreOneBookOrAList_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<PastedKind>("kind");
    QTest::addColumn<QStringList>("otherLines");
    const auto row = [](const char *name, const QString &text, PastedKind kind,
                        const QStringList &otherLines = {}) {
        QTest::newRow(name) << text << kind << otherLines;
    };
    const QStringList book{u"Austerlitz"_s, u"W. G. Sebald"_s};
    row("title, author, ISBN", u"Austerlitz\nW. G. Sebald\nISBN: 9780140297997"_s, PastedKind::Isbn,
        book);
    row("both forms of one ISBN", u"ISBN-10: 0140297995\n\nISBN-13: 978-0-14-029799-7"_s,
        PastedKind::Isbn);
    row("title and link", u"Austerlitz\r\nhttps://www.goodreads.com/book/show/88442.Austerlitz"_s,
        PastedKind::BookKey, {u"Austerlitz"_s});
    row("a table with one valid ISBN",
        u"Title,Author,ISBN\nDune,Frank Herbert,9780441013593\nUbik,Philip K. Dick,\n"_s,
        PastedKind::List);
    row("the same with tabs", u"Title\tISBN\nDune\t9780441013593\nUbik\t\n"_s, PastedKind::List);
    row("one ISBN right, one wrong", u"9780441013593\n9780441013594"_s, PastedKind::List);
    row("titles, one with its ISBN", u"Ubik\nDune 9780441013593\nVALIS"_s, PastedKind::List);
    row("links with their titles",
        u"Dune\ngoodreads.com/book/show/44767458\nUbik\ngoodreads.com/book/show/22590"_s,
        PastedKind::List);
    row("two links in a line",
        u"https://goodreads.com/book/show/44767458 https://goodreads.com/book/show/22590"_s,
        PastedKind::List);
    row("titles", u"Dune\nUbik"_s, PastedKind::List);
    const QString title = u"One more title\n"_s;
    row("as many lines as one book has", title.repeated(oneBookLinesMax - 1) + u"9780441013593"_s,
        PastedKind::Isbn, QStringList(oneBookLinesMax - 1, u"One more title"_s));
    row("one more is a page", title.repeated(oneBookLinesMax) + u"9780441013593"_s,
        PastedKind::List);
}

// What is taken for one book drops no line that may be another.
void TestBookKey::severalLinesAreOneBookOrAList()
{
    QFETCH(QString, text);
    const auto pasted = parsePasted(text);
    QVERIFY(pasted);
    QTEST(pasted->kind, "kind");
    QTEST(pasted->otherLines, "otherLines");
}

void TestBookKey::foreignLinkKeepsItsWords()
{
    const auto shop = parsePasted(u"https://shop.example.com/books/growing-a-revolution?id=3");
    QVERIFY(shop && shop->isForeignLink);
    QCOMPARE(shop->kind, PastedKind::Words);
    QCOMPARE(shop->slugWords, u"growing a revolution"_s);
}

void TestBookKey::wrongIsbnSaysWhy()
{
    const auto pasted = parsePasted(u"9780439023482");
    QVERIFY(pasted);
    QCOMPARE(pasted->kind, PastedKind::Words);
    QCOMPARE(pasted->isbnProblem, IsbnProblem::WrongCheckDigit);
    QCOMPARE(parsePasted(u"979-0-060-11561-5")->isbnProblem, IsbnProblem::Ismn);
    QVERIFY(!parsePasted(u"The Hobbit")->isbnProblem);
}

void TestBookKey::blanksAreNothing()
{
    QCOMPARE(parsePasted(u"")->kind, PastedKind::Nothing);
    QCOMPARE(parsePasted(u" \n\t ")->kind, PastedKind::Nothing);
}

void TestBookKey::pasteIsBounded()
{
    const QString atLimit(pastedCharactersMax, u'a');
    QVERIFY(parsePasted(atLimit));
    QVERIFY(parsePasted(atLimit)->text.size() < 1000);
    const auto above = parsePasted(QString(atLimit + u'a'));
    QVERIFY(!above);
    QCOMPARE(above.error().kind, ErrorKind::TooLarge);
}

void TestBookKey::readsKeysOfPaths_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("key");
    QTest::newRow("number") << u"36236132"_s << u"36236132"_s;
    QTest::newRow("slug") << u"36236132-growing-a-revolution"_s << u"36236132"_s;
    QTest::newRow("title") << u"5907.The_Hobbit"_s << u"5907"_s;
    QTest::newRow("query") << u"5907?x=1"_s << u"5907"_s;
    QTest::newRow("zero") << u"0"_s << QString();
    QTest::newRow("twelve digits") << u"123456789012"_s << u"123456789012"_s;
    QTest::newRow("thirteen digits") << u"1234567890123"_s << QString();
    QTest::newRow("letters") << u"the-hobbit"_s << QString();
    QTest::newRow("glued letters") << u"5907abc"_s << QString();
    QTest::newRow("empty") << QString() << QString();
}

void TestBookKey::readsKeysOfPaths()
{
    QFETCH(QString, path);
    const auto key = parseBookKey(path);
    QTEST(key ? key->id : QString(), "key");
}

void TestBookKey::neverFailsOnNonsense()
{
    QVERIFY(rc::check([] {
        const auto units = *rc::gen::container<std::u16string>(
            rc::gen::oneOf(rc::gen::arbitrary<char16_t>(),
                           rc::gen::elementOf(std::u16string(u"0123456789X-/:.?=#isbndpook "))));
        RC_ASSERT(parsePasted(QStringView(units.data(), qsizetype(units.size()))).has_value());
    }));
}

QTEST_GUILESS_MAIN(TestBookKey)
#include "tst_bookkey.moc"
