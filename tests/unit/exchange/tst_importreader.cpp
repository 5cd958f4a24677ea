// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/importreader.h"

#include <QBuffer>
#include <QDirIterator>
#include <QTest>

using namespace endpaper;
using namespace endpaper::exchange;
using namespace Qt::StringLiterals;

static const QString shared = QStringLiteral(ENDPAPER_SHARED_DATA);

struct Read
{
    QString format;
    std::vector<BookRow> rows;

    int count(Heap heap) const
    {
        return int(std::count_if(rows.begin(), rows.end(),
                                 [&](const BookRow &row) { return row.heap == heap; }));
    }
};

static Expected<Read> readDevice(QIODevice *device, const QString &name,
                                 const ImportOptions &options = {})
{
    TRY_ASSIGN(auto reader, openImport(device, name, {}, options));
    Read read{reader->formatId(), {}};
    for (;;) {
        TRY_ASSIGN(auto batch, reader->nextBatch(7));
        if (batch.empty()) {
            return read;
        }
        std::move(batch.begin(), batch.end(), std::back_inserter(read.rows));
    }
}

static Expected<Read> readText(QByteArray bytes, const QString &name = u"books.csv"_s)
{
    QBuffer buffer(&bytes);
    return readDevice(&buffer, name);
}

static Expected<Read> readFile(const QString &path)
{
    QFile file(path);
    return readDevice(&file, path);
}

class TestImportReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsLandInTheirHeap_data();
    void rowsLandInTheirHeap();
    void goodreadsRowIsReadWhole();
    void repeatedRowsAreMarked();
    void sameFileGivesTheSameKeys();
    void listsOfIsbns();
    void listsOfLinks();
    void genericTablesInSeveralLanguages();
    void mappingCanBeGiven();
    void emptyAndBinaryFilesAreRefused();
    void cancelEndsReading();
    void ownSampleIsReadWhole();
    void everyGoodreadsFileIsReadWhole();
    void otherProgramsFiles_data();
    void otherProgramsFiles();
    void everyExportIsReadOrRefused();
};

void TestImportReader::rowsLandInTheirHeap_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<int>("heap");
    const auto row = [](const char *name, const QByteArray &text, const QString &reason,
                        Heap heap) { QTest::newRow(name) << text << reason << int(heap); };
    row("whole", "The Hobbit,J.R.R. Tolkien,9780618260300", u"none"_s, Heap::In);
    row("no ISBN", "The Hobbit,J.R.R. Tolkien,", u"none"_s, Heap::In);
    row("Goodreads' empty", "The Hobbit,J.R.R. Tolkien,\"=\"\"\"\"\"", u"none"_s, Heap::In);
    row("no author", "The Hobbit,,9780618260300", u"none"_s, Heap::In);
    row("missing cells", "The Hobbit,J.R.R. Tolkien", u"none"_s, Heap::In);
    row("surplus empty cells", "The Hobbit,J.R.R. Tolkien,,,,", u"none"_s, Heap::In);
    row("emoji", "🐉,J.R.R. Tolkien,", u"none"_s, Heap::In);
    row("wrong digit", "The Hobbit,J.R.R. Tolkien,9780618260301", u"wrong_check_digit"_s,
        Heap::LookAgain);
    row("spreadsheet", "The Hobbit,J.R.R. Tolkien,9.78061826e+12", u"mangled_isbn"_s,
        Heap::LookAgain);
    row("ASIN", "The Hobbit,J.R.R. Tolkien,B007978NPG", u"not_an_isbn"_s, Heap::LookAgain);
    row("only a title", "The Hobbit,,", u"no_author_and_no_isbn"_s, Heap::LookAgain);
    row("no title", ",J.R.R. Tolkien,9780618260300", u"no_title"_s, Heap::LookAgain);
    row("surplus", "The Hobbit,J.R.R. Tolkien,,x", u"too_many_cells"_s, Heap::LookAgain);
    row("nothing", ",J.R.R. Tolkien,", u"no_title_and_no_isbn"_s, Heap::CouldNotRead);
    row("signs only", "--,J.R.R. Tolkien,", u"no_title_and_no_isbn"_s, Heap::CouldNotRead);
    row("unclosed", "\"The Hobbit,J.R.R. Tolkien,", u"unclosed_quote"_s, Heap::CouldNotRead);
}

void TestImportReader::rowsLandInTheirHeap()
{
    QFETCH(QByteArray, row);
    QFETCH(int, heap);
    const auto read = readText("Title,Author,ISBN\nEmma,Jane Austen,\n" + row + "\n");
    QVERIFY(read);
    QCOMPARE(read->rows.size(), 2u);
    const BookRow &last = read->rows.back();
    QTEST(rowReasonName(last.reason), "reason");
    QCOMPARE(int(last.heap), heap);
    QVERIFY(!last.rawCells.isEmpty());
    QCOMPARE(last.lineNumber, 3);
}

