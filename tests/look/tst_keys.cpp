// SPDX-License-Identifier: GPL-3.0-or-later
#include "look/lookworld.h"

#include <QClipboard>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace endpaper::look;
using endpaper::viewmodel::CommandsModel;
using endpaper::viewmodel::OmniboxModel;
using endpaper::viewmodel::WishlistModel;

// Everything works without a pointer: keys, F6, Esc, the first run.
class TestKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_world = std::make_unique<World>(World::Books::Sample);
        QVERIFY(m_world->window);
        QVERIFY(m_world->session->wishes()->shown() > 100);
        // A book that letters act on.
        m_world->reset();
    }
    void init()
    {
        m_world->reset();
        chooseBook();
    }

    // The keys of the design's table, each with the command that it gives.
    void everyKeyGivesItsCommand_data()
    {
        QTest::addColumn<QString>("keys");
        QTest::addColumn<QString>("command");
        const QList<std::pair<QString, QString>> table = {
            {u"Ctrl+K"_s, u"go.omnibox"_s},
            {u"Ctrl+Alt+I"_s, u"go.commands"_s},
            {u"Ctrl+1"_s, u"go.library"_s},
            {u"Ctrl+2"_s, u"go.find"_s},
            {u"Ctrl+3"_s, u"go.nearby"_s},
            {u"Ctrl+4"_s, u"go.post"_s},
            {u"Ctrl+F"_s, u"view.filter"_s},
            {u"/"_s, u"view.filter"_s},
            {u"Alt+Left"_s, u"go.back"_s},
            {u"Alt+Right"_s, u"go.forward"_s},
            {u"Ctrl+N"_s, u"wish.new"_s},
            {u"Ctrl+Shift+N"_s, u"list.new"_s},
            {u"Ctrl+V"_s, u"file.paste"_s},
            {u"Ctrl+C"_s, u"edit.copy"_s},
            {u"Ctrl+I"_s, u"file.import"_s},
            {u"Return"_s, u"wish.open"_s},
            {u"W"_s, u"wish.want"_s},
            {u"O"_s, u"wish.own"_s},
            {u"P"_s, u"wish.target"_s},
            {u"T"_s, u"wish.tags"_s},
            {u"M"_s, u"wish.move"_s},
            {u"F"_s, u"wish.find"_s},
            {u"Ctrl+A"_s, u"edit.selectAll"_s},
            {u"1"_s, u"view.covers"_s},
            {u"2"_s, u"view.list"_s},
            {u"3"_s, u"view.table"_s},
            {u"G, S"_s, u"view.group.series"_s},
            {u"G, A"_s, u"view.group.author"_s},
            {u"G, T"_s, u"view.group.tag"_s},
            {u"F5"_s, u"wish.lookAgain"_s},
            {u"F1"_s, u"help.keys"_s},
            {u"?"_s, u"help.keys"_s},
            {u"Ctrl+,"_s, u"go.settings"_s},
            {u"Ctrl+Shift+L"_s, u"view.theme"_s},
            {u"Ctrl++"_s, u"view.zoomIn"_s},
            {u"Ctrl+-"_s, u"view.zoomOut"_s},
            {u"Ctrl+0"_s, u"view.zoomReset"_s},
            {u"Del"_s, u"edit.remove"_s},
            {u"Ctrl+Z"_s, u"edit.undo"_s},
            {u"Ctrl+Shift+Z"_s, u"edit.redo"_s},
        };
        for (const auto &[keys, command] : table) {
            QTest::newRow(qPrintable(keys)) << keys << command;
        }
    }
    void everyKeyGivesItsCommand()
    {
        QFETCH(const QString, keys);
        QFETCH(const QString, command);
        if (command == "edit.redo"_L1) {
            QTRY_VERIFY(m_world->session->undo()->canUndo());
            m_world->session->undo()->undo();
            QTRY_VERIFY(m_world->session->commands()->isEnabled(command));
        }
        QSignalSpy triggered(m_world->session->commands(), &CommandsModel::triggered);
        m_world->key(keys);
        QTRY_COMPARE(triggered.size(), 1);
        QCOMPARE(triggered.at(0).at(0).toString(), command);
        // Everything that keys do is in the menu of the window and in the one box, too.
        const CommandsModel &commands = *m_world->session->commands();
        QVERIFY(!commands.label(command).isEmpty());
        OmniboxModel &box = *m_world->session->omnibox();
        box.setText(u'>' + commands.label(command));
        QTRY_VERIFY(rowsOf(box).contains(commands.label(command)));
    }

    void lettersAreTextInAField()
    {
        m_world->run(u"go.omnibox"_s);
        QSignalSpy triggered(m_world->session->commands(), &CommandsModel::triggered);
        m_world->type(u"w/?1"_s);
        QCOMPARE(triggered.size(), 0);
        QCOMPARE(m_world->session->omnibox()->text(), u"w/?1"_s);
    }

    void f6GoesRoundThePartsAndBack()
    {
        m_world->run(u"wish.open"_s);
        QTRY_VERIFY(m_world->find(u"book-pane"_s));
        QStringList parts;
        for (int step = 0; step < 4; ++step) {
            m_world->key(u"F6"_s);
            parts += partWithFocus();
        }
        QCOMPARE(QSet<QString>(parts.begin(), parts.end()).size(), 4);
        QVERIFY(parts.contains(u"rail"_s));
        const QString there = parts.at(2);
        m_world->key(u"Shift+F6"_s);
        QCOMPARE(partWithFocus(), there);
    }

    void escapeClosesTheInnermostAndGivesTheFocusBack()
    {
        m_world->run(u"wish.open"_s);
        QTRY_VERIFY(m_world->session->book()->isOpen());
        m_world->key(u"F1"_s);
        QTRY_VERIFY(m_world->find(u"keys-sheet"_s));
        m_world->key(u"Esc"_s);
        QTRY_VERIFY(!m_world->find(u"keys-sheet"_s));
        QVERIFY(m_world->session->book()->isOpen());
        m_world->key(u"Esc"_s);
        QTRY_VERIFY(!m_world->session->book()->isOpen());
        QVERIFY(m_world->window->activeFocusItem());
        QCOMPARE(partWithFocus(), u"library-page"_s);
    }

    void f10OpensTheMenuWithAllCommands()
    {
        m_world->key(u"F10"_s);
        QTRY_VERIFY(m_world->find(u"command-menu"_s));
        m_world->key(u"Right"_s);
        m_world->key(u"Right"_s);
        QTRY_VERIFY(m_world->find(u"menu-item-view.theme"_s));
        m_world->key(u"Esc"_s);
        QTRY_VERIFY(!m_world->find(u"command-menu"_s));
    }

    void spacePeeksAndClosesAgain()
    {
        m_world->key(u"Space"_s);
        QTRY_VERIFY(m_world->session->book()->isOpen());
        m_world->key(u"Space"_s);
        QTRY_VERIFY(!m_world->session->book()->isOpen());
    }

    // A box of one line would run the lines together, and only one of them has an ISBN.
    void severalLinesPastedIntoTheBoxStayLines()
    {
        const auto box = [this] { return m_world->window->activeFocusItem()->property("text"); };
        m_world->key(u"Ctrl+K"_s);
        QGuiApplication::clipboard()->setText(u"austerlitz"_s);
        m_world->key(u"Ctrl+V"_s);
        QCOMPARE(box().toString(), u"austerlitz"_s);
        m_world->key(u"Ctrl+A"_s);
        QGuiApplication::clipboard()->setText(u"Title,ISBN\nDune,9780441013593\nNoCopy,\n"_s);
        m_world->key(u"Ctrl+V"_s);
        auto &review = *m_world->session->importer();
        QVERIFY(World::waitFor([&] { return review.lookAgain()->rowCount() == 1; }));
        QCOMPARE(review.inHeap()->rowCount(), 1);
        QVERIFY(World::waitFor([&] { return review.canUndoImport(); }));
        review.undoImport();
    }

    // Steps 3 and 4 of the first run: each question once, by keys alone, and the answer can be
    // undone.
    void theFirstTotalAsksForAPriceAndThenForAnArea()
    {
        using Steps = endpaper::viewmodel::FirstSteps;
        Steps &steps = *m_world->session->firstSteps();
        QVERIFY(World::waitFor([&] { return steps.step() == Steps::Step::Target; }));
        m_world->settle();
        QVERIFY(!steps.suggested().isEmpty());
        // In another language its amounts are written as there.
        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        m_world->session->retranslate();
        static const QRegularExpression german(u"\\d,\\d\\d"_s);
        QVERIFY2(steps.sentence().contains(german), qPrintable(steps.sentence()));
        QVERIFY2(!steps.suggested().contains(u'.'), qPrintable(steps.suggested()));
        QLocale::setDefault(before);
        m_world->session->retranslate();
        QQuickItem *field = m_world->find(u"step-target"_s);
        QVERIFY(field);
        field->forceActiveFocus(Qt::TabFocusReason);
        QVERIFY(!steps.keepTarget(u"no amount"_s));
        m_world->key(u"Return"_s);
        QTRY_COMPARE(steps.step(), Steps::Step::Area);
        QTRY_VERIFY(m_world->session->undo()->canUndo());
        m_world->settle();
        QVERIFY(m_world->find(u"step-area"_s));
        QVERIFY(m_world->click(u"step-later"_s));
        QCOMPARE(steps.step(), Steps::Step::None);
        QVERIFY(!m_world->find(u"step-card"_s));
    }

    void cleanupTestCase() { m_world.reset(); }

private:
    void chooseBook()
    {
        WishlistModel &wishes = *m_world->session->wishes();
        wishes.setCurrentRow(0);
        wishes.select(0, WishlistModel::Select::Only);
        m_world->find(u"wish-view-covers"_s)->forceActiveFocus(Qt::TabFocusReason);
        m_world->settle();
    }
    static QStringList rowsOf(const OmniboxModel &box)
    {
        QStringList titles;
        const int role = box.roleNames().key("title"_ba);
        for (int row = 0; row < box.rowCount(); ++row) {
            titles += box.index(row).data(role).toString();
        }
        return titles;
    }
    QString partWithFocus() const
    {
        static const QStringList parts = {u"rail"_s, u"omnibox-field"_s, u"menu-button"_s,
                                          u"library-page"_s, u"book-pane"_s};
        for (QQuickItem *each = m_world->window->activeFocusItem(); each;
             each = each->parentItem()) {
            if (parts.contains(each->objectName())) {
                return each->objectName();
            }
        }
        return {};
    }

    std::unique_ptr<World> m_world;
};

QTEST_MAIN(TestKeys)

#include "tst_keys.moc"
