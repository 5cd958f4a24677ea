// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionfixture.h"
#include "store/cache/fetched.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

class WishlistModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsComeGoAndMoveUnderTheTester();
    void everyChangeIsUndoneAndRedone();
    void theFilterFindsWhatItSays_data();
    void theFilterFindsWhatItSays();
    void narrowingAndWideningGiveTheSameAsAsking();
    void sortingKeepsTheSelectionAndTheCurrentWish();
    void tenThousandRowsAreFilteredRight();
    void whatIsHiddenIsNotSelected();
    void totalsAndStatesAreInWords();
    void theViewIsRememberedForEachList();
    void theRestIsReadWhenItIsAskedFor();
    void aFilterThatWasTakenBackStaysSo();
};

void WishlistModelTest::rowsComeGoAndMoveUnderTheTester()
{
    SessionFixture fixture;
    WishlistModel &model = *fixture.session.wishes();
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QString list =
        fixture.session.library()->create(u"To hunt"_s, LibraryModel::ListKind::Wishlist);
    QVERIFY(fixture.waitForUndo(u"To hunt"_s));
    QTRY_VERIFY(model.isLoaded());
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    fixture.add({fixture.book(u"A"_s), fixture.book(u"B"_s), fixture.book(u"C"_s)});
    fixture.add({fixture.book(u"D"_s)});
    QCOMPARE(fixture.titles().join(u' '), u"A B C D"_s);
    model.move(0, 2);
    QCOMPARE(fixture.titles().join(u' '), u"B C A D"_s);
    QVERIFY(fixture.waitForUndo(u"move A"_s));
    QCOMPARE(fixture.titles().join(u' '), u"B C A D"_s);
    model.select(1, WishlistModel::Select::Only);
    model.select(2, WishlistModel::Select::Toggle);
    model.removeSelected();
    QTRY_COMPARE(fixture.titles().join(u' '), u"B D"_s);
    fixture.session.undo()->undo();
    QTRY_COMPARE(fixture.titles().join(u' '), u"B C A D"_s);
    fixture.session.undo()->undo();
    QTRY_COMPARE(fixture.titles().join(u' '), u"A B C D"_s);
    QCOMPARE(resets.count(), 0);
    QCOMPARE(model.listId(), list);
}

void WishlistModelTest::everyChangeIsUndoneAndRedone()
{
    SessionFixture fixture;
    WishlistModel &model = *fixture.session.wishes();
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    fixture.add({fixture.book(u"Austerlitz"_s, u"W. G. Sebald"_s), fixture.book(u"Vertigo"_s)});
    const auto at = [&model](int row, int role) { return model.index(row).data(role); };
    model.setCurrentRow(0);
    model.toggleWant();
    QTRY_COMPARE(at(0, WishlistModel::WantRole).toBool(), false);
    QVERIFY(fixture.waitForUndo(u"want"_s));
    fixture.session.undo()->undo();
    QTRY_COMPARE(at(0, WishlistModel::WantRole).toBool(), true);
    fixture.session.undo()->redo();
    QTRY_COMPARE(at(0, WishlistModel::WantRole).toBool(), false);
    QVERIFY(model.setTargetForSelected(u"8.50"_s));
    QTRY_VERIFY(!at(0, WishlistModel::TargetTextRole).toString().isEmpty());
    QVERIFY(!model.setTargetForSelected(u"eight"_s));
    model.addTagToSelected(u"memory"_s);
    QTRY_COMPARE(at(0, WishlistModel::TagsRole).toStringList(), QStringList{u"memory"_s});
    QVERIFY(fixture.waitForUndo(u"tag"_s));
    fixture.session.undo()->undo();
    QTRY_VERIFY(at(0, WishlistModel::TagsRole).toStringList().isEmpty());
    fixture.session.undo()->undo();
    QTRY_VERIFY(at(0, WishlistModel::TargetTextRole).toString().isEmpty());
    QVERIFY(fixture.session.undo()->canRedo());
    // A new change forgets what could be redone.
    model.toggleOwn();
    QTRY_COMPARE(at(0, WishlistModel::OwnRole).toBool(), true);
    QTRY_VERIFY(!fixture.session.undo()->canRedo());
}

void WishlistModelTest::theFilterFindsWhatItSays_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("titles");
    QTest::newRow("title") << u"auster"_s << u"Austerlitz"_s;
    QTest::newRow("author") << u"SEBALD"_s << u"Austerlitz Vertigo"_s;
    QTest::newRow("two words, any order") << u"sebald vert"_s << u"Vertigo"_s;
    QTest::newRow("accents") << u"etranger"_s << u"L’Étranger"_s;
    QTest::newRow("tag") << u"memory"_s << u"Austerlitz"_s;
    QTest::newRow("nothing") << u"zzz"_s << QString();
    QTest::newRow("blanks") << u"   "_s << u"Austerlitz Vertigo L’Étranger"_s;
}