static const QByteArray goodreadsHeader = "Book Id,Title,Author,Author l-f,Additional "
                                          "Authors,ISBN,ISBN13,My Rating,Average Rating,Publisher,"
                                          "Binding,Number of Pages,Year Published,Original "
                                          "Publication Year,Date Read,Date Added,Bookshelves,"
                                          "Bookshelves with positions,Exclusive Shelf,My "
                                          "Review,Spoiler,Private Notes,Read Count,Owned Copies\n";

void TestImportReader::goodreadsRowIsReadWhole()
{
    const auto read = readText(
        goodreadsHeader
        + "5907,\"The Hobbit (Middle-earth, #0)\",J.R.R.   Tolkien,\"Tolkien, J.R.R.\",\"Alan Lee, "
          "Other One\","
          "\"=\"\"0618260307\"\"\",\"=\"\"9780618260300\"\"\",4,4.27,Houghton "
          "Mifflin,Paperback,366,2002,1937,"
          "2020/12/13,2019/01/02,\"favourites, to-read\",x,to-read,\"Two\nlines\",,note,1,1\n");
    QVERIFY(read);
    QCOMPARE(read->format, u"goodreads"_s);
    QCOMPARE(read->rows.size(), 1u);
    const BookRow &row = read->rows[0];
    QCOMPARE(row.title, u"The Hobbit"_s);
    QCOMPARE(row.series, u"Middle-earth"_s);
    QCOMPARE(row.seriesNumber, u"0"_s);
    QCOMPARE(row.authors, (QStringList{u"J.R.R. Tolkien"_s, u"Alan Lee"_s, u"Other One"_s}));
    QCOMPARE(row.isbn->toString13(), u"9780618260300"_s);
    QCOMPARE(row.goodreadsId, u"5907"_s);
    QCOMPARE(row.year, 2002);
    QCOMPARE(row.publisher, u"Houghton Mifflin"_s);
    QCOMPARE(row.shelf, Shelf::ToRead);
    QCOMPARE(row.tags, QStringList{u"favourites"_s});
    QCOMPARE(row.rating, 4);
    QVERIFY(row.isOwned);
    QCOMPARE(row.dateRead, QDate(2020, 12, 13));
    QCOMPARE(row.dateAdded, QDate(2019, 1, 2));
    QCOMPARE(row.review, u"Two\nlines"_s);
    QCOMPARE(row.notes, u"note"_s);
    QCOMPARE(row.heap, Heap::In);
    QCOMPARE(rowKey(row), u"goodreads:5907"_s);
}

void TestImportReader::repeatedRowsAreMarked()
{
    const auto read =
        readText("Title,Author,ISBN\nEmma,Jane Austen,\nX,Y,\nEmma,\"Austen, Jane\",\n");
    QVERIFY(read);
    QCOMPARE(read->rows[0].repeatsLine, std::nullopt);
    QCOMPARE(read->rows[2].repeatsLine, 2);
    QCOMPARE(read->rows[2].heap, Heap::In);
}

void TestImportReader::sameFileGivesTheSameKeys()
{
    const QByteArray bytes = "Title,Author,ISBN\nEmma,Jane Austen,\nThe Hobbit,T,9780618260300\n";
    const auto first = readText(bytes);
    const auto second = readText(bytes);
    QVERIFY(first && second);
    for (size_t i = 0; i < first->rows.size(); ++i) {
        QCOMPARE(rowKey(first->rows[i]), rowKey(second->rows[i]));
        QVERIFY(!rowKey(first->rows[i]).isEmpty());
    }
}

void TestImportReader::listsOfIsbns()
{
    const auto read = readText("9780439023481\n0-618-26030-7\n\n9780439023482\nsee 9780439023481 "
                               "and 9783161484100\nEmma\n",
                               u"list.txt"_s);
    QVERIFY(read);
    QCOMPARE(read->format, u"isbns"_s);
    QStringList reasons;
    for (const BookRow &row : read->rows) {
        reasons += rowReasonName(row.reason);
    }
    QCOMPARE(reasons,
             (QStringList{u"none"_s, u"none"_s, u"wrong_check_digit"_s, u"none"_s, u"none"_s,
                          u"no_author_and_no_isbn"_s}));
    QCOMPARE(read->rows[3].repeatsLine, 1);
}

