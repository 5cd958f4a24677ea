// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/cataloguereader.h"

#include <QBuffer>
#include <QFile>
#include <QTest>

#include <zlib.h>

using namespace endpaper;
using namespace endpaper::exchange;
using namespace Qt::StringLiterals;

static const QString shared = QStringLiteral(ENDPAPER_SHARED_DATA "/catalogue/");

static std::unique_ptr<QIODevice> deviceOf(const QByteArray &bytes)
{
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(bytes);
    return buffer;
}

static QByteArray packed(const QByteArray &bytes)
{
    z_stream z{};
    deflateInit2(&z, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    QByteArray out(qsizetype(deflateBound(&z, uLong(bytes.size()))), '\0');
    z.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
    z.avail_in = uInt(bytes.size());
    z.next_out = reinterpret_cast<Bytef *>(out.data());
    z.avail_out = uInt(out.size());
    deflate(&z, Z_FINISH);
    out.resize(qsizetype(z.total_out));
    deflateEnd(&z);
    return out;
}

struct Whole
{
    std::vector<CatalogueBook> books;
    std::vector<CatalogueAuthor> authors;
    qint64 skipped = 0;
    qint64 joined = 0;
};

static Expected<Whole> readAll(Expected<std::unique_ptr<CatalogueReader>> opened)
{
    TRY_ASSIGN(auto reader, std::move(opened));
    Whole whole;
    for (;;) {
        TRY_ASSIGN(auto batch, reader->nextBatch(1000));
        std::move(batch.books.begin(), batch.books.end(), std::back_inserter(whole.books));
        std::move(batch.authors.begin(), batch.authors.end(), std::back_inserter(whole.authors));
        whole.skipped += batch.skipped;
        whole.joined += batch.joined;
        if (batch.isEnd) {
            return whole;
        }
    }
}

static const QByteArray goodbooks =
    "book_id,goodreads_book_id,best_book_id,work_id,books_count,isbn,isbn13,authors,original_"
    "publication_year,"
    "original_title,title,language_code\n"
    "1,2767052,2767052,2792775,272,439023483,9.78043902348e+12,Suzanne Collins,2008.0,The Hunger "
    "Games,"
    "\"The Hunger Games (The Hunger Games, #1)\",eng\n"
    "2,99,99,5,1,439023484,9.78043902348e+12,\"A, B\",,,No Such Number,\n"
    "3,1,1,1,1,,,Homer,-720.0,,,\n";

class TestCatalogueReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsGoodbooks();
    void readsGutenberg();
    void gutenbergsLinesOfOneBookAreOne_data();
    void gutenbergsLinesOfOneBookAreOne();
    void readsOpenLibraryDumps();
    void readsOurOwn();
    void goesOnWhereItStopped_data();
    void goesOnWhereItStopped();
    void refusesOtherFiles();
    void damagedGzipIsAnError();
    void bombIsAnError();
    void progressIsOfThePackedFile();
    void realGoodbooks();
    void realGutenberg();
    void realOpenLibrary();
    void sampleCatalogueHolds();
};

void TestCatalogueReader::readsGoodbooks()
{
    const auto whole = readAll(openCatalogue(deviceOf(goodbooks)));
    QVERIFY(whole);
    QCOMPARE(whole->books.size(), 2u);
    QCOMPARE(whole->skipped, 1);
    const CatalogueBook &book = whole->books[0];
    QCOMPARE(book.title, u"The Hunger Games"_s);
    QCOMPARE(book.isbn->toString13(), u"9780439023481"_s);
    QCOMPARE(book.authors, QStringList{u"Suzanne Collins"_s});
    QCOMPARE(book.published, u"2008"_s);
    QCOMPARE(book.language, u"en"_s);
    QCOMPARE(book.goodreadsId, u"2767052"_s);
    QCOMPARE(book.workKey, u"goodreads:2792775"_s);
    // A wrong number is no number; the scientific one is never read.
    QVERIFY(!whole->books[1].isbn);
    QCOMPARE(whole->books[1].authors, (QStringList{u"A"_s, u"B"_s}));
}

void TestCatalogueReader::gutenbergsLinesOfOneBookAreOne_data()
{
    QTest::addColumn<int>("records");
    for (const int records : {1, 2, 3, 100}) {
        QTest::addRow("batches of %d", records) << records;
    }
}

