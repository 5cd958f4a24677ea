// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionfixture.h"

#include <QDirIterator>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

class ImportEditorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRowIsInOneHeapAndOneUndoTakesAllBack_data();
    void everyRowIsInOneHeapAndOneUndoTakesAllBack();
    void rowsToLookAtComeInWhenTheyAreAccepted();
    void whatCouldNotBeReadIsFixedInPlace();
    void badFilesAreToldInWords_data();
    void badFilesAreToldInWords();
    void theRestIsSavedWithItsColumns();
    void moreRowsThanMayWaitAreAllIn();
    void pastedRowsThatNeedALookAskForIt();

private:
    [[nodiscard]] static QUrl write(const SessionFixture &fixture, const QByteArray &content)
    {
        QFile file(fixture.folder.filePath(u"list.csv"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) {
            return {};
        }
        return QUrl::fromLocalFile(file.fileName());
    }
    // One row of each heap.
    static constexpr char threeHeaps[] = "Book Id,Title,Author,ISBN13,Exclusive Shelf\n"
                                         "1,Austerlitz,W. G. Sebald,9780140297997,to-read\n"
                                         "2,Vertigo,W. G. Sebald,9780140297990,to-read\n"
                                         ",,,,to-read\n";
};

void ImportEditorTest::everyRowIsInOneHeapAndOneUndoTakesAllBack_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("sample") << QStringLiteral(ENDPAPER_SAMPLE_DATA "/goodreads_export.csv");
    QDirIterator files(QStringLiteral(ENDPAPER_SHARED_DATA "/exports"), {u"*goodreads*.csv"_s},
                       QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString file = files.next();
        QTest::newRow(qPrintable(QFileInfo(file).fileName())) << file;
    }
}