void TestImportReader::listsOfLinks()
{
    const auto read = readText("Dune\nhttps://www.goodreads.com/book/show/44767458-dune\n"
                               "openlibrary.org/works/OL27448W\n1984\n",
                               u"list.txt"_s);
    QVERIFY(read);
    QCOMPARE(read->rows.size(), 4);
    QCOMPARE(read->rows[1].goodreadsId, u"44767458"_s);
    QCOMPARE(read->rows[1].title, u"dune"_s);
    QCOMPARE(read->rows[1].heap, Heap::In);
    QCOMPARE(read->rows[2].sourceKey, u"openlibrary:OL27448W"_s);
    QCOMPARE(read->rows[2].heap, Heap::In);
    // A number alone may be a title.
    QVERIFY(read->rows[3].goodreadsId.isEmpty());
    QCOMPARE(read->rows[3].heap, Heap::LookAgain);
}

void TestImportReader::genericTablesInSeveralLanguages()
{
    const auto german = readText(
        "Autor;Titel;ISBN;Verlag;Jahr\nSebald, W. G.;Austerlitz;978-3-596-14864-6;Fischer;2003\n");
    QVERIFY(german);
    QCOMPARE(german->format, u"csv"_s);
    QCOMPARE(german->rows[0].title, u"Austerlitz"_s);
    QCOMPARE(german->rows[0].authors, QStringList{u"W. G. Sebald"_s});
    QCOMPARE(german->rows[0].year, 2003);
    const auto french = readText("Titre,Auteur,\xc3\x89"
                                 "diteur\nL'\xc3\x89tranger,Albert Camus,Gallimard\n");
    QVERIFY(french);
    QCOMPARE(french->rows[0].title, u"L'Étranger"_s);
    QCOMPARE(french->rows[0].publisher, u"Gallimard"_s);
}

void TestImportReader::mappingCanBeGiven()
{
    QByteArray bytes = "eins,zwei\nTolkien,The Hobbit\n";
    QBuffer buffer(&bytes);
    const ImportOptions options{.mapping = {BookField::Author, BookField::Title}};
    auto reader = openImport(&buffer, u"x.csv"_s, u"csv"_s, options);
    QVERIFY(reader);
    QCOMPARE((*reader)->columns(), (QStringList{u"eins"_s, u"zwei"_s}));
    const auto rows = (*reader)->nextBatch(10);
    QVERIFY(rows);
    QCOMPARE(rows->at(0).title, u"The Hobbit"_s);
    QCOMPARE(rows->at(0).authors, QStringList{u"Tolkien"_s});
    QCOMPARE((*reader)->bytesRead(), bytes.size());
    QCOMPARE((*reader)->bytesTotal(), bytes.size());
}

void TestImportReader::emptyAndBinaryFilesAreRefused()
{
    QCOMPARE(readText("").error().kind, ErrorKind::Invalid);
    QCOMPARE(readText(" \n\n").error().kind, ErrorKind::Invalid);
    QCOMPARE(readText("PK\x03\x04 zip").error().kind, ErrorKind::Unsupported);
    QCOMPARE(readText(QByteArray("Title,A\nx\0y,z\n", 14)).error().kind, ErrorKind::Unsupported);
    QFile gone(u"/nonexistent/books.csv"_s);
    QCOMPARE(readDevice(&gone, u"books.csv"_s).error().kind, ErrorKind::Unavailable);
}

void TestImportReader::cancelEndsReading()
{
    QByteArray bytes = "Title,Author\nA,B\nC,D\n";
    QBuffer buffer(&bytes);
    std::atomic_bool cancel = false;
    auto reader = openImport(&buffer, u"x.csv"_s, {}, {.cancel = &cancel});
    QVERIFY(reader);
    QVERIFY((*reader)->nextBatch(1));
    cancel = true;
    QCOMPARE((*reader)->nextBatch(1).error().kind, ErrorKind::Cancelled);
}

void TestImportReader::ownSampleIsReadWhole()
{
    const auto read = readFile(QStringLiteral(ENDPAPER_SAMPLE_DATA "/goodreads_export.csv"));
    QVERIFY(read);
    QCOMPARE(read->format, u"goodreads"_s);
    QVERIFY(read->rows.size() >= 140);
    QVERIFY(read->count(Heap::LookAgain) >= 3);
    QVERIFY(read->count(Heap::CouldNotRead) >= 1);
    QCOMPARE(read->count(Heap::In) + read->count(Heap::LookAgain) + read->count(Heap::CouldNotRead),
             int(read->rows.size()));
}

// Records are counted by the plain rule of quotes, not by our reader.
static int recordsOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return -1;
    }
    int records = 0;
    bool isQuoted = false;
    bool isBlank = true;
    const QByteArray bytes = file.readAll() + "\n";
    for (const char c : bytes) {
        isQuoted = isQuoted != (c == '"');
        if (c == '\n' && !isQuoted) {
            records += isBlank ? 0 : 1;
            isBlank = true;
        } else if (c != '\r') {
            isBlank = false;
        }
    }
    return records - 1;
}

