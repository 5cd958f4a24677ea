// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionfixture.h"

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

class LibraryModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsAreMadeRenamedMovedAndRemoved();
    void theSenseLineCounts();
    void anEmptyProfileIsEmpty();
    void aListMadeBeforeTheStoreAnswersStaysOpen();
};

namespace {

QString names(const LibraryModel &model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row) {
        names += model.index(row).data(LibraryModel::NameRole).toString();
    }
    return names.join(u'|');
}

} // namespace

void LibraryModelTest::listsAreMadeRenamedMovedAndRemoved()
{
    SessionFixture fixture;
    LibraryModel &model = *fixture.session.library();
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QString shelf = model.create(u"Read"_s, LibraryModel::ListKind::Shelf);
    const QString one = model.create(u"One"_s, LibraryModel::ListKind::Wishlist);
    const QString two = model.create(u"Two"_s, LibraryModel::ListKind::Wishlist);
    // Wishlists stand above shelves.
    QTRY_COMPARE(names(model), u"All books|One|Two|Read"_s);
    QTRY_COMPARE(model.currentListId(), two);
    model.rename(one, u"Uno"_s);
    QTRY_COMPARE(names(model), u"All books|Uno|Two|Read"_s);
    model.move(1, 2);
    QCOMPARE(names(model), u"All books|Two|Uno|Read"_s);
    QVERIFY(fixture.waitForUndo(u"move"_s));
    QTRY_COMPARE(names(model), u"All books|Two|Uno|Read"_s);
    model.move(1, 3); // not among shelves
    QCOMPARE(names(model), u"All books|Two|Uno|Read"_s);
    model.remove(shelf);
    QTRY_COMPARE(names(model), u"All books|Two|Uno"_s);
    QVERIFY(fixture.waitForUndo(u"remove Read"_s));
    fixture.session.undo()->undo();
    QTRY_COMPARE(names(model), u"All books|Two|Uno|Read"_s);
    fixture.session.undo()->undo();
    QTRY_COMPARE(names(model), u"All books|Uno|Two|Read"_s);
}

void LibraryModelTest::theSenseLineCounts()
{
    SessionFixture fixture;
    fixture.add({fixture.book(u"A"_s), fixture.book(u"B"_s)});
    QTRY_VERIFY(fixture.session.library()->senseLine().startsWith(u'2'));
    QTRY_COMPARE(fixture.session.library()->totalCount(), 2);
    QVERIFY(!fixture.session.library()->isEmpty());
}

void LibraryModelTest::anEmptyProfileIsEmpty()
{
    SessionFixture fixture;
    QVERIFY(fixture.session.library()->isLoaded());
    QVERIFY(fixture.session.library()->isEmpty());
    QCOMPARE(fixture.session.library()->rowCount(), 1);
    QVERIFY(fixture.session.storeProblem().isEmpty());
}

void LibraryModelTest::aListMadeBeforeTheStoreAnswersStaysOpen()
{
    SessionFixture fixture;
    LibraryModel &model = *fixture.session.library();
    const QString id = model.create(QString(), LibraryModel::ListKind::Wishlist);
    QVERIFY(!id.isEmpty());
    QCOMPARE(model.currentListId(), id);
    QVERIFY(fixture.waitForUndo(u"New list"_s));
    QTRY_COMPARE(model.currentName(), u"New list"_s);
    QCOMPARE(model.currentListId(), id);
}

} // namespace endpaper::viewmodel

QTEST_MAIN(endpaper::viewmodel::LibraryModelTest)
#include "tst_librarymodel.moc"
