// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/target.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace endpaper::domain;

class TestTarget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theUsualPriceLessAPartDownToHalfAUnit()
    {
        QCOMPARE(suggestedTarget({{940, Currency::eur()}}), Money({750, Currency::eur()}));
        QCOMPARE(suggestedTarget({{1000, Currency::eur()}}), Money({850, Currency::eur()}));
        QCOMPARE(suggestedTarget(
                     {{1000, Currency::eur()}, {300, Currency::eur()}, {9900, Currency::eur()}}),
                 Money({850, Currency::eur()}));
    }
    void aCurrencyWithoutCentsIsRoundedToItsUnit()
    {
        const Currency yen = *Currency::parse(u"JPY");
        QCOMPARE(suggestedTarget({{1003, yen}}), Money({852, yen}));
    }
    void whatIsTooLittleOrInAnotherCurrencyIsNoPrice()
    {
        QVERIFY(!suggestedTarget({}).has_value());
        QVERIFY(!suggestedTarget({{40, Currency::eur()}}).has_value());
        QVERIFY(!suggestedTarget({{0, Currency::eur()}}).has_value());
        const Currency yen = *Currency::parse(u"JPY");
        QCOMPARE(suggestedTarget({{1000, Currency::eur()}, {5, yen}}),
                 Money({850, Currency::eur()}));
    }
};

QTEST_GUILESS_MAIN(TestTarget)

#include "tst_target.moc"
