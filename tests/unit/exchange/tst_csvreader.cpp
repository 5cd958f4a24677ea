// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csvreader.h"

#include <QBuffer>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace endpaper;
using namespace endpaper::exchange;
using namespace Qt::StringLiterals;

using Table = QList<QStringList>;

// A device that gives a few bytes at a time and says nothing of its size.
class Trickle final : public QIODevice
{
public:
    Trickle(QByteArray bytes, qint64 step)
        : m_bytes(std::move(bytes))
        , m_step(step)
    {
        setOpenMode(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    bool isSequential() const override { return true; }
    bool atEnd() const override { return m_at == m_bytes.size(); }

protected:
    qint64 readData(char *data, qint64 maxSize) override
    {
        const qint64 count = std::min({maxSize, m_step, qint64(m_bytes.size()) - m_at});
        std::copy_n(m_bytes.constData() + m_at, count, data);
        m_at += count;
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_step;
    qint64 m_at = 0;
};

// A file that says it is larger than what it gives.
class Vanishing final : public QBuffer
{
public:
    qint64 size() const override { return QBuffer::size() + 100; }
};

static Expected<Table> readAll(QIODevice *device, std::optional<CsvDialect> dialect = {})
{
    TRY_ASSIGN(auto csv, CsvReader::open(device, dialect));
    Table table;
    for (;;) {
        TRY_ASSIGN(auto row, csv.next());
        if (!row) {
            return table;
        }
        table += row->cells;
    }
}

static Expected<Table> readAll(QByteArray bytes, std::optional<CsvDialect> dialect = {})
{
    QBuffer buffer(&bytes);
    return readAll(&buffer, dialect);
}

class TestCsvReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTables_data();
    void readsTables();
    void readsTheSameInPieces_data();
    void readsTheSameInPieces();
    void refusesWhatIsNoText_data();
    void refusesWhatIsNoText();
    void limitsHold_data();
    void limitsHold();
    void fileOverTheLimitIsRefusedUnread();
    void vanishingFileIsUnavailable();
    void unclosedQuoteCostsOneLine();
    void linesAreCounted();
    void goesOnAtAnOffset();
    void csvSpectrum();
    void csvkitFolder();
};

void TestCsvReader::readsTables_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Table>("table");
    const Table plain{{u"a"_s, u"b"_s}, {u"1"_s, u"2"_s}};
    const Table umlaut{{u"a"_s, u"b"_s}, {u"ü€"_s, u"2"_s}};
    const auto row = [](const char *name, const QByteArray &bytes, const Table &table) {
        QTest::newRow(name) << bytes << table;
    };
    row("lf", "a,b\n1,2\n", plain);
    row("no last end", "a,b\n1,2", plain);
    row("crlf", "a,b\r\n1,2\r\n", plain);
    row("cr", "a,b\r1,2\r", plain);
    row("blank lines", "\na,b\n\n\n1,2\n\n", plain);
    row("tabs", "a\tb\n1\t2\n", plain);
    row("semicolons", "a;b\n1;2\n", plain);
    row("semicolons, commas inside", "a;b\n1,5;2,5\n3,5;4,5\n",
        {{u"a"_s, u"b"_s}, {u"1,5"_s, u"2,5"_s}, {u"3,5"_s, u"4,5"_s}});
    row("bom",
        "\xef\xbb\xbf"
        "a,b\n1,2\n",
        plain);
    row("utf-8", "a,b\n\xc3\xbc\xe2\x82\xac,2\n", umlaut);
    row("windows-1252", "a,b\n\xfc\x80,2\n", umlaut);
    row("one cell of windows-1252", "a,b\n\xc3\xbc,\xfc\n", {{u"a"_s, u"b"_s}, {u"ü"_s, u"ü"_s}});
    row("utf-16 le",
        QByteArray("\xff\xfe"
                   "a\0,\0b\0\n\0\xfc\0\xac\x20,\0"
                   "2\0",
                   18),
        umlaut);
    row("utf-16 be",
        QByteArray("\xfe\xff\0a\0,\0b\0\n\0\xfc\x20\xac\0,\0"
                   "2",
                   18),
        umlaut);
    row("utf-16 le, unmarked",
        QByteArray("a\0,\0b\0\n\0"
                   "1\0,\0"
                   "2\0",
                   14),
        plain);
    row("quotes", "a,b\n\"1,\"\"x\"\"\",2\n", {{u"a"_s, u"b"_s}, {u"1,\"x\""_s, u"2"_s}});
    row("line end inside", "a,b\n\"1\r\n1\",2\n", {{u"a"_s, u"b"_s}, {u"1\r\n1"_s, u"2"_s}});
    row("Goodreads' ISBN", "a,b\n\"=\"\"0439785960\"\"\",2\n",
        {{u"a"_s, u"b"_s}, {u"=\"0439785960\""_s, u"2"_s}});
    row("unquoted quotes", "a,b\n=\"0439785960\",2\n",
        {{u"a"_s, u"b"_s}, {u"=\"0439785960\""_s, u"2"_s}});
    row("text after a quote", "a,b\n\"1\"x,2\n", {{u"a"_s, u"b"_s}, {u"1x"_s, u"2"_s}});
    row("ragged", "a,b\n1\n1,2,3\n", {{u"a"_s, u"b"_s}, {u"1"_s}, {u"1"_s, u"2"_s, u"3"_s}});
    row("empty cells", "a,b\n,\n", {{u"a"_s, u"b"_s}, {QString(), QString()}});
    row("empty", "", {});
}

void TestCsvReader::readsTables()
{
    QFETCH(QByteArray, bytes);
    const auto table = readAll(bytes);
    QVERIFY2(table, qPrintable(table ? QString() : table.error().context));
    QTEST(*table, "table");
}

void TestCsvReader::readsTheSameInPieces_data() { readsTables_data(); }

void TestCsvReader::readsTheSameInPieces()
{
    QFETCH(QByteArray, bytes);
    // What the first piece decides (encoding, delimiter) is given; all else must not depend on
    // pieces.
    const CsvDialect dialect = sniffDialect(bytes);
    for (qint64 step = 1; step < 8; ++step) {
        Trickle device(bytes, step);
        const auto table = readAll(&device, dialect);
        QVERIFY2(table, qPrintable(table ? QString() : table.error().context));
        QTEST(*table, "table");
    }
}

void TestCsvReader::refusesWhatIsNoText_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("NUL") << QByteArray("a,b\n1,\0002\n", 9);
    QTest::newRow("xlsx") << QByteArray("PK\x03\x04....");
    QTest::newRow("xls") << QByteArray("\xd0\xcf\x11\xe0....");
    QTest::newRow("pdf") << QByteArray("%PDF-1.7");
    QTest::newRow("gzip") << QByteArray("\x1f\x8b\x08");
}