void TestImportReader::everyGoodreadsFileIsReadWhole()
{
    int files = 0;
    for (QDirIterator it(shared + u"/exports"_s, {u"*goodreads*.csv"_s}, QDir::Files,
                         QDirIterator::Subdirectories);
         it.hasNext();) {
        const QString path = it.next();
        const auto read = readFile(path);
        QVERIFY2(read, qPrintable(path));
        QVERIFY2(read->format == u"goodreads", qPrintable(path + u' ' + read->format));
        QVERIFY2(int(read->rows.size()) == recordsOf(path), qPrintable(path));
        // These are whole files: nearly everything is In.
        QVERIFY2(read->count(Heap::CouldNotRead) == 0, qPrintable(path));
        QVERIFY2(read->count(Heap::In) * 10 >= int(read->rows.size()) * 9, qPrintable(path));
        ++files;
    }
    if (files == 0) {
        QSKIP("../shared/data is not beside the checkout");
    }
    const auto library = readFile(shared + u"/exports/gigikenneth/goodreads_library_export.csv"_s);
    QVERIFY(library);
    QCOMPARE(library->rows.size(), 289u);
    QCOMPARE(std::count_if(library->rows.begin(), library->rows.end(),
                           [](const BookRow &row) { return row.shelf == Shelf::ToRead; }),
             126);
}

void TestImportReader::otherProgramsFiles_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("format");
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("in");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QStringList>("authors");
    const auto row = [](const QString &path, const QString &format, int rows, int in,
                        const QString &title, const QStringList &authors) {
        QTest::newRow(qPrintable(path)) << path << format << rows << in << title << authors;
    };
    row(u"bookwyrm/storygraph.csv"_s, u"storygraph"_s, 2, 2, u"Always Coming Home"_s,
        {u"Ursula K. Le Guin"_s, u"Todd Barton"_s, u"Margaret Chodos-Irvine"_s});
    row(u"bookwyrm/librarything.tsv"_s, u"librarything"_s, 3, 3, u"Marelle"_s,
        {u"Julio Cortazar"_s});
    row(u"bookwyrm/openlibrary.csv"_s, u"openlibrary"_s, 4, 0, QString(), {});
    row(u"bookwyrm/bookwyrm.csv"_s, u"bookwyrm"_s, 3, 3, u"我穿我自己"_s, {u"琅俨"_s});
    row(u"bookwyrm/calibre.csv"_s, u"calibre"_s, 1, 1, u"That Ain't Witchcraft"_s,
        {u"Seanan McGuire"_s});
    row(u"bookwyrm/generic.csv"_s, u"csv"_s, 4, 4, u"Gideon the Ninth"_s, {u"Tamsyn Muir"_s});
    row(u"bookwyrm/inventaire.csv"_s, u"inventaire"_s, 3, 3, u"Godel, Escher, Bach"_s,
        {u"Douglas Hofstadter"_s});
    row(u"bookwyrm/isbn.txt"_s, u"isbns"_s, 2, 2, QString(), {});
    row(u"jelu/isbns-import.txt"_s, u"isbns"_s, 3, 2, QString(), {});
    row(u"armando-couto/BookBuddy.csv"_s, u"bookbuddy"_s, 348, -1,
        u"28 mentes que mudaram o mundo"_s, {u"Rhymer Rigby"_s, u"Alessandra Mussi"_s});
}

void TestImportReader::otherProgramsFiles()
{
    QFETCH(QString, path);
    QFETCH(int, rows);
    QFETCH(int, in);
    QFile file(shared + u"/exports/"_s + path);
    if (!file.exists()) {
        QSKIP("../shared/data is not beside the checkout");
    }
    const auto read = readDevice(&file, path);
    QVERIFY2(read, qPrintable(read ? QString() : read.error().context));
    QTEST(read->format, "format");
    QCOMPARE(int(read->rows.size()), rows);
    if (in >= 0) {
        QCOMPARE(read->count(Heap::In), in);
    }
    QTEST(read->rows[0].title, "title");
    QTEST(read->rows[0].authors, "authors");
}

void TestImportReader::everyExportIsReadOrRefused()
{
    int files = 0;
    for (QDirIterator it(shared, QDir::Files, QDirIterator::Subdirectories); it.hasNext();) {
        const QFileInfo info(it.next());
        if (info.size() > 300'000) {
            continue;
        }
        // No crash, no endless loop; whatever is read lands in a heap.
        [[maybe_unused]] const auto read = readFile(info.filePath());
        ++files;
    }
    if (files == 0) {
        QSKIP("../shared/data is not beside the checkout");
    }
}

QTEST_GUILESS_MAIN(TestImportReader)
#include "tst_importreader.moc"
