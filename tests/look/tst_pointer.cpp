// SPDX-License-Identifier: GPL-3.0-or-later
#include "look/lookworld.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace endpaper::look;
using endpaper::viewmodel::WishlistModel;

// What the pointer does on the books, in each of the views.
class TestPointer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_world = std::make_unique<World>(World::Books::Sample);
        QVERIFY(m_world->window);
        QVERIFY(m_world->session->wishes()->shown() > 100);
    }
    void init() { m_world->reset(); }

    void booksAreChosenOpenedAndAskedForTheirMenu_data()
    {
        QTest::addColumn<WishlistModel::ViewMode>("view");
        QTest::addColumn<WishlistModel::GroupBy>("group");
        using View = WishlistModel::ViewMode;
        using Group = WishlistModel::GroupBy;
        QTest::newRow("covers") << View::Covers << Group::None;
        QTest::newRow("grouped covers") << View::Covers << Group::Series;
        QTest::newRow("list") << View::List << Group::None;
        QTest::newRow("grouped list") << View::List << Group::Series;
        QTest::newRow("table") << View::Table << Group::None;
    }
    void booksAreChosenOpenedAndAskedForTheirMenu()
    {
        QFETCH(const WishlistModel::ViewMode, view);
        QFETCH(const WishlistModel::GroupBy, group);
        WishlistModel &wishes = *m_world->session->wishes();
        wishes.setViewMode(view);
        wishes.setGroupBy(group);
        wishes.setCurrentRow(0);
        wishes.clearSelection();
        m_world->settle();

        press(0, Qt::LeftButton, Qt::ControlModifier);
        press(1, Qt::LeftButton, Qt::ControlModifier);
        QCOMPARE(wishes.selectedCount(), 2);
        QCOMPARE(wishes.currentRow(), 1);
        QVERIFY(!m_world->session->book()->isOpen());

        press(1, Qt::RightButton);
        QCOMPARE(wishes.currentRow(), 1);
        QVERIFY(wishes.isSelected(1) && !wishes.isSelected(0));
        QTRY_VERIFY(m_world->find(u"wish-menu-open"_s));
        m_world->key(u"Escape"_s);

        press(0, Qt::LeftButton);
        QCOMPARE(wishes.currentRow(), 0);
        QTRY_VERIFY(m_world->session->book()->isOpen());
        QTRY_COMPARE(m_world->session->book()->title(), wishes.titleAt(0));
    }

    // A press beside the books is nobody's: the book that is open stays.
    void besideTheBooksNothingIsChosen()
    {
        WishlistModel &wishes = *m_world->session->wishes();
        wishes.setViewMode(WishlistModel::ViewMode::Covers);
        wishes.setFilter(wishes.titleAt(2));
        QTRY_VERIFY(wishes.shown() < 3);
        m_world->settle();
        wishes.clearSelection();
        QQuickItem *view = m_world->find(u"wish-view-covers"_s);
        QVERIFY(view);
        const QPointF at = view->mapToScene(QPointF(view->width() / 2, view->height() - 4));
        QTest::mouseClick(m_world->window, Qt::LeftButton, {}, at.toPoint());
        m_world->settle();
        QCOMPARE(wishes.selectedCount(), 0);
        QVERIFY(!m_world->session->book()->isOpen());
        wishes.setFilter({});
    }

    void theHeadOverAGroupIsNoBook()
    {
        WishlistModel &wishes = *m_world->session->wishes();
        wishes.setViewMode(WishlistModel::ViewMode::Covers);
        wishes.setGroupBy(WishlistModel::GroupBy::Series);
        wishes.setCurrentRow(0);
        wishes.clearSelection();
        m_world->settle();
        const QQuickItem *first = m_world->find(u"wish-delegate-0"_s);
        QVERIFY(first);
        const QPointF at = first->mapToScene(QPointF(first->width() / 2, 8));
        QTest::mouseClick(m_world->window, Qt::LeftButton, {}, at.toPoint());
        m_world->settle();
        QCOMPARE(wishes.selectedCount(), 0);
        QVERIFY(!m_world->session->book()->isOpen());
    }

    void theWindowMadeNoWarning() { QCOMPARE(m_world->warnings, QStringList()); }
    void cleanupTestCase() { m_world.reset(); }

private:
    void press(int row, Qt::MouseButton button, Qt::KeyboardModifiers modifiers = {})
    {
        const QQuickItem *item = m_world->find(u"wish-delegate-%1"_s.arg(row));
        QVERIFY(item);
        const QPointF at = item->mapToScene(QPointF(item->width() / 2, item->height() / 2));
        QTest::mouseClick(m_world->window, button, modifiers, at.toPoint());
        m_world->settle();
    }

    std::unique_ptr<World> m_world;
};

QTEST_MAIN(TestPointer)
#include "tst_pointer.moc"