void ImportEditorTest::everyRowIsInOneHeapAndOneUndoTakesAllBack()
{
    QFETCH(const QString, file);
    SessionFixture fixture;
    ImportEditor &editor = *fixture.session.importer();
    QAbstractItemModelTester tester(editor.inHeap(),
                                    QAbstractItemModelTester::FailureReportingMode::QtTest);
    editor.startFile(QUrl::fromLocalFile(file));
    QCOMPARE(editor.step(), ImportEditor::Step::Running);
    QTRY_COMPARE_WITH_TIMEOUT(editor.step(), ImportEditor::Step::Review, 60'000);
    QVERIFY(editor.doneCount() > 0);
    QCOMPARE(editor.inHeap()->count() + editor.lookAgain()->count()
                 + editor.couldNotRead()->count(),
             editor.doneCount());
    QVERIFY(editor.error().isEmpty());
    QVERIFY(!editor.resultLine().isEmpty());
    QVERIFY(!editor.formatText().isEmpty());
    for (int row = 0; row < editor.lookAgain()->count(); ++row) {
        QVERIFY(!editor.lookAgain()->at(row)->reason.isEmpty());
        QVERIFY(!editor.lookAgain()->at(row)->rawText.isEmpty());
    }
    for (int row = 0; row < editor.couldNotRead()->count(); ++row) {
        QVERIFY(!editor.couldNotRead()->at(row)->reason.isEmpty());
    }
    QTRY_VERIFY(fixture.session.library()->totalCount() > 0);
    const int total = fixture.session.library()->totalCount();

    editor.startFile(QUrl::fromLocalFile(file));
    QTRY_COMPARE_WITH_TIMEOUT(editor.step(), ImportEditor::Step::Review, 60'000);
    QVERIFY(!editor.canUndoImport());
    QCOMPARE(fixture.session.library()->totalCount(), total);

    fixture.session.undo()->undo();
    QTRY_COMPARE(fixture.session.library()->totalCount(), 0);
    fixture.session.undo()->redo();
    QTRY_COMPARE(fixture.session.library()->totalCount(), total);
}

void ImportEditorTest::rowsToLookAtComeInWhenTheyAreAccepted()
{
    SessionFixture fixture;
    ImportEditor &editor = *fixture.session.importer();
    editor.startFile(write(fixture, threeHeaps));
    QTRY_COMPARE(editor.step(), ImportEditor::Step::Review);
    QCOMPARE(editor.inHeap()->count(), 1);
    QCOMPARE(editor.lookAgain()->count(), 1);
    QCOMPARE(editor.couldNotRead()->count(), 1);
    QVERIFY(editor.lookAgain()->at(0)->guessText.contains(u"Vertigo"));
    QTRY_COMPARE(fixture.session.wishes()->total(), 1);
    editor.accept(0);
    QCOMPARE(editor.lookAgain()->count(), 0);
    QCOMPARE(editor.inHeap()->count(), 2);
    QTRY_COMPARE(fixture.session.wishes()->total(), 2);
}

void ImportEditorTest::whatCouldNotBeReadIsFixedInPlace()
{
    SessionFixture fixture;
    ImportEditor &editor = *fixture.session.importer();
    editor.startFile(write(fixture, threeHeaps));
    QTRY_COMPARE(editor.step(), ImportEditor::Step::Review);
    QVERIFY(!editor.fixInPlace(0, {}, {}, {}));
    QVERIFY(!editor.error().isEmpty());
    QVERIFY(!editor.fixInPlace(0, u"The Waves"_s, {}, u"123"_s));
    QVERIFY(editor.fixInPlace(0, u"The Waves"_s, u"Virginia Woolf"_s, {}));
    QVERIFY(editor.error().isEmpty());
    QCOMPARE(editor.couldNotRead()->count(), 0);
    QTRY_COMPARE(fixture.session.wishes()->total(), 2);
}

void ImportEditorTest::pastedRowsThatNeedALookAskForIt()
{
    SessionFixture fixture;
    ImportEditor &editor = *fixture.session.importer();
    QSignalSpy wanted(&editor, &ImportEditor::lookWanted);
    editor.startText(u"9780140297997\n9780099561545\n"_s);
    QTRY_COMPARE(editor.step(), ImportEditor::Step::Review);
    QCOMPARE(editor.lookAgain()->count() + editor.couldNotRead()->count(), 0);
    QCOMPARE(wanted.size(), 0);
    editor.startText(QString::fromLatin1(threeHeaps));
    QTRY_COMPARE(editor.step(), ImportEditor::Step::Review);
    QCOMPARE(wanted.size(), 1);
    // A file is brought in where its review is on show.
    editor.startFile(write(fixture, threeHeaps));
    QTRY_COMPARE(editor.step(), ImportEditor::Step::Review);
    QVERIFY(editor.lookAgain()->count() > 0);
    QCOMPARE(wanted.size(), 1);
}

void ImportEditorTest::badFilesAreToldInWords_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("binary") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
    QTest::newRow("gone") << QByteArray();
}

void ImportEditorTest::badFilesAreToldInWords()
{
    QFETCH(const QByteArray, content);
    SessionFixture fixture;
    ImportEditor &editor = *fixture.session.importer();
    editor.startFile(content.isNull() ? QUrl::fromLocalFile(u"/nowhere/list.csv"_s)
                                      : write(fixture, content));
    QTRY_COMPARE(editor.step(), ImportEditor::Step::Failed);
    QVERIFY(!editor.error().isEmpty());
    QVERIFY(!editor.canUndoImport());
    editor.reset();
    QCOMPARE(editor.step(), ImportEditor::Step::Drop);
    QVERIFY(editor.error().isEmpty());
}

void ImportEditorTest::theRestIsSavedWithItsColumns()
{
    SessionFixture fixture;
    ImportEditor &editor = *fixture.session.importer();
    editor.startFile(write(fixture, threeHeaps));
    QTRY_COMPARE(editor.step(), ImportEditor::Step::Review);
    ToastQueue &toasts = *fixture.session.toasts();
    QTRY_VERIFY(toasts.isShown()); // of the import
    toasts.dismiss();
    const QString path = fixture.folder.filePath(u"rest.csv"_s);
    editor.saveRest(QUrl::fromLocalFile(path));
    QTRY_VERIFY(toasts.text().contains(u"rest.csv"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(),
             "Book Id,Title,Author,ISBN13,Exclusive Shelf\r\n"
             "2,Vertigo,W. G. Sebald,9780140297990,to-read\r\n"
             ",,,,to-read\r\n"_ba);
    editor.saveRest(QUrl::fromLocalFile(u"/nowhere/rest.csv"_s));
    QTRY_VERIFY(!editor.error().isEmpty());
}

void ImportEditorTest::moreRowsThanMayWaitAreAllIn()
{
    // Pieces wait for the store, a few at a time: each must make room for the next.
    constexpr int rows = 6 * int(services::ImportService::batchRows) + 1;
    QByteArray csv = "Book Id,Title,Author,ISBN13,Exclusive Shelf\n";
    for (int row = 0; row < rows; ++row) {
        csv += QByteArray::number(row + 1) + ",Volume " + QByteArray::number(row)
            + ",A. Nonymous,,to-read\n";
    }
    SessionFixture fixture;
    ImportEditor &editor = *fixture.session.importer();
    editor.startFile(write(fixture, csv));
    QTRY_COMPARE_WITH_TIMEOUT(editor.step(), ImportEditor::Step::Review, 60'000);
    QCOMPARE(editor.doneCount(), rows);
    QCOMPARE(editor.inHeap()->count(), rows);
}

} // namespace endpaper::viewmodel

QTEST_MAIN(endpaper::viewmodel::ImportEditorTest)
#include "tst_importeditor.moc"
