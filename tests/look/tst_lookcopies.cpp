// SPDX-License-Identifier: GPL-3.0-or-later
#include "look/lookscreens.h"
#include "look/lookworld.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace endpaper::look;
using namespace endpaper::viewmodel;

// The copies of a book by keys alone, over the window and a real daemon: their words, what is left
// out, hidden and compared, and what they cost before.
class TestLookCopies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_world = std::make_unique<World>(World::Books::Sample);
        QVERIFY(m_world->window);
    }
    void init()
    {
        m_world->reset();
        QVERIFY(open("results"));
        focusList();
    }

    void enterOpensACopyAndEscapeGivesTheListBack()
    {
        m_world->key(u"Home"_s);
        m_world->key(u"Return"_s);
        QTRY_VERIFY(m_world->find(u"copy-sheet"_s));
        QVERIFY(!copies().details()->sumLine().isEmpty());
        QVERIFY(m_world->find(u"hide-damaged"_s));
        QVERIFY(tabTo(u"hide-wrong_edition"_s));
        m_world->key(u"Esc"_s);
        QTRY_VERIFY(!m_world->find(u"copy-sheet"_s));
        QTRY_VERIFY(m_world->find(u"results-list"_s)->hasActiveFocus());
    }

    void spaceTicksAndCComparesWhatIsTicked()
    {
        m_world->key(u"Home"_s);
        m_world->key(u"Space"_s);
        m_world->key(u"Down"_s);
        m_world->key(u"Space"_s);
        QTRY_COMPARE(copies().compare()->columnsCount(), 2);
        m_world->key(u"C"_s);
        QTRY_VERIFY(m_world->find(u"compare-sheet"_s));
        QVERIFY(tabTo(u"compare-clear"_s));
        m_world->key(u"Return"_s);
        QTRY_COMPARE(copies().compare()->columnsCount(), 0);
        QTRY_VERIFY(!m_world->find(u"compare-sheet"_s));
    }

    void aTotalTypedIntoTheFilterLeavesRowsOutAtOnce()
    {
        const int all = copies().rowCount();
        QVERIFY(all > 1);
        m_world->key(u"L"_s);
        QTRY_VERIFY(m_world->find(u"filters-sheet"_s));
        m_world->type(u"0.01"_s);
        QTRY_COMPARE(copies().rowCount(), 0);
        QVERIFY(copies().filters()->leftOutLine().startsWith(QString::number(all)));
        m_world->key(u"Esc"_s);
        QTRY_VERIFY(m_world->find(u"results-filter-0"_s));
        m_world->find(u"results-filter-0"_s)->forceActiveFocus(Qt::TabFocusReason);
        m_world->key(u"Return"_s);
        QTRY_COMPARE(copies().rowCount(), all);
    }

    void aHiddenCopyGoesAndComesBackByUndoOrFromTheListOfHiddenThings()
    {
        const int all = copies().rowCount();
        const auto hide = [this] {
            focusList();
            m_world->key(u"Home"_s);
            m_world->key(u"Return"_s);
            return World::waitFor([this] { return m_world->find(u"copy-sheet"_s) != nullptr; })
                && tabTo(u"hide-other"_s);
        };
        QVERIFY(hide());
        m_world->key(u"Return"_s);
        QTRY_COMPARE(copies().rowCount(), all - 1);
        QTRY_VERIFY(m_world->session->toasts()->hasUndo());
        m_world->key(u"Ctrl+Z"_s);
        QTRY_COMPARE(copies().rowCount(), all);
        QVERIFY(hide());
        m_world->key(u"Return"_s);
        QTRY_COMPARE(copies().rowCount(), all - 1);
        m_world->settle();
        QVERIFY(reach(u"results-hidden"_s));
        m_world->key(u"Return"_s);
        QTRY_VERIFY(m_world->find(u"hidden-show-0"_s));
        QVERIFY(tabTo(u"hidden-show-0"_s));
        m_world->key(u"Return"_s);
        QTRY_COMPARE(copies().rowCount(), all);
    }

    void theSourcesSayInWordsWhatTheyDid()
    {
        m_world->key(u"Q"_s);
        QTRY_VERIFY(m_world->find(u"sources-sheet"_s));
        QVERIFY(tabTo(u"sources-settings"_s));
        m_world->key(u"Return"_s);
        QTRY_VERIFY(m_world->find(u"sources-page"_s));
        QTRY_VERIFY(m_world->session->sources()->count() > 0);
    }

    void thePlotIsWalkedByArrowsAndTurnsIntoItsTable()
    {
        QVERIFY(open("results-priced"));
        focusList();
        m_world->key(u"H"_s);
        QTRY_VERIFY(m_world->find(u"prices-sheet"_s));
        PriceHistory &prices = *copies().prices();
        prices.setCrosshair(-1);
        QVERIFY(tabTo(u"price-plot"_s));
        m_world->key(u"End"_s);
        QTRY_COMPARE(prices.crosshair(), prices.dayCount() - 1);
        const QString last = prices.crosshairLine();
        m_world->key(u"Left"_s);
        QTRY_COMPARE(prices.crosshair(), prices.dayCount() - 2);
        QVERIFY(prices.crosshairLine() != last);
        m_world->key(u"Home"_s);
        QTRY_COMPARE(prices.crosshair(), 0);
        m_world->key(u"T"_s);
        QTRY_VERIFY(m_world->find(u"price-table"_s));
        QTRY_VERIFY(m_world->find(u"price-table"_s)->hasActiveFocus());
        m_world->key(u"T"_s);
        QTRY_VERIFY(!m_world->find(u"price-table"_s));
        QTRY_COMPARE(m_world->window->activeFocusItem()->objectName(), u"price-plot"_s);
    }

    void theWindowMadeNoWarning() { QCOMPARE(m_world->warnings, QStringList()); }

    void cleanupTestCase() { m_world.reset(); }

private:
    CopiesModel &copies() { return *m_world->session->copies(); }
    bool open(const char *name)
    {
        for (const Screen &screen : screens()) {
            if (qstrcmp(screen.name, name) == 0) {
                return screen.open(*m_world);
            }
        }
        return false;
    }
    void focusList()
    {
        m_world->settle();
        m_world->find(u"results-list"_s)->forceActiveFocus(Qt::TabFocusReason);
        m_world->settle();
    }
    // Tab until the focus is on the item of that name; false if it never comes there.
    bool tabTo(const QString &name)
    {
        constexpr int stepsMax = 60;
        for (int step = 0; step < stepsMax; ++step) {
            const QQuickItem *item = m_world->window->activeFocusItem();
            if (item && item->objectName() == name) {
                return true;
            }
            m_world->key(u"Tab"_s);
        }
        return false;
    }
    // What stands under the rows is made when they end.
    bool reach(const QString &name)
    {
        focusList();
        m_world->key(u"End"_s);
        m_world->settle();
        QQuickItem *item = m_world->find(name);
        if (item) {
            item->forceActiveFocus(Qt::TabFocusReason);
        }
        return item != nullptr;
    }

    std::unique_ptr<World> m_world;
};

QTEST_MAIN(TestLookCopies)

#include "tst_lookcopies.moc"