void TestCsvReader::refusesWhatIsNoText()
{
    QFETCH(QByteArray, bytes);
    const auto table = readAll(bytes);
    QVERIFY(!table);
    QCOMPARE(table.error().kind, ErrorKind::Unsupported);
}

void TestCsvReader::limitsHold_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("fits");
    QTest::newRow("cell at limit")
        << QByteArray("a,b\n" + QByteArray(csvCellBytesMax, 'x') + ",2\n") << true;
    QTest::newRow("cell above") << QByteArray("a,b\n" + QByteArray(csvCellBytesMax + 1, 'x')
                                              + ",2\n")
                                << false;
    QTest::newRow("columns at limit") << QByteArray(csvColumnsMax - 1, ',') << true;
    QTest::newRow("columns above") << QByteArray(csvColumnsMax, ',') << false;
    const QByteArray cell = "," + QByteArray(csvCellBytesMax - 1, 'x');
    QTest::newRow("row at limit") << QByteArray("x" + cell + cell + cell + cell.chopped(2) + "\n")
                                  << true;
    QTest::newRow("row above") << QByteArray("x" + cell + cell + cell + cell + "\n") << false;
}

void TestCsvReader::limitsHold()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, fits);
    const auto table = readAll(bytes, CsvDialect{});
    QCOMPARE(table.has_value(), fits);
    QVERIFY(fits || table.error().kind == ErrorKind::TooLarge);
}

void TestCsvReader::fileOverTheLimitIsRefusedUnread()
{
    QByteArray bytes = "a,b\n1,2\n";
    for (const auto &[limit, fits] :
         {std::pair(9, true), std::pair(8, true), std::pair(7, false)}) {
        QBuffer buffer(&bytes);
        const auto csv = CsvReader::open(&buffer, {}, limit);
        QCOMPARE(csv.has_value(), fits);
        QVERIFY(fits || buffer.pos() == 0);
    }
    Trickle device(bytes, 4);
    auto csv = CsvReader::open(&device, {}, 6);
    QVERIFY(csv);
    auto row = csv->next();
    while (row && *row) {
        row = csv->next();
    }
    QCOMPARE(row.error().kind, ErrorKind::TooLarge);
}

void TestCsvReader::vanishingFileIsUnavailable()
{
    Vanishing file;
    file.setData("a,b\n1,2\n");
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto table = readAll(&file);
    QVERIFY(!table);
    QCOMPARE(table.error().kind, ErrorKind::Unavailable);
}

void TestCsvReader::unclosedQuoteCostsOneLine()
{
    QByteArray bytes = "a,b\n1,2\n\"open,x\n3,4\n5,6\n";
    QBuffer buffer(&bytes);
    auto csv = CsvReader::open(&buffer);
    QVERIFY(csv);
    QList<bool> broken;
    for (auto row = csv->next(); row && *row; row = csv->next()) {
        broken += (*row)->isBroken;
    }
    QCOMPARE(broken, (QList<bool>{false, false, true, false, false}));
}

