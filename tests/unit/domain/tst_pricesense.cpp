// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/pricesense.h"

#include <QTest>

#include <rapidcheck.h>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace endpaper;
using namespace endpaper::domain;
using Verdict = PriceSense::Verdict;

static const QDate today(2026, 11, 21);
static const QDate from = today.addDays(-365);

static Lifeline line(int daysAgo, int daysLong, qint64 minor, Condition condition = Condition::Good)
{
    return {.copy = Uuid::create(),
            .source = u"booklooker"_s,
            .condition = condition,
            .steps = {{today.addDays(-daysAgo), minor}},
            .lastSeen = today.addDays(daysLong - daysAgo)};
}

// Five copies from 7 to 9 euros over sixty days up to yesterday.
static std::vector<Lifeline> usualYear()
{
    return {line(60, 14, 700), line(46, 14, 900), line(32, 14, 800), line(18, 14, 750),
            line(10, 9, 850)};
}

namespace rc {
template <> struct Arbitrary<Lifeline>
{
    static Gen<Lifeline> arbitrary()
    {
        return gen::exec([] {
            Lifeline life;
            QDate day = today.addDays(-*gen::inRange(0, 120));
            for (int steps = *gen::inRange(1, 5); steps > 0; --steps) {
                life.steps.push_back({day, *gen::inRange<qint64>(0, 3000)});
                day = day.addDays(*gen::inRange(1, 20));
            }
            life.lastSeen = day;
            life.condition = *gen::element(Condition::Unknown, Condition::Fair, Condition::Good);
            life.mayModel = *gen::inRange(0, 4) > 0;
            life.source = *gen::element(u"a"_s, u"b"_s);
            return life;
        });
    }
};
} // namespace rc

class TestPriceSense : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCopyCountsFromItsFirstDayToItsLast();
    void theCheapestAcceptableCountsEachDay();
    void whatMayNotBeModelledIsLeftOutAndNamed();
    void usuallyIsSaidFromEnoughDaysAndCopies_data();
    void usuallyIsSaidFromEnoughDaysAndCopies();
    void todayIsHeldAgainstWhatWasUsual_data();
    void todayIsHeldAgainstWhatWasUsual();
    void lowestSinceNamesTheDay();
    void oddDaysAreSurvived();
    void lowsAreTrueOfEveryDay();
    void senseDoesNotDependOnTheOrder();
};

void TestPriceSense::aCopyCountsFromItsFirstDayToItsLast()
{
    const std::vector lines{line(5, 2, 700)};
    const auto lows = cheapestPerDay(lines, Condition::Unknown, from, today);
    QCOMPARE(lows.size(), size_t(3));
    QCOMPARE(lows.front(), (DayLow{today.addDays(-5), 700, 0}));
    QCOMPARE(lows.back().day, today.addDays(-3));
    Lifeline falling = line(5, 5, 900);
    falling.steps.push_back({today.addDays(-2), 600});
    const auto steps = cheapestPerDay(std::vector{falling}, Condition::Unknown, from, today);
    QCOMPARE(steps.size(), size_t(6));
    QCOMPARE(steps.at(2).minor, 900);
    QCOMPARE(steps.at(3).minor, 600);
}

void TestPriceSense::theCheapestAcceptableCountsEachDay()
{
    const std::vector lines{line(9, 9, 700), line(5, 2, 500, Condition::Fair),
                            line(5, 2, 400, Condition::Unknown)};
    const auto any = cheapestPerDay(lines, Condition::Unknown, from, today);
    QCOMPARE(any.at(4), (DayLow{today.addDays(-5), 400, 2}));
    const auto fair = cheapestPerDay(lines, Condition::Fair, from, today);
    QCOMPARE(fair.at(4).minor, 500);
    const auto good = cheapestPerDay(lines, Condition::Good, from, today);
    QVERIFY(std::ranges::all_of(good, [](const DayLow &low) { return low.minor == 700; }));
    QVERIFY(cheapestPerDay(lines, Condition::New, from, today).empty());
}

void TestPriceSense::whatMayNotBeModelledIsLeftOutAndNamed()
{
    auto lines = usualYear();
    Lifeline ebay = line(60, 60, 100);
    ebay.source = u"ebay"_s;
    ebay.mayModel = false;
    lines.push_back(ebay);
    lines.push_back(ebay);
    const PriceSense sense = priceSense(lines, Condition::Unknown, from, today);
    QCOMPARE(sense.leftOut, QStringList{u"ebay"_s});
    QCOMPARE(sense.copies, 5);
    QVERIFY(*sense.usualLow >= 700);
    QVERIFY(!sense.now);
    const PriceSense only = priceSense(std::vector{ebay}, Condition::Unknown, from, today);
    QCOMPARE(only.verdict, Verdict::Nothing);
    QCOMPARE(only.leftOut, QStringList{u"ebay"_s});
}

void TestPriceSense::usuallyIsSaidFromEnoughDaysAndCopies_data()
{
    QTest::addColumn<int>("days"); // before today
    QTest::addColumn<int>("copies");
    QTest::addColumn<bool>("isSaid");
    QTest::newRow("at both limits") << usualDaysMin << usualCopiesMin << true;
    QTest::newRow("above") << usualDaysMin + 1 << usualCopiesMin + 1 << true;
    QTest::newRow("a day too few") << usualDaysMin - 1 << usualCopiesMin << false;
    QTest::newRow("a copy too few") << usualDaysMin << usualCopiesMin - 1 << false;
}