// Whatever the batches: no author is lost, and each batch can be gone on from.
void TestCatalogueReader::gutenbergsLinesOfOneBookAreOne()
{
    QFETCH(int, records);
    const QByteArray csv = "gutenberg_id,title,author,language\n"
                           "17,A,\"Ng, Ann\",en\n"
                           "18,Papers,\"Hamilton, Alexander\",en\n"
                           "18,Papers,\"Madison, James\",en\n"
                           "18,Papers,\"Jay, John\",en\n"
                           "19,B,\"Ng, Ann\",en\n"
                           "19,B,\"Ng, Ann\",en\n";
    std::vector<CatalogueBook> books;
    qint64 joined = 0;
    qint64 offset = 0;
    for (bool isEnd = false; !isEnd;) {
        auto reader = openCatalogue(deviceOf(csv), offset);
        QVERIFY(reader);
        auto batch = (*reader)->nextBatch(records);
        QVERIFY(batch);
        std::move(batch->books.begin(), batch->books.end(), std::back_inserter(books));
        joined += batch->joined;
        offset = batch->nextOffset;
        isEnd = batch->isEnd;
    }
    QCOMPARE(books.size(), size_t(3));
    QCOMPARE(joined, 3);
    QCOMPARE(books[1].authors,
             (QStringList{u"Alexander Hamilton"_s, u"James Madison"_s, u"John Jay"_s}));
    QCOMPARE(books[2].authors, QStringList(u"Ann Ng"_s));
}

void TestCatalogueReader::readsGutenberg()
{
    const auto whole =
        readAll(openCatalogue(deviceOf("gutenberg_id,title,author,gutenberg_author_id,language,"
                                       "gutenberg_bookshelf,rights,has_text\n"
                                       "2,\"The United States\r\nBill of Rights\",\"Jefferson, "
                                       "Thomas\",1,en,x,Public,1\n3,,x,1,en,,,1\n"
                                       "4,Moby Dick : $b Or,\"Melville, Herman\",,en,,,1\n")));
    QVERIFY(whole);
    QCOMPARE(whole->books.size(), 2u);
    QCOMPARE(whole->skipped, 1);
    QCOMPARE(whole->books[1].title, u"Moby Dick"_s);
    QCOMPARE(whole->books[1].subtitle, u"Or"_s);
    QCOMPARE(whole->books[0].title, u"The United States"_s);
    QCOMPARE(whole->books[0].subtitle, u"Bill of Rights"_s);
    QCOMPARE(whole->books[0].authors, QStringList{u"Thomas Jefferson"_s});
    QCOMPARE(whole->books[0].sourceKey, u"gutenberg:2"_s);
    QVERIFY(!whole->books[0].isbn);
}

void TestCatalogueReader::readsOpenLibraryDumps()
{
    const QByteArray lines =
        "/type/edition\t/books/OL1M\t1\t2008-01-01\t{\"title\": \"The Hobbit\", \"subtitle\": "
        "\"or\\tback\", "
        "\"isbn_10\": [\"x\", \"0618260307\"], \"authors\": [{\"key\": \"/authors/OL2A\"}], "
        "\"publish_date\": \"September 21, 2002\", \"publishers\": [\"Houghton\"], "
        "\"languages\": [{\"key\": \"/languages/eng\"}], \"works\": [{\"key\": \"/works/OL3W\"}], "
        "\"identifiers\": {\"goodreads\": [\"5907\"]}}\n"
        "/type/work\t/works/OL3W\t1\t2008-01-01\t{\"title\": \"The Hobbit\", \"authors\": "
        "[{\"author\": {\"key\": \"/authors/OL2A\"}}]}\n"
        "/type/author\t/authors/OL2A\t1\t2008-01-01\t{\"name\": \"J.R.R. Tolkien\"}\n"
        "/type/delete\t/books/OL9M\t1\t2008-01-01\t{}\n"
        "broken line\n"
        "/type/edition\t/books/OL4M\t1\t2008-01-01\t{\"title\": cut";
    const auto whole = readAll(openCatalogue(deviceOf(lines)));
    QVERIFY(whole);
    QCOMPARE(whole->books.size(), 2u);
    QCOMPARE(whole->skipped, 3);
    QCOMPARE(whole->authors.size(), 1u);
    QCOMPARE(whole->authors[0].name, u"J.R.R. Tolkien"_s);
    const CatalogueBook &book = whole->books[0];
    QCOMPARE(book.isbn->toString13(), u"9780618260300"_s);
    QCOMPARE(book.authorKeys, QStringList{u"OL2A"_s});
    QCOMPARE(book.published, u"2002"_s);
    QCOMPARE(book.language, u"en"_s);
    QCOMPARE(book.goodreadsId, u"5907"_s);
    QCOMPARE(book.workKey, u"openlibrary:OL3W"_s);
    QCOMPARE(book.sourceKey, u"openlibrary:OL1M"_s);
    QCOMPARE(whole->books[1].workKey, u"openlibrary:OL3W"_s);
}

