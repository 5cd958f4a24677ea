// SPDX-License-Identifier: GPL-3.0-or-later
#include "cachefixture.h"
#include "services/importservice.h"
#include "store/cache/importrows.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

using namespace Qt::StringLiterals;

namespace endpaper::services {

namespace {

// What an import told, from its start to its end.
struct Told
{
    explicit Told(ImportService &service)
    {
        QObject::connect(&service, &ImportService::progressed, &context,
                         [this](const std::vector<ImportedRow> &some, qint64, qint64) {
                             if (!isFinished) { // a later import has its own listener
                                 rows.insert(rows.end(), some.begin(), some.end());
                             }
                         });
        QObject::connect(&service, &ImportService::failed, &context,
                         [this](const Error &why) { error = why; });
        QObject::connect(&service, &ImportService::finished, &context,
                         [this](const QList<store::LocalOp> &, const QList<store::LocalOp> &way) {
                             if (!isFinished) {
                                 back = way;
                             }
                             isFinished = true;
                         });
    }
    [[nodiscard]] int heap(exchange::Heap heap) const
    {
        return int(std::ranges::count_if(
            rows, [heap](const ImportedRow &row) { return row.row.heap == heap; }));
    }
    [[nodiscard]] int added() const
    {
        return int(std::ranges::count_if(rows, &ImportedRow::isNew));
    }

    QObject context;
    std::vector<ImportedRow> rows;
    std::optional<Error> error;
    QList<store::LocalOp> back;
    bool isFinished = false;
};

QString sampleExport() { return QStringLiteral(ENDPAPER_SAMPLE_DATA "/goodreads_export.csv"); }

} // namespace

class ImportServiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRowIsInOneHeapAndTwiceAddsNothing_data();
    void everyRowIsInOneHeapAndTwiceAddsNothing();
    void badFilesAreErrors_data();
    void badFilesAreErrors();
    void aCancelledImportKeepsWhatIsIn();
    void textOfIsbnsComesIn();
};

void ImportServiceTest::everyRowIsInOneHeapAndTwiceAddsNothing_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("sample") << sampleExport();
    const QString shared = QStringLiteral(ENDPAPER_SHARED_DATA);
    if (!QFile::exists(shared)) {
        qInfo("no real exports beside the checkout: only the sample is brought in");
        return;
    }
    QDirIterator files(shared + u"/exports"_s, {u"*goodreads*.csv"_s}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString file = files.next();
        QTest::newRow(qPrintable(QFileInfo(file).fileName())) << file;
    }
}

void ImportServiceTest::everyRowIsInOneHeapAndTwiceAddsNothing()
{
    QFETCH(const QString, file);
    CacheFixture fixture;
    ImportService imports(fixture.workspace);
    imports.setNames({u"To read"_s, u"Read"_s, u"Reading"_s, u"Did not finish"_s});
    const QStringList before = fixture.everything();

    Told first(imports);
    imports.startFile(file);
    QTRY_VERIFY_WITH_TIMEOUT(first.isFinished, 60'000);
    QVERIFY2(!first.error, first.error ? qPrintable(first.error->context) : "");
    QVERIFY(!first.rows.empty());
    QCOMPARE(first.heap(exchange::Heap::In) + first.heap(exchange::Heap::LookAgain)
                 + first.heap(exchange::Heap::CouldNotRead),
             int(first.rows.size()));
    const auto wishes = CacheFixture::wait(fixture.wishlists.wishes({}));
    QVERIFY(wishes.has_value());
    QCOMPARE(int(wishes->size()), first.added());
    for (const ImportedRow &row : first.rows) {
        QCOMPARE(row.wish.isNil(), row.row.heap != exchange::Heap::In);
    }
    const QStringList after = fixture.everything();

    Told second(imports);
    imports.startFile(file);
    QTRY_VERIFY_WITH_TIMEOUT(second.isFinished, 60'000);
    QCOMPARE(second.rows.size(), first.rows.size());
    QCOMPARE(second.added(), 0);
    QVERIFY(second.back.isEmpty());
    QCOMPARE(fixture.everything(), after);

    // One Undo takes all of it back, and then the file brings it in again.
    QVERIFY(CacheFixture::wait(fixture.wishlists.apply(first.back)).has_value());
    QCOMPARE(fixture.everything(), before);
    Told third(imports);
    imports.startFile(file);
    QTRY_VERIFY_WITH_TIMEOUT(third.isFinished, 60'000);
    QCOMPARE(third.added(), first.added());
}

void ImportServiceTest::badFilesAreErrors_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("empty") << QByteArray("") << ErrorKind::Invalid;
    QTest::newRow("binary") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16)
                            << ErrorKind::Unsupported;
    QTest::newRow("gone") << QByteArray() << ErrorKind::NotFound;
}

void ImportServiceTest::badFilesAreErrors()
{
    QFETCH(const QByteArray, content);
    QFETCH(const ErrorKind, kind);
    CacheFixture fixture;
    const QString path = fixture.folder.filePath(u"list.csv"_s);
    if (!content.isNull()) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    ImportService imports(fixture.workspace);
    Told told(imports);
    imports.startFile(path);
    QTRY_VERIFY(told.isFinished);
    QVERIFY(told.error.has_value());
    QCOMPARE(errorKindName(told.error->kind), errorKindName(kind));
    QVERIFY(told.rows.empty());
    QVERIFY(!imports.isRunning());
}

void ImportServiceTest::aCancelledImportKeepsWhatIsIn()
{
    CacheFixture fixture;
    const QString path = fixture.folder.filePath(u"long.csv"_s);
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("Title,Author,Exclusive Shelf\n");
        for (int i = 0; i < 20'000; ++i) {
            file.write("Book " + QByteArray::number(i) + ",Author " + QByteArray::number(i)
                       + ",to-read\n");
        }
    }
    ImportService imports(fixture.workspace);
    imports.setNames({u"To read"_s, u"Read"_s, u"Reading"_s, u"Did not finish"_s});
    Told told(imports);
    QObject::connect(
        &imports, &ImportService::progressed, &told.context,
        [&imports](const std::vector<ImportedRow> &, qint64, qint64) { imports.cancel(); });
    imports.startFile(path);
    QTRY_VERIFY_WITH_TIMEOUT(told.isFinished, 60'000);
    const auto wishes = CacheFixture::wait(fixture.wishlists.wishes({}));
    QVERIFY(wishes->size() >= ImportService::batchRows);
    QVERIFY(wishes->size() < 20'000);
    // Undo knows of all that came in, told or not.
    QVERIFY(CacheFixture::wait(fixture.wishlists.apply(told.back)).has_value());
    QCOMPARE(CacheFixture::wait(fixture.wishlists.wishes({}))->size(), 0);
}

void ImportServiceTest::textOfIsbnsComesIn()
{
    CacheFixture fixture;
    ImportService imports(fixture.workspace);
    imports.setNames({u"To read"_s, u"Read"_s, u"Reading"_s, u"Did not finish"_s});
    Told told(imports);
    imports.startText(u"9780547928227\n0-439-02348-3\n9780547928228\n"_s);
    QTRY_VERIFY(told.isFinished);
    QCOMPARE(told.added(), 2);
    QCOMPARE(int(told.rows.size()), 3);
}

} // namespace endpaper::services

QTEST_GUILESS_MAIN(endpaper::services::ImportServiceTest)
#include "tst_importservice.moc"