void TestPriceSense::usuallyIsSaidFromEnoughDaysAndCopies()
{
    QFETCH(int, days);
    QFETCH(int, copies);
    QFETCH(bool, isSaid);
    std::vector<Lifeline> lines;
    for (int i = 0; i < copies; ++i) {
        lines.push_back(line(days, days, 700 + i));
    }
    const PriceSense sense = priceSense(lines, Condition::Unknown, from, today);
    QCOMPARE(sense.verdict != Verdict::TooFew, isSaid);
    QCOMPARE(sense.usualLow.has_value(), isSaid);
    QCOMPARE(sense.copies, copies);
    QCOMPARE(sense.days, days + 1);
    QCOMPARE(*sense.now, 700); // said all the same
}

void TestPriceSense::todayIsHeldAgainstWhatWasUsual_data()
{
    QTest::addColumn<qint64>("now"); // -1: none
    QTest::addColumn<Verdict>("verdict");
    QTest::newRow("none today") << qint64(-1) << Verdict::Gone;
    QTest::newRow("cheaper") << qint64(640) << Verdict::Low;
    QTest::newRow("at the lower end") << qint64(750) << Verdict::Usual;
    QTest::newRow("in between") << qint64(800) << Verdict::Usual;
    QTest::newRow("dearer") << qint64(1200) << Verdict::High;
    QTest::newRow("free") << qint64(0) << Verdict::Low;
}

void TestPriceSense::todayIsHeldAgainstWhatWasUsual()
{
    QFETCH(qint64, now);
    QFETCH(Verdict, verdict);
    auto lines = usualYear();
    if (now >= 0) {
        lines.push_back(line(0, 0, now));
    }
    const PriceSense sense = priceSense(lines, Condition::Unknown, from, today);
    QCOMPARE(sense.verdict, verdict);
    QCOMPARE(*sense.usualLow, 700);
    QCOMPARE(*sense.usualHigh, 850);
}

void TestPriceSense::lowestSinceNamesTheDay()
{
    auto lines = usualYear();
    lines.push_back(line(200, 0, 630)); // one day, long ago
    lines.push_back(line(0, 0, 640));
    const PriceSense since = priceSense(lines, Condition::Unknown, from, today);
    QCOMPARE(since.verdict, Verdict::Low);
    QCOMPARE(*since.lowestSince, today.addDays(-200));
    QVERIFY(!since.isLowestEver);
    lines.back().steps.front().minor = 620;
    const PriceSense ever = priceSense(lines, Condition::Unknown, from, today);
    QVERIFY(ever.isLowestEver);
    QVERIFY(!ever.lowestSince);
    QCOMPARE(ever.firstDay, today.addDays(-200));
}

void TestPriceSense::oddDaysAreSurvived()
{
    Lifeline empty = line(3, 3, 5);
    empty.steps.clear();
    Lifeline backwards = line(1, -5, 5);
    Lifeline ages = line(0, 0, 5);
    ages.steps.front().from = QDate(1899, 1, 1);
    ages.lastSeen = QDate(9999, 12, 31);
    const std::vector lines{empty, backwards, ages};
    const auto lows =
        cheapestPerDay(lines, Condition::Unknown, QDate(1899, 1, 1), QDate(9999, 1, 1));
    QVERIFY(lows.size() < 8000);
    QVERIFY(cheapestPerDay(lines, Condition::Unknown, today, from).empty());
    QVERIFY(cheapestPerDay(lines, Condition::Unknown, {}, today).empty());
    QCOMPARE(priceSense({}, Condition::Unknown, from, today), PriceSense());
}

void TestPriceSense::lowsAreTrueOfEveryDay()
{
    QVERIFY(rc::check(
        "each day's low is some copy's price, and none was cheaper",
        [](const std::vector<Lifeline> &lines) {
            QDate last;
            for (const DayLow &low : cheapestPerDay(lines, Condition::Fair, from, today)) {
                RC_ASSERT(!last.isValid() || low.day > last);
                last = low.day;
                RC_ASSERT(lines.at(low.line).mayModel);
                for (const Lifeline &one : lines) {
                    const auto after = std::ranges::find_if(
                        one.steps, [&](const PriceStep &step) { return step.from > low.day; });
                    const bool isAlive = after != one.steps.begin() && one.lastSeen >= low.day
                        && one.mayModel && one.condition >= Condition::Fair;
                    RC_ASSERT(!isAlive || std::prev(after)->minor >= low.minor);
                }
            }
        }));
}

void TestPriceSense::senseDoesNotDependOnTheOrder()
{
    QVERIFY(rc::check("the same of the same copies in any order", [](std::vector<Lifeline> lines) {
        PriceSense sense = priceSense(lines, Condition::Unknown, from, today);
        std::ranges::reverse(lines);
        PriceSense again = priceSense(lines, Condition::Unknown, from, today);
        sense.leftOut.sort();
        again.leftOut.sort();
        RC_ASSERT(sense == again);
        RC_ASSERT(!sense.usualLow || *sense.usualLow <= *sense.usualHigh);
        RC_ASSERT(!sense.lowestSince || *sense.lowestSince < today);
    }));
}

QTEST_GUILESS_MAIN(TestPriceSense)
#include "tst_pricesense.moc"
