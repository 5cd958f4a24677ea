// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionfixture.h"
#include "viewmodel/groupwall.h"
#include "viewmodel/outboxwords.h"
#include "viewmodel/tablecolumns.h"

using namespace Qt::StringLiterals;
using namespace endpaper;
using namespace endpaper::viewmodel;

namespace {

services::NewWish volume(const QString &title, const QString &series, const QString &number)
{
    services::NewWish wish = SessionFixture::book(title, u"Ursula K. Le Guin"_s);
    wish.wish.series = series;
    wish.wish.seriesNumber = number;
    return wish;
}

} // namespace

// How a list is looked at: columns, several keys of order, groups with what a series lacks; and
// conflicts in words.
class TestListLook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void columnsAreChosenMovedAndResizedForEachList()
    {
        SessionFixture it;
        it.add({SessionFixture::book(u"Stoner"_s)});
        TableColumns &columns = *it.session.wishes()->columns();
        const QAbstractItemModelTester tester(
            &columns, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QStringList usual = columns.shownIds();
        QVERIFY(usual.contains(u"total"_s) && !usual.contains(u"isbn"_s));
        columns.toggle(u"isbn"_s);
        QCOMPARE(columns.shownIds().constLast(), u"isbn"_s);
        columns.move(columns.rowCount() - 1, 0);
        QCOMPARE(columns.shownIds().constFirst(), u"isbn"_s);
        columns.resize(0, TableColumns::widthMin - 1);
        QCOMPARE(columns.index(0).data(TableColumns::ColumnWidthRole).toInt(),
                 TableColumns::widthMin);
        columns.resize(0, TableColumns::widthMax + 1);
        QCOMPARE(columns.index(0).data(TableColumns::ColumnWidthRole).toInt(),
                 TableColumns::widthMax);
        columns.resizeTitle(300);
        columns.toggle(u"author"_s);
        const QStringList mine = columns.shownIds();
        // Another list has its own.
        it.session.library()->create(u"Gifts"_s, LibraryModel::ListKind::Wishlist);
        QTRY_COMPARE(columns.shownIds(), usual);
        it.session.library()->open({});
        QTRY_COMPARE(columns.shownIds(), mine);
        QCOMPARE(columns.titleWidth(), 300);
        columns.toggle(u"nonsense"_s);
        columns.move(0, 99);
        columns.resize(99, 100);
        QCOMPARE(columns.shownIds(), mine);
        columns.reset();
        QCOMPARE(columns.shownIds(), usual);
    }

    void aSecondKeySortsWhatTheFirstLeavesEqual()
    {
        SessionFixture it;
        it.add({SessionFixture::book(u"B"_s, u"Anna Zwei"_s),
                SessionFixture::book(u"A"_s, u"Anna Zwei"_s),
                SessionFixture::book(u"C"_s, u"Bea Eins"_s)});
        WishlistModel &wishes = *it.session.wishes();
        wishes.sortBy(WishlistModel::SortKey::Total); // none has one: all equal
        wishes.sortAlsoBy(WishlistModel::SortKey::Title);
        QCOMPARE(it.titles(), QStringList({u"A"_s, u"B"_s, u"C"_s}));
        wishes.sortAlsoBy(WishlistModel::SortKey::Title);
        QCOMPARE(it.titles(), QStringList({u"C"_s, u"B"_s, u"A"_s}));
        QCOMPARE(wishes.sortPlaces().at(int(WishlistModel::SortKey::Total)), 1);
        QCOMPARE(wishes.sortPlaces().at(int(WishlistModel::SortKey::Title)), -2);
        wishes.sortBy(WishlistModel::SortKey::Title);
        QCOMPARE(wishes.sortPlaces().at(int(WishlistModel::SortKey::Total)), 0);
        QCOMPARE(it.titles(), QStringList({u"A"_s, u"B"_s, u"C"_s}));
    }

    void aGroupedWallShowsWhatASeriesLacks()
    {
        SessionFixture it;
        it.add({volume(u"The Farthest Shore"_s, u"Earthsea"_s, u"3"_s),
                volume(u"A Wizard of Earthsea"_s, u"Earthsea"_s, u"1"_s),
                SessionFixture::book(u"Stoner"_s)});
        WishlistModel &wishes = *it.session.wishes();
        wishes.setGroupBy(WishlistModel::GroupBy::Series);
        GroupWall wall;
        wall.setPerRow(4);
        wall.setWishes(&wishes);
        const QAbstractItemModelTester tester(
            &wall, QAbstractItemModelTester::FailureReportingMode::QtTest);
        // 1, ghost of 2, 3, blank; then Stoner and three blanks.
        QCOMPARE(wall.rowCount(), 8);
        const auto kind = [&wall](int cell) {
            return wall.index(cell).data(GroupWall::CellKindRole).value<GroupWall::CellKind>();
        };
        QCOMPARE(kind(0), GroupWall::CellKind::Book);
        QCOMPARE(kind(1), GroupWall::CellKind::Ghost);
        QCOMPARE(kind(3), GroupWall::CellKind::Blank);
        QCOMPARE(wall.index(0).data(GroupWall::HeadingRole).toString(), u"Earthsea"_s);
        QCOMPARE(wall.index(4).data(GroupWall::HeadingRole).toString(), u"No series"_s);
        QCOMPARE(wall.index(1).data(GroupWall::GhostVolumeRole).toInt(), 2);
        QCOMPARE(wall.wishRowAt(2), 1);
        QCOMPARE(wall.cellOf(1), 2);
        QCOMPARE(wall.wishRowAt(1), -1);
        // Keys go from book to ghost and over blanks.
        QCOMPARE(wall.next(2, 1), 4);
        QCOMPARE(wall.next(4, -1), 2);
        QCOMPARE(wall.next(-1, 1), 0);
        QCOMPARE(wall.next(8, -1), 4);
        QCOMPARE(wall.next(2, 4), 4);
        QCOMPARE(wall.next(4, 1), 4);
        // A wanted ghost is a book among its like, and one undo takes it back.
        wishes.wantVolume(u"Earthsea"_s, 2);
        QTRY_COMPARE(wishes.total(), 4);
        QTRY_COMPARE(kind(1), GroupWall::CellKind::Book);
        QCOMPARE(wall.index(1).data(WishlistModel::SeriesNoRole).toString(), u"2"_s);
        QVERIFY(it.waitForUndo(u"volume 2"_s));
        it.session.undo()->undo();
        QTRY_COMPARE(kind(1), GroupWall::CellKind::Ghost);
        wall.setPerRow(1);
        QCOMPARE(wall.rowCount(), 4);
    }

    void aConflictIsSaidWithBothValuesAndWhereTheyWereWritten()
    {
        const Instant now = Instant(std::chrono::hours(1000));
        store::Conflict conflict;
        conflict.number = 7;
        conflict.title = u"Stoner"_s;
        conflict.field = "title"_ba;
        conflict.now = {
            .value = u"Stoner"_s, .writtenAt = now - std::chrono::hours(2), .isHere = true};
        conflict.other = {.value = u"Stoned"_s,
                          .writtenAt = now - std::chrono::hours(3),
                          .deviceName = u"Laptop"_s};
        const QList<ConflictModel::Entry> entries = conflictEntries({conflict}, now);
        QCOMPARE(entries.size(), 1);
        QCOMPARE(entries.at(0).number, 7);
        QCOMPARE(entries.at(0).what, u"Title of Stoner"_s);
        QCOMPARE(entries.at(0).nowText, u"Stoner"_s);
        QVERIFY(entries.at(0).nowWhere.startsWith(u"on this computer, "_s));
        QCOMPARE(entries.at(0).otherText, u"Stoned"_s);
        QVERIFY(entries.at(0).otherWhere.startsWith(u"on Laptop, "_s));
        conflict.field = "life"_ba;
        conflict.other.value = false;
        QCOMPARE(conflictEntries({conflict}, now).at(0).otherText, u"removed"_s);
    }
};

QTEST_MAIN(TestListLook)

#include "tst_listlook.moc"