void WishlistModelTest::theFilterFindsWhatItSays()
{
    QFETCH(const QString, filter);
    QFETCH(const QString, titles);
    SessionFixture fixture;
    fixture.add({fixture.book(u"Austerlitz"_s, u"W. G. Sebald"_s, {u"memory"_s}),
                 fixture.book(u"Vertigo"_s, u"W. G. Sebald"_s),
                 fixture.book(u"L’Étranger"_s, u"Albert Camus"_s)});
    WishlistModel &model = *fixture.session.wishes();
    QTRY_VERIFY(!model.index(0).data(WishlistModel::TagsRole).toStringList().isEmpty());
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setFilter(filter);
    QCOMPARE(fixture.titles().join(u' '), titles);
    QCOMPARE(model.shown(), model.rowCount());
    QCOMPARE(model.total(), 3);
    model.clearFilters();
    QCOMPARE(model.shown(), 3);
}

void WishlistModelTest::narrowingAndWideningGiveTheSameAsAsking()
{
    SessionFixture fixture;
    QList<services::NewWish> books;
    QRandomGenerator random(7);
    for (int i = 0; i < 300; ++i) {
        QString title;
        for (int letter = 0; letter < 4; ++letter) {
            title += QChar(u'a' + random.bounded(3));
        }
        books += fixture.book(title);
    }
    fixture.add(books);
    WishlistModel &model = *fixture.session.wishes();
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QStringList all = fixture.titles();
    QString typed;
    for (int step = 0; step < 200; ++step) {
        if (!typed.isEmpty() && random.bounded(3) == 0) {
            typed.chop(1);
        } else if (typed.size() < 5) {
            typed += random.bounded(4) == 0 ? QChar(u' ') : QChar(u'a' + random.bounded(3));
        }
        model.setFilter(typed);
        QStringList expected;
        for (const QString &title : all) {
            bool holds = true;
            for (const QString &term : typed.split(u' ', Qt::SkipEmptyParts)) {
                holds = holds && title.contains(term);
            }
            if (holds) {
                expected += title;
            }
        }
        QCOMPARE(fixture.titles(), expected);
    }
}

void WishlistModelTest::sortingKeepsTheSelectionAndTheCurrentWish()
{
    SessionFixture fixture;
    fixture.add({fixture.book(u"The Waves"_s, u"Virginia Woolf"_s),
                 fixture.book(u"Austerlitz"_s, u"W. G. Sebald"_s),
                 fixture.book(u"Molloy"_s, u"Samuel Beckett"_s)});
    WishlistModel &model = *fixture.session.wishes();
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QPersistentModelIndex waves(model.index(0));
    model.setCurrentRow(0);
    model.select(0, WishlistModel::Select::Only);
    const QString wish = model.currentWishId();
    model.sortBy(WishlistModel::SortKey::Title);
    QCOMPARE(fixture.titles().join(u'|'), u"Austerlitz|Molloy|The Waves"_s);
    QCOMPARE(model.currentWishId(), wish);
    QCOMPARE(model.currentRow(), 2);
    QCOMPARE(waves.row(), 2);
    QVERIFY(model.index(2).data(WishlistModel::IsSelectedRole).toBool());
    QVERIFY(!model.canReorder());
    model.sortBy(WishlistModel::SortKey::Title);
    QVERIFY(model.sortDescending());
    QCOMPARE(fixture.titles().join(u'|'), u"The Waves|Molloy|Austerlitz"_s);
    model.sortBy(WishlistModel::SortKey::Author);
    QCOMPARE(fixture.titles().join(u'|'), u"Molloy|Austerlitz|The Waves"_s);
    model.sortBy(WishlistModel::SortKey::ByHand);
    QCOMPARE(fixture.titles().join(u'|'), u"The Waves|Austerlitz|Molloy"_s);
}