void TestCatalogueReader::readsOurOwn()
{
    const auto whole = readAll(openCatalogue(deviceOf(
        "goodreads_id,isbn13,title,authors,year,language,publisher\n"
        "5907,9780618260300,The Hobbit,J.R.R. Tolkien; Alan Lee,1937,en,Houghton Mifflin\n")));
    QVERIFY(whole);
    QCOMPARE(whole->books[0].authors, (QStringList{u"J.R.R. Tolkien"_s, u"Alan Lee"_s}));
    QCOMPARE(whole->books[0].publisher, u"Houghton Mifflin"_s);
    QCOMPARE(whole->books[0].published, u"1937"_s);
}

static QByteArray manyBooks()
{
    QByteArray bytes = "goodreads_id,isbn13,title,authors,year,language,publisher\n";
    for (int i = 1; i <= 20'000; ++i) {
        bytes += QByteArray::number(i) + ",,\"Book\n" + QByteArray::number(i * 7919) + "\",Ä,,,\n";
    }
    return bytes;
}

static QByteArray manyLines()
{
    QByteArray bytes;
    for (int i = 1; i <= 20'000; ++i) {
        bytes +=
            "/type/work\t/works/OL" + QByteArray::number(i) + "W\t1\t2008\t{\"title\": \"Book\"}\n";
    }
    return bytes;
}

void TestCatalogueReader::goesOnWhereItStopped_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("table") << manyBooks();
    QTest::newRow("packed table") << packed(manyBooks());
    QTest::newRow("lines") << manyLines();
    QTest::newRow("packed lines") << packed(manyLines());
}

