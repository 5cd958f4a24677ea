// SPDX-License-Identifier: GPL-3.0-or-later
#include "look/lookchecks.h"
#include "look/sharedworld.h"

#include <QAccessible>
#include <QDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace endpaper::look;

// Shared lists and the account with all that can wait there, in every size, theme and language,
// over a real daemon. Pictures as tst_look's.
class TestLookSharing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(QDir().mkpath(pictures()));
        QAccessible::setActive(true);
        m_shared = std::make_unique<SharedWorld>();
        QVERIFY2(m_shared->problem().isEmpty(), qPrintable(m_shared->problem()));
    }

    void sharedListsStand_data() { modeRows(); }
    void sharedListsStand()
    {
        QFETCH(const int, mode);
        const QStringList only =
            qEnvironmentVariable("ENDPAPER_LOOK_SCREENS").split(u',', Qt::SkipEmptyParts);
        m_shared->world.apply(modes().at(mode));
        QStringList faults;
        for (const Screen &screen : SharedWorld::screens()) {
            if (!only.isEmpty() && !only.contains(QLatin1String(screen.name))) {
                continue;
            }
            m_shared->world.reset();
            m_shared->world.session->account()->keep();
            QVERIFY2(screen.open(m_shared->world), screen.name);
            faults += look(QString::fromLatin1(screen.name), mode);
        }
        m_shared->world.reset();
        m_shared->world.session->account()->keep();
        QCOMPARE(faults, QStringList());
    }

    // Sharing, claiming and what is not allowed, without a pointer.
    void keysReachAllOfIt()
    {
        World &world = m_shared->world;
        world.apply(modes().at(0));
        world.reset();
        world.session->library()->open(m_shared->ownList);
        QVERIFY(World::waitFor([&] { return world.session->wishes()->shown() > 0; }));
        world.key(u"Ctrl+Shift+S"_s);
        QVERIFY(World::waitFor([&] { return world.find(u"share-person-1"_s) != nullptr; }));
        // The first field has the focus; Tab comes by all that can be done, and stays in the sheet.
        QStringList reached;
        for (int i = 0; i < 40; ++i) {
            QVERIFY(world.window->activeFocusItem());
            const QString name = world.window->activeFocusItem()->objectName();
            if (!reached.isEmpty() && name == reached.first()) {
                break;
            }
            reached += name;
            world.key(u"Tab"_s);
        }
        QCOMPARE(reached.value(0), u"share-role"_s);
        for (const QString &name :
             {u"share-make-link"_s, u"share-email"_s, u"share-role-1"_s, u"share-out-1"_s,
              u"share-person"_s, u"share-back-0"_s, u"share-done"_s, u"share-sheet-close"_s}) {
            QVERIFY2(reached.contains(name), qPrintable(name + u" of "_s + reached.join(u' ')));
        }
        world.key(u"Esc"_s);
        QVERIFY(!world.find(u"share-sheet"_s));
        // On Ana's list a letter says why not, and another claims the book.
        world.session->library()->open(m_shared->birthday);
        QVERIFY(World::waitFor([&] {
            return world.session->wishes()->listId() == m_shared->birthday
                && world.session->wishes()->shown() > 0;
        }));
        world.run(u"go.library"_s);
        world.session->wishes()->setCurrentRow(2);
        world.find(u"wish-view-covers"_s)->forceActiveFocus(Qt::TabFocusReason);
        world.key(u"W"_s);
        QTRY_VERIFY(world.session->toasts()->text().contains(u"Ana shares Birthday"));
        world.key(u"Y"_s);
        QTRY_VERIFY(world.session->toasts()->text().contains(u"the others see that you buy it"));
        world.key(u"Ctrl+Z"_s);
        QTRY_VERIFY(!world.session->undo()->canUndo()
                    || !world.session->undo()->lastWords().contains(u"buy "));
        world.reset();
    }

    void whatNeedsTheReaderStands_data() { modeRows(); }
    void whatNeedsTheReaderStands()
    {
        QFETCH(const int, mode);
        if (mode == 0) {
            QVERIFY2(m_shared->makeConflict() && m_shared->makeRefused() && m_shared->makeWaiting(),
                     qPrintable(m_shared->problem()));
        }
        m_shared->world.apply(modes().at(mode));
        m_shared->world.reset();
        m_shared->world.run(u"go.account"_s);
        // In the language of now.
        const QString why =
            QCoreApplication::translate("OutboxWords", "You may not change this list any more.");
        QTRY_VERIFY(m_shared->world.session->sync()
                        ->outbox()
                        ->index(0)
                        .data(endpaper::viewmodel::OutboxModel::WordsRole)
                        .toString()
                        .contains(why));
        QStringList faults = look(u"account-needed"_s, mode);
        // What lies below the fold, too.
        for (const QString &name : {u"conflict-other-0"_s, u"account-sign-out"_s}) {
            QQuickItem *item = m_shared->world.find(name);
            QVERIFY2(item, qPrintable(name));
            item->forceActiveFocus(Qt::TabFocusReason);
            faults += look(u"account-needed-"_s + name, mode);
        }
        QCOMPARE(faults, QStringList());
    }

    void whatWasTakenAwayStands_data() { modeRows(); }
    void whatWasTakenAwayStands()
    {
        QFETCH(const int, mode);
        if (mode == 0) {
            m_shared->world.session->sync()->resume();
            m_shared->world.session->library()->open(m_shared->birthday);
            QVERIFY2(m_shared->takeAway(), qPrintable(m_shared->problem()));
            QTRY_COMPARE(m_shared->world.session->library()->rowOf(m_shared->birthday), -1);
        }
        m_shared->world.apply(modes().at(mode));
        m_shared->world.reset();
        QCOMPARE(look(u"shared-lost"_s, mode), QStringList());
    }

    void theWindowMadeNoWarning() { QCOMPARE(m_shared->world.warnings, QStringList()); }
    void cleanupTestCase() { m_shared.reset(); }

private:
    static void modeRows()
    {
        QTest::addColumn<int>("mode");
        for (int mode = 0; mode < modes().size(); ++mode) {
            QTest::newRow(qPrintable(modes().at(mode).name)) << mode;
        }
    }
    QStringList look(const QString &screen, int mode)
    {
        World &world = m_shared->world;
        world.settle();
        const QString name = screen + u'-' + modes().at(mode).name;
        QStringList faults;
        if (!world.grab().save(u"%1/%2.png"_s.arg(pictures(), name))) {
            faults += name + u": no picture"_s;
        }
        for (const QString &fault :
             layoutFaults(*world.window, world.words()) + namelessItems(*world.window)) {
            faults += name + u": "_s + fault;
            qWarning("%s", qPrintable(faults.last()));
        }
        return faults;
    }
    static QString pictures()
    {
        return qEnvironmentVariable("ENDPAPER_LOOK_DIR", QStringLiteral(ENDPAPER_LOOK_PICTURES));
    }

    std::unique_ptr<SharedWorld> m_shared;
};

QTEST_MAIN(TestLookSharing)

#include "tst_looksharing.moc"
