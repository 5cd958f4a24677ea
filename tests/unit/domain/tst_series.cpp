// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/series.h"

#include <QTest>

using namespace Qt::StringLiterals;
using endpaper::domain::missingVolumes;
using endpaper::domain::missingVolumesMax;

class TestSeries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void gapsAreFoundUpToTheHighestVolume()
    {
        QCOMPARE(missingVolumes({u"1"_s, u"4"_s}), QList<int>({2, 3}));
        QCOMPARE(missingVolumes({u"3"_s}), QList<int>({1, 2}));
        QCOMPARE(missingVolumes({u"2"_s, u"1"_s}), QList<int>());
    }
    void aRangeStandsForAllOfIt() { QCOMPARE(missingVolumes({u"1-3"_s, u"5"_s}), QList<int>({4})); }
    void whatIsNoWholeNumberDoesNotCount()
    {
        QCOMPARE(
            missingVolumes({u"1"_s, u"1.5"_s, u"x"_s, {}, u"0"_s, u"-3"_s, u"3-1"_s, u"1-2-3"_s}),
            QList<int>());
        QCOMPARE(missingVolumes({u"1000"_s}), QList<int>());
    }
    void noMoreThanTheMost()
    {
        QCOMPARE(missingVolumes({QString::number(missingVolumesMax + 1)}).size(),
                 missingVolumesMax);
        QCOMPARE(missingVolumes({QString::number(missingVolumesMax)}).size(),
                 missingVolumesMax - 1);
        QCOMPARE(missingVolumes({QString::number(missingVolumesMax + 2)}).size(),
                 missingVolumesMax);
    }
    void nothingLacksNothing() { QCOMPARE(missingVolumes({}), QList<int>()); }
};

QTEST_GUILESS_MAIN(TestSeries)

#include "tst_series.moc"