void TestCatalogueReader::goesOnWhereItStopped()
{
    QFETCH(QByteArray, bytes);
    QStringList keys;
    qint64 offset = 0;
    for (bool isEnd = false; !isEnd;) {
        auto reader = openCatalogue(deviceOf(bytes), offset);
        QVERIFY(reader);
        const auto batch = (*reader)->nextBatch(6001);
        QVERIFY(batch);
        for (const CatalogueBook &book : batch->books) {
            keys += book.sourceKey;
        }
        offset = batch->nextOffset;
        isEnd = batch->isEnd;
    }
    QCOMPARE(keys.size(), 20'000);
    QCOMPARE(QSet<QString>(keys.begin(), keys.end()).size(), 20'000);
    QVERIFY(keys.last().contains(u"20000"_s));
}

void TestCatalogueReader::refusesOtherFiles()
{
    QCOMPARE(openCatalogue(deviceOf("Book Id,Title\n1,x\n")).error().kind, ErrorKind::Unsupported);
    QCOMPARE(openCatalogue(deviceOf("")).error().kind, ErrorKind::Invalid);
    QCOMPARE(openCatalogue(deviceOf("PK\x03\x04")).error().kind, ErrorKind::Unsupported);
    QCOMPARE(openCatalogue(deviceOf(goodbooks), -1).error().kind, ErrorKind::Invalid);
    QCOMPARE(openCatalogueFile(u"/nonexistent/x.csv"_s).error().kind, ErrorKind::NotFound);
}

void TestCatalogueReader::damagedGzipIsAnError()
{
    const QByteArray whole = packed(manyBooks());
    const auto cut = readAll(openCatalogue(deviceOf(whole.first(whole.size() / 2))));
    QVERIFY(!cut);
    QByteArray damaged = whole;
    damaged[damaged.size() / 2] = char(damaged[damaged.size() / 2] ^ 0x55);
    damaged[damaged.size() / 2 + 1] = char(damaged[damaged.size() / 2 + 1] ^ 0x55);
    QVERIFY(!readAll(openCatalogue(deviceOf(damaged))));
}

void TestCatalogueReader::bombIsAnError()
{
    QByteArray bytes = "goodreads_id,isbn13,title,authors,year,language,publisher\n";
    bytes += QByteArray(32 << 20, '\n');
    const auto bomb = readAll(openCatalogue(deviceOf(packed(bytes))));
    QVERIFY(!bomb);
}

void TestCatalogueReader::progressIsOfThePackedFile()
{
    const QByteArray bytes = packed(manyBooks());
    auto reader = openCatalogue(deviceOf(bytes));
    QVERIFY(reader);
    QCOMPARE((*reader)->bytesTotal(), bytes.size());
    QVERIFY((*reader)->nextBatch(1'000'000)->isEnd);
    QCOMPARE((*reader)->bytesRead(), bytes.size());
}

void TestCatalogueReader::realGoodbooks()
{
    if (!QFile::exists(shared + u"goodbooks10k_books.csv.gz"_s)) {
        QSKIP("../shared/data is not beside the checkout");
    }
    const auto whole = readAll(openCatalogueFile(shared + u"goodbooks10k_books.csv.gz"_s));
    QVERIFY(whole);
    QCOMPARE(whole->books.size() + size_t(whole->skipped), 10'000u);
    QCOMPARE(whole->skipped, 0);
    const auto withIsbn =
        std::count_if(whole->books.begin(), whole->books.end(),
                      [](const CatalogueBook &book) { return book.isbn.has_value(); });
    QCOMPARE(withIsbn, 10'000 - 700 - 23);
    QCOMPARE(whole->books[0].isbn->toString13(), u"9780439023481"_s);
}

void TestCatalogueReader::realGutenberg()
{
    if (!QFile::exists(shared + u"gutenberg_catalogue_82k.csv.gz"_s)) {
        QSKIP("../shared/data is not beside the checkout");
    }
    const auto whole = readAll(openCatalogueFile(shared + u"gutenberg_catalogue_82k.csv.gz"_s));
    QVERIFY(whole);
    QCOMPARE(whole->books.size() + size_t(whole->skipped + whole->joined), 82'415u);
    const auto papers =
        std::find_if(whole->books.begin(), whole->books.end(),
                     [](const CatalogueBook &book) { return book.sourceKey == u"gutenberg:18"; });
    QVERIFY(papers != whole->books.end());
    QCOMPARE(papers->authors,
             (QStringList{u"Alexander Hamilton"_s, u"James Madison"_s, u"John Jay"_s}));
    QVERIFY(whole->books.size() > 70'000u);
}

void TestCatalogueReader::realOpenLibrary()
{
    if (!QFile::exists(shared + u"openlibrary_dump_authors_5.txt"_s)) {
        QSKIP("../shared/data is not beside the checkout");
    }
    const auto whole = readAll(openCatalogueFile(shared + u"openlibrary_dump_authors_5.txt"_s));
    QVERIFY(whole);
    QCOMPARE(whole->authors.size(), 5u);
}

void TestCatalogueReader::sampleCatalogueHolds()
{
    const auto whole =
        readAll(openCatalogueFile(QStringLiteral(ENDPAPER_SAMPLE_DATA "/catalogue.csv")));
    QVERIFY(whole);
    QCOMPARE(whole->skipped, 0);
    QVERIFY(whole->books.size() >= 300u);
    QHash<QString, QString> isbnOf;
    int withIsbn = 0;
    for (const CatalogueBook &book : whole->books) {
        isbnOf.insert(book.goodreadsId, book.isbn ? book.isbn->toString13() : QString());
        withIsbn += book.isbn ? 1 : 0;
    }
    QVERIFY(withIsbn >= 250);
    QCOMPARE(isbnOf.size(), qsizetype(whole->books.size()));
    QCOMPARE(isbnOf.value(u"2767052"_s), u"9780439023481"_s);
    QCOMPARE(isbnOf.value(u"5907"_s), u"9780618260300"_s);
    QCOMPARE(isbnOf.value(u"36236132"_s), u"9780393608328"_s);
}

QTEST_GUILESS_MAIN(TestCatalogueReader)
#include "tst_cataloguereader.moc"
