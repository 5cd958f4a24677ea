// SPDX-License-Identifier: GPL-3.0-or-later
#include "look/lookscreens.h"
#include "viewmodel/tablecolumns.h"

#include <QAccessible>
#include <QSet>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace endpaper::look;
using endpaper::viewmodel::WishlistModel;

// What a screen reader and the Tab key meet.
class TestAccess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QAccessible::setActive(true);
        m_world = std::make_unique<World>(World::Books::Sample);
        QVERIFY(m_world->window);
        QVERIFY(m_world->session->wishes()->shown() > 100);
    }
    void init() { m_world->reset(); }

    void aViewHasEveryRowWithItsPlace_data()
    {
        QTest::addColumn<int>("mode");
        QTest::addColumn<QString>("view");
        QTest::newRow("covers") << int(WishlistModel::ViewMode::Covers) << u"wish-view-covers"_s;
        QTest::newRow("list") << int(WishlistModel::ViewMode::List) << u"wish-view-list"_s;
        QTest::newRow("table") << int(WishlistModel::ViewMode::Table) << u"wish-view-table"_s;
    }
    void aViewHasEveryRowWithItsPlace()
    {
        QFETCH(const int, mode);
        QFETCH(const QString, view);
        m_world->session->wishes()->setViewMode(WishlistModel::ViewMode(mode));
        m_world->settle();
        QAccessibleInterface *list = interfaceOf(view);
        QVERIFY(list);
        const int shown = m_world->session->wishes()->shown();
        QCOMPARE(list->childCount(), shown);
        QAccessibleInterface *last = list->child(shown - 1);
        QVERIFY(last);
        QVERIFY(
            last->text(QAccessible::Name).contains(m_world->session->wishes()->titleAt(shown - 1)));
        QCOMPARE(last->text(QAccessible::Description), u"%1 of %1"_s.arg(shown));
        QCOMPARE(list->indexOfChild(last), shown - 1);
        QCOMPARE(last->parent(), list);
        QVERIFY(last->state().offscreen);
        QVERIFY(!list->child(0)->state().offscreen);
        QVERIFY(!list->child(0)->rect().isEmpty());
        QVERIFY(!list->text(QAccessible::Name).isEmpty());
    }

    void theTableOfBooksHasNamedCells()
    {
        m_world->session->wishes()->setViewMode(WishlistModel::ViewMode::Table);
        m_world->settle();
        QAccessibleInterface *table = interfaceOf(u"wish-view-table"_s);
        QVERIFY(table);
        QCOMPARE(table->role(), QAccessible::Table);
        QAccessibleTableInterface *cells = table->tableInterface();
        QVERIFY(cells);
        QCOMPARE(cells->rowCount(), m_world->session->wishes()->shown());
        QCOMPARE(cells->columnCount(), m_world->session->wishes()->columns()->rowCount() + 1);
        QCOMPARE(cells->columnDescription(0), u"Title"_s);
        QAccessibleInterface *cell = cells->cellAt(2, 0);
        QVERIFY(cell);
        QCOMPARE(cell->role(), QAccessible::Cell);
        QCOMPARE(cell->text(QAccessible::Name),
                 u"Title, "_s + m_world->session->wishes()->titleAt(2));
        QVERIFY(cell->tableCellInterface());
        QCOMPARE(cell->tableCellInterface()->rowIndex(), 2);
        const QList<QAccessibleInterface *> heads =
            cells->cellAt(2, 1)->tableCellInterface()->columnHeaderCells();
        QCOMPARE(heads.size(), 1);
        QVERIFY(heads.constFirst()->text(QAccessible::Name).startsWith(u"Author"_s));
        QVERIFY(!cells->cellAt(m_world->session->wishes()->shown(), 0));
    }

    void theTableOfCopiesHasNamedCellsAndItsHead()
    {
        for (const Screen &screen : screens()) {
            if (QLatin1String(screen.name) == "results"_L1) {
                QVERIFY(screen.open(*m_world));
            }
        }
        m_world->settle();
        QAccessibleInterface *table = interfaceOf(u"results-list"_s);
        QVERIFY(table);
        QAccessibleTableInterface *cells = table->tableInterface();
        QVERIFY(cells);
        QCOMPARE(cells->rowCount(), m_world->session->copies()->rowCount());
        QVERIFY(cells->cellAt(0, 0)->text(QAccessible::Name).startsWith(u"Total, €"_s));
        // The head of the page stands in the view, and so do its buttons.
        QVERIFY(table->childCount() > cells->rowCount());
    }

    void aPressOnARowChoosesTheBook()
    {
        QAccessibleInterface *list = interfaceOf(u"wish-view-covers"_s);
        QVERIFY(list);
        QAccessibleInterface *row = list->child(3);
        QVERIFY(row->actionInterface());
        row->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        m_world->settle();
        QCOMPARE(m_world->session->wishes()->currentRow(), 3);
        QCOMPARE(list->focusChild(), row);
    }

    void everyAnnouncementGoesThroughOneItem()
    {
        m_world->session->announcer()->say(u"Saved."_s);
        QTRY_VERIFY(m_world->session->announcer()->text().contains(u"Saved."_s));
        int alerts = 0;
        count(QAccessible::queryAccessibleInterface(m_world->window), QAccessible::AlertMessage,
              alerts);
        QCOMPARE(alerts, 1);
    }

    void tabVisitsAllAndIsNeverTrapped_data()
    {
        QTest::addColumn<QString>("screen");
        for (const Screen &screen : screens()) {
            QTest::newRow(screen.name) << QString::fromLatin1(screen.name);
        }
    }
    void tabVisitsAllAndIsNeverTrapped()
    {
        QFETCH(const QString, screen);
        for (const Screen &each : screens()) {
            if (QLatin1String(each.name) == screen && !each.open(*m_world)) {
                QSKIP("no such screen at this size");
            }
        }
        m_world->settle();
        constexpr int steps = 160;
        // What loses the focus may go with it, as an empty filter's field does.
        QList<QPointer<QQuickItem>> visited;
        QPointer<QQuickItem> before;
        for (int step = 0; step < steps; ++step) {
            QTest::keyClick(m_world->window, Qt::Key_Tab);
            QQuickItem *now = m_world->window->activeFocusItem();
            // A sheet with one button alone keeps it.
            const bool isAlone = now && before == now && now->nextItemInFocusChain(true) == now;
            if (isAlone) {
                break;
            }
            QVERIFY2(now && before != now,
                     qPrintable(u"stuck at "_s + (before ? before->objectName() : QString())));
            QVERIFY2(now->isVisible(), qPrintable(now->objectName()));
            if (visited.contains(now)) {
                break;
            }
            visited.append(now);
            before = now;
        }
        QVERIFY(!visited.isEmpty());
        QVERIFY2(visited.size() < steps, "Tab never comes round");
    }

    void cleanupTestCase() { m_world.reset(); }

private:
    QAccessibleInterface *interfaceOf(const QString &name) const
    {
        return QAccessible::queryAccessibleInterface(m_world->find(name));
    }
    static void count(QAccessibleInterface *item, QAccessible::Role role, int &found)
    {
        if (!item || item->state().invisible) {
            return;
        }
        found += item->role() == role ? 1 : 0;
        for (int at = 0; at < item->childCount(); ++at) {
            count(item->child(at), role, found);
        }
    }

    std::unique_ptr<World> m_world;
};

QTEST_MAIN(TestAccess)

#include "tst_access.moc"
