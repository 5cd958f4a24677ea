// SPDX-License-Identifier: GPL-3.0-or-later
// Files that were never meant for us, or that break off: an error with a kind, or rows; what stands
// before the damage is given.
#include "exchange/importreader.h"

#include <QBuffer>
#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

using namespace endpaper;
using namespace endpaper::exchange;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype batchRows = 500;

struct ReadThrough
{
    int rows = 0;
    std::optional<Error> error;
};

// All that the file gives, and how it ended; `between` is called after the first batch.
ReadThrough readThrough(QIODevice &device, const QString &name,
                        const std::function<void()> &between = {})
{
    ReadThrough result;
    auto reader = openImport(&device, name);
    if (!reader) {
        result.error = reader.error();
        return result;
    }
    for (;;) {
        const auto rows = (*reader)->nextBatch(batchRows);
        if (!rows) {
            result.error = rows.error();
            return result;
        }
        if (rows->empty()) {
            return result;
        }
        result.rows += int(rows->size());
        if (between && result.rows == int(rows->size())) {
            between();
        }
    }
}

ReadThrough readThrough(QByteArray bytes)
{
    QBuffer buffer(&bytes);
    return readThrough(buffer, u"list.csv"_s);
}

QByteArray table(int rows)
{
    QByteArray csv = "Title,Author,ISBN\n";
    for (int row = 0; row < rows; ++row) {
        csv += "Book " + QByteArray::number(row) + ",An Author of some length,\n";
    }
    return csv;
}

} // namespace

class TestHostileFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsBeforeTheDamageAreGiven_data()
    {
        constexpr int many = 20'000; // more than the first piece that is looked at
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("rows");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("a NUL byte")
            << table(many) + QByteArray("More,\0A,\n", 9) << many << ErrorKind::Corrupt;
        QTest::newRow("zeros to the end")
            << table(many) + QByteArray(1 << 20, '\0') << many << ErrorKind::Corrupt;
        QTest::newRow("a cell without an end") << table(many) + QByteArray(5 << 20, 'x') + ",A,\n"
                                               << many << ErrorKind::TooLarge;
    }
    void rowsBeforeTheDamageAreGiven()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, rows);
        QFETCH(ErrorKind, kind);
        const ReadThrough read = readThrough(bytes);
        QCOMPARE(read.rows, rows);
        QVERIFY(read.error);
        QCOMPARE(read.error->kind, kind);
    }

    void aFileThatShrinksIsNoShortFile()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"list.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.write(table(60'000)) > 0);
        file.close();
        QVERIFY(file.open(QIODevice::ReadOnly));
        const ReadThrough read =
            readThrough(file, u"list.csv"_s, [&] { QVERIFY(QFile::resize(file.fileName(), 100)); });
        QVERIFY(read.rows >= batchRows);
        QVERIFY(read.rows < 60'000);
        QVERIFY2(read.error, "a reader is told that the rest is missing");
        QCOMPARE(read.error->kind, ErrorKind::Unavailable);
    }

    // Each file of the collection, whatever it is: it ends, with rows or with a reason.
    void everyHostileFileEndsInOrder()
    {
        const QString folder = QStringLiteral(ENDPAPER_SHARED_DATA) + u"/robustness"_s;
        if (!QFileInfo::exists(folder)) {
            QSKIP("no ../shared/data/robustness beside this checkout");
        }
        int files = 0;
        int rows = 0;
        QDirIterator all(folder, QDir::Files, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            const QString path = all.next();
            QFile file(path);
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path));
            const ReadThrough read = readThrough(file, QFileInfo(path).fileName());
            QVERIFY2(read.rows > 0 || read.error || file.size() < 512, qPrintable(path));
            ++files;
            rows += read.rows;
        }
        QVERIFY(files > 500);
        QVERIFY(rows > 0);
        qInfo("%d files, %d rows", files, rows);
    }

    // Strings that break programs: one row each, none lost, none changed.
    void naughtyStringsComeThroughUnchanged()
    {
        QFile file(QStringLiteral(ENDPAPER_SHARED_DATA) + u"/robustness/strings/blns.txt"_s);
        if (!file.open(QIODevice::ReadOnly)) {
            QSKIP("no ../shared/data/robustness/strings beside this checkout");
        }
        QByteArray csv = "Title,Author\n";
        QStringList wanted;
        for (const QByteArray &line : file.readAll().split('\n')) {
            const QString text = QString::fromUtf8(line);
            if (text.simplified().isEmpty() || line.contains('\0')) {
                continue;
            }
            wanted += text;
            csv += '"' + QByteArray(line).replace("\"", "\"\"") + "\",A\n";
        }
        QBuffer buffer(&csv);
        auto reader = openImport(&buffer, u"blns.csv"_s, u"csv"_s);
        QVERIFY(reader);
        const auto rows = (*reader)->nextBatch(10'000);
        QVERIFY(rows);
        QCOMPARE(qsizetype(rows->size()), wanted.size());
        for (size_t row = 0; row < rows->size(); ++row) {
            QCOMPARE(rows->at(row).rawCells.first(), wanted.at(qsizetype(row)));
        }
    }
};

QTEST_GUILESS_MAIN(TestHostileFiles)
#include "tst_hostilefiles.moc"
