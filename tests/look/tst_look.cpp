// SPDX-License-Identifier: GPL-3.0-or-later
#include "look/lookchecks.h"
#include "look/lookscreens.h"

#include <QAccessible>
#include <QDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace endpaper::look;

// Every screen in every size, theme, language and direction: nothing is clipped, nothing overlaps,
// and everything that can be reached has a role and a name. Leaves a picture of each.
// ENDPAPER_LOOK_SCREENS ("results,account") looks at some alone.
class TestLook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(QDir().mkpath(pictures()));
        QAccessible::setActive(true);
        m_world = std::make_unique<World>(World::Books::Sample);
        QVERIFY(m_world->window);
        QVERIFY(m_world->session->wishes()->shown() > 100);
    }

    void everyScreenStands_data()
    {
        QTest::addColumn<int>("mode");
        for (int mode = 0; mode < modes().size(); ++mode) {
            QTest::newRow(qPrintable(modes().at(mode).name)) << mode;
        }
    }
    void everyScreenStands()
    {
        QFETCH(const int, mode);
        const QStringList only =
            qEnvironmentVariable("ENDPAPER_LOOK_SCREENS").split(u',', Qt::SkipEmptyParts);
        QStringList faults;
        m_world->apply(modes().at(mode));
        for (const Screen &screen : screens()) {
            if (!only.isEmpty() && !only.contains(QLatin1String(screen.name))) {
                continue;
            }
            m_world->reset();
            const QString name = u"%1-%2"_s.arg(QLatin1String(screen.name), modes().at(mode).name);
            if (!screen.open(*m_world)) {
                continue;
            }
            m_world->settle();
            QVERIFY(m_world->grab().save(u"%1/%2.png"_s.arg(pictures(), name)));
            for (const QString &fault : layoutFaults(*m_world->window, m_world->words())
                     + namelessItems(*m_world->window)) {
                faults += name + u": "_s + fault;
            }
        }
        for (const QString &fault : std::as_const(faults)) {
            qWarning("%s", qPrintable(fault));
        }
        QCOMPARE(faults.size(), 0);
    }

    void theWindowMadeNoWarning() { QCOMPARE(m_world->warnings, QStringList()); }

    void cleanupTestCase() { m_world.reset(); }

private:
    static QString pictures()
    {
        return qEnvironmentVariable("ENDPAPER_LOOK_DIR", QStringLiteral(ENDPAPER_LOOK_PICTURES));
    }

    std::unique_ptr<World> m_world;
};

QTEST_MAIN(TestLook)

#include "tst_look.moc"