void TestCsvReader::linesAreCounted()
{
    QByteArray bytes = "a,b\n\n\"x\ny\r\nz\",2\n3,4\n";
    QBuffer buffer(&bytes);
    auto csv = CsvReader::open(&buffer);
    QVERIFY(csv);
    QList<qint64> lines;
    for (auto row = csv->next(); row && *row; row = csv->next()) {
        lines += (*row)->lineNumber;
    }
    QCOMPARE(lines, (QList<qint64>{1, 3, 6}));
}

void TestCsvReader::goesOnAtAnOffset()
{
    QByteArray bytes = "\xef\xbb\xbf"
                       "a,b\n";
    for (int i = 0; i < 30'000; ++i) {
        bytes += QByteArray::number(i) + ",\"" + QByteArray::number(i * 7) + "\"\n";
    }
    for (const bool isSequential : {false, true}) {
        std::unique_ptr<QIODevice> first = std::make_unique<QBuffer>(&bytes);
        std::unique_ptr<QIODevice> second = std::make_unique<QBuffer>(&bytes);
        if (isSequential) {
            first = std::make_unique<Trickle>(bytes, 1000);
            second = std::make_unique<Trickle>(bytes, 1000);
        }
        auto csv = CsvReader::open(first.get());
        QVERIFY(csv);
        for (int i = 0; i < 20'001; ++i) {
            QVERIFY(*csv->next());
        }
        auto again = CsvReader::open(second.get());
        QVERIFY(again && again->next());
        QVERIFY(again->seekTo(csv->offset(), csv->lineNumber()));
        const auto row = again->next();
        QVERIFY(row && *row);
        QCOMPARE((*row)->cells, (QStringList{u"20000"_s, u"140000"_s}));
        QCOMPARE((*row)->lineNumber, 20'002);
        QVERIFY(!again->seekTo(qint64(1) << 40));
    }
}

// https://github.com/maxogden/csv-spectrum: each file with the JSON that it means.
void TestCsvReader::csvSpectrum()
{
    const QDir csvs(QStringLiteral(ENDPAPER_SHARED_DATA "/robustness/csv/csv-spectrum/csvs"));
    const QStringList names = csvs.entryList({u"*.csv"_s}, QDir::Files);
    if (names.isEmpty()) {
        QSKIP("../shared/data is not beside the checkout");
    }
    for (const QString &name : names) {
        QFile file(csvs.filePath(name));
        QFile json(csvs.filePath(u"../json/"_s + name.chopped(3) + u"json"_s));
        QVERIFY2(file.open(QIODevice::ReadOnly) && json.open(QIODevice::ReadOnly),
                 qPrintable(name));
        QByteArray bytes = file.readAll();
        if (name.contains(u"crlf") && !bytes.contains('\r')) {
            bytes.replace("\n", "\r\n"); // lost on the way through somebody's checkout
        }
        const auto table = readAll(bytes, CsvDialect{});
        QVERIFY2(table, qPrintable(name));
        QJsonArray actual;
        for (qsizetype i = 1; i < table->size(); ++i) {
            QJsonObject object;
            for (qsizetype column = 0; column < table->at(0).size(); ++column) {
                object[table->at(0)[column]] = table->at(i).value(column);
            }
            actual += object;
        }
        const QJsonArray expected = QJsonDocument::fromJson(json.readAll()).array();
        QVERIFY2(actual == expected,
                 qPrintable(name + u": "_s + QString::fromUtf8(QJsonDocument(actual).toJson())));
    }
}

void TestCsvReader::csvkitFolder()
{
    const QDir folder(QStringLiteral(ENDPAPER_SHARED_DATA "/robustness/csv/csvkit"));
    const QStringList names = folder.entryList(QDir::Files);
    if (names.isEmpty()) {
        QSKIP("../shared/data is not beside the checkout");
    }
    for (const QString &name : names) {
        QFile file(folder.filePath(name));
        const auto table = readAll(&file);
        if (name == u"null_byte.csv") {
            QCOMPARE(table.error().kind, ErrorKind::Unsupported);
        } else {
            QVERIFY2(table, qPrintable(name));
        }
    }
    const Table tail{{u"1"_s, u"2"_s, u"3"_s}, {u"4"_s, u"5"_s, u"ʤ"_s}};
    for (const QString &name : {u"test_utf8.csv"_s, u"test_utf8_bom.csv"_s, u"test_utf16_big.csv"_s,
                                u"test_utf16_little.csv"_s}) {
        QFile file(folder.filePath(name));
        QCOMPARE(readAll(&file)->sliced(1), tail);
    }
    QFile latin(folder.filePath(u"test_latin1.csv"_s));
    QCOMPARE(readAll(&latin)->at(2).at(2), u"©"_s);
    QFile mac(folder.filePath(u"mac_newlines.csv"_s));
    QVERIFY(readAll(&mac)->size() > 2);
}

QTEST_GUILESS_MAIN(TestCsvReader)
#include "tst_csvreader.moc"
