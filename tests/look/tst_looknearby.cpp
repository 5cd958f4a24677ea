// SPDX-License-Identifier: GPL-3.0-or-later
#include "look/lookchecks.h"
#include "look/lookscreens.h"
#include "look/lookworld.h"

#include <QAccessible>
#include <QDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace endpaper;
using namespace endpaper::look;
using namespace endpaper::viewmodel;

// What is nearby once an area was chosen, at a daemon of one's own: bookshops and bookcases, in
// every size, theme, language and direction, and by keys alone.
class TestLookNearby : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(QDir().mkpath(pictures()));
        QAccessible::setActive(true);
        m_world = std::make_unique<World>(World::Books::Sample);
        QVERIFY(m_world->window);
        m_world->services().nearby.setArea({52.53, 13.40}, domain::CellSize::Km3, u"Berlin"_s);
        QVERIFY(m_world->seedShops(
            domain::roundToCell(domain::GeoPoint{52.53, 13.40}, domain::CellSize::Km3)));
    }

    void bookshopsStandInTheirOwnGroup_data()
    {
        QTest::addColumn<int>("mode");
        for (int mode = 0; mode < modes().size(); ++mode) {
            QTest::newRow(qPrintable(modes().at(mode).name)) << mode;
        }
    }
    void bookshopsStandInTheirOwnGroup()
    {
        QFETCH(const int, mode);
        m_world->apply(modes().at(mode));
        m_world->reset();
        m_world->run(u"go.nearby"_s);
        m_world->settle();
        QStringList faults = look(u"nearby-here"_s, mode);
        QVERIFY(m_world->click(u"nearby-shops"_s));
        QTRY_COMPARE(shops().count(), 3);
        QTRY_VERIFY(m_world->find(u"bookshop-delegate-0"_s));
        m_world->settle();
        faults += look(u"nearby-shops"_s, mode);
        for (const QString &fault : std::as_const(faults)) {
            qWarning("%s", qPrintable(fault));
        }
        QCOMPARE(faults.size(), 0);
        QVERIFY(shops().sourceLine().startsWith(u"© OpenStreetMap contributors"_s));
    }

    void keysAloneReachThem()
    {
        m_world->apply(modes().constFirst());
        m_world->reset();
        m_world->key(u"Ctrl+3"_s);
        QTRY_VERIFY(m_world->find(u"nearby-shops"_s));
        m_world->find(u"nearby-shops"_s)->forceActiveFocus(Qt::TabFocusReason);
        m_world->key(u"Return"_s);
        QTRY_VERIFY(m_world->find(u"bookshops-list"_s));
        QTRY_VERIFY(m_world->find(u"bookshop-delegate-2"_s));
        QQuickItem *list = m_world->find(u"bookshops-list"_s);
        for (int steps = 0; steps < 30 && !list->hasActiveFocus(); ++steps) {
            m_world->key(u"Tab"_s);
        }
        QVERIFY(list->hasActiveFocus());
        m_world->key(u"Down"_s);
        QCOMPARE(list->property("currentIndex").toInt(), 1);
    }

    void theWindowMadeNoWarning() { QCOMPARE(m_world->warnings, QStringList()); }

    void cleanupTestCase() { m_world.reset(); }

private:
    [[nodiscard]] BookshopsModel &shops() { return *m_world->session->nearby()->bookshops(); }
    static QString pictures()
    {
        return qEnvironmentVariable("ENDPAPER_LOOK_DIR", QStringLiteral(ENDPAPER_LOOK_PICTURES));
    }
    QStringList look(const QString &screen, int mode)
    {
        const QString name = screen + u'-' + modes().at(mode).name;
        (void)m_world->grab().save(u"%1/%2.png"_s.arg(pictures(), name));
        QStringList faults;
        for (const QString &fault :
             layoutFaults(*m_world->window, m_world->words()) + namelessItems(*m_world->window)) {
            faults += name + u": "_s + fault;
        }
        return faults;
    }

    std::unique_ptr<World> m_world;
};

QTEST_MAIN(TestLookNearby)

#include "tst_looknearby.moc"