void WishlistModelTest::tenThousandRowsAreFilteredRight()
{
    SessionFixture fixture;
    QList<services::NewWish> books;
    for (int i = 0; i < 10'000; ++i) {
        books += fixture.book(u"Book %1"_s.arg(i), u"Author %1"_s.arg(i % 100));
    }
    fixture.add(books);
    WishlistModel &model = *fixture.session.wishes();
    model.setFilter(u"book"_s);
    QCOMPARE(model.shown(), 10'000);
    model.setFilter(u"book 99"_s);
    // 99, 990-999, 9900-9999, and …99 elsewhere: all that hold "99", authors included.
    int expected = 0;
    for (int i = 0; i < 10'000; ++i) {
        expected += QString::number(i).contains(u"99") || i % 100 == 99 ? 1 : 0;
    }
    QCOMPARE(model.shown(), expected);
    model.setFilter(u"book 9999"_s);
    QCOMPARE(fixture.titles(), QStringList{u"Book 9999"_s});
    model.clearFilters();
    QCOMPARE(model.shown(), 10'000);
}

void WishlistModelTest::whatIsHiddenIsNotSelected()
{
    SessionFixture fixture;
    fixture.add({fixture.book(u"Austerlitz"_s), fixture.book(u"Vertigo"_s)});
    WishlistModel &model = *fixture.session.wishes();
    model.selectAll();
    QCOMPARE(model.selectedCount(), 2);
    model.setFilter(u"vert"_s);
    QCOMPARE(model.selectedCount(), 1);
    model.removeSelected();
    model.clearFilters();
    QTRY_COMPARE(fixture.titles(), QStringList{u"Austerlitz"_s});
}

void WishlistModelTest::totalsAndStatesAreInWords()
{
    SessionFixture fixture;
    services::NewWish wish = fixture.book(u"Austerlitz"_s, u"W. G. Sebald"_s);
    wish.wish.isbn = domain::Isbn::read(u"9780140297997").value();
    fixture.add({wish, fixture.book(u"No number"_s)});
    WishlistModel &model = *fixture.session.wishes();
    const auto at = [&model](int row, int role) { return model.index(row).data(role).toString(); };
    QVERIFY(at(0, WishlistModel::TotalTextRole).isEmpty());
    QCOMPARE(at(0, WishlistModel::StateTextRole), u"Will look when there is a network"_s);
    QCOMPARE(at(1, WishlistModel::StateTextRole), u"No ISBN yet"_s);
    store::Quote quote = store::Quote::of({640, domain::Currency::eur()});
    quote.isAtLeast = true;
    quote.isSample = true;
    quote.seenAt = fixture.services->clock.now();
    QVERIFY(SessionFixture::wait(
                fixture.services->workspace.write([&](store::Transaction &transaction) {
                    return store::putQuote(transaction, wish.wish.id, quote);
                }))
                .has_value());
    fixture.services->workspace.noteFetched({wish.wish.id});
    QTRY_VERIFY(at(0, WishlistModel::TotalTextRole).contains(u"6.40"));
    QVERIFY(at(0, WishlistModel::TotalTextRole).startsWith(u'≥'));
    QVERIFY(at(0, WishlistModel::StateTextRole).isEmpty());
    QVERIFY(model.index(0).data(WishlistModel::TotalSampleRole).toBool());
    QVERIFY(
        at(0, WishlistModel::AccessibleNameRole).startsWith(u"Austerlitz, W. G. Sebald, wanted"));
}

void WishlistModelTest::theViewIsRememberedForEachList()
{
    SessionFixture fixture;
    WishlistModel &model = *fixture.session.wishes();
    LibraryModel &library = *fixture.session.library();
    const QString one = library.create(u"One"_s, LibraryModel::ListKind::Wishlist);
    model.setViewMode(WishlistModel::ViewMode::Table);
    library.create(u"Two"_s, LibraryModel::ListKind::Wishlist);
    QCOMPARE(model.viewMode(), WishlistModel::ViewMode::Covers);
    QVERIFY(fixture.waitForUndo(u"Two"_s));
    QTRY_COMPARE(library.wishlistCount(), 2);
    library.open(one);
    QCOMPARE(model.viewMode(), WishlistModel::ViewMode::Table);
}

void WishlistModelTest::theRestIsReadWhenItIsAskedFor()
{
    SessionFixture fixture;
    QList<services::NewWish> wishes;
    for (int i = 0; i < 121; ++i) {
        wishes += SessionFixture::book(u"Book %1"_s.arg(i));
    }
    fixture.add(wishes);
    WishlistModel &model = *fixture.session.wishes();
    LibraryModel &library = *fixture.session.library();
    library.create(u"Other"_s, LibraryModel::ListKind::Wishlist);
    QVERIFY(fixture.waitForUndo(u"Other"_s));
    QTRY_VERIFY(model.isLoaded() && model.shown() == 0);
    model.holdRest();
    library.open({});
    QTRY_COMPARE(model.shown(), 120);
    QVERIFY(!model.isLoaded());
    model.readRest();
    QTRY_VERIFY(model.isLoaded());
    QCOMPARE(model.shown(), 121);
}

// Which wishes take any edition is asked of the store; meanwhile the reader goes on.
void WishlistModelTest::aFilterThatWasTakenBackStaysSo()
{
    SessionFixture fixture;
    WishlistModel &model = *fixture.session.wishes();
    const auto storeHasAnswered = [&] {
        QVERIFY(SessionFixture::wait(fixture.services->wishlists.anyEdition()));
    };
    model.setAnyEdition(true);
    model.setAnyEdition(false);
    storeHasAnswered();
    QVERIFY(!model.anyEdition());
    model.setAnyEdition(true);
    model.clearFilters();
    storeHasAnswered();
    QVERIFY(!model.isFiltered());
    model.setAnyEdition(true);
    model.setNearMe(true);
    storeHasAnswered();
    QTRY_VERIFY(model.anyEdition());
    QVERIFY(model.nearMe());
}

} // namespace endpaper::viewmodel

QTEST_MAIN(endpaper::viewmodel::WishlistModelTest)
#include "tst_wishlistmodel.moc"
