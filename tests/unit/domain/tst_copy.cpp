// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/copy.h"

#include <QTest>

#include <algorithm>
#include <rapidcheck.h>

using namespace endpaper;
using namespace endpaper::domain;
using namespace Qt::StringLiterals;

static Money eur(qint64 cents) { return {cents, Currency::eur()}; }
static Currency usd() { return *Currency::parse(u"USD"); }

static PricedCopy priced(qint64 price, std::optional<qint64> postage,
                         Condition condition = Condition::Good)
{
    Copy copy{.source = u"shop"_s, .condition = condition, .price = eur(price)};
    if (postage) {
        copy.postage = eur(*postage);
    }
    return {copy, totalsOf(copy, {})};
}

class TestCopy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void totalIsKnownOnlyWhenBothAre();
    void totalsAreInTheBuyersCurrency();
    void missingRateIsNoTotal();
    void mostExactPostageRuleWins();
    void unknownPostageNeverBeatsAKnownTotal();
    void unknownPostageIsTheAnswerWhereNothingElseIs();
    void limitsAreKept_data();
    void limitsAreKept();
    void wordsAreWholeAndFolded();
    void flagsCountAsWords();
    void orderDoesNotDependOnTheInput();
    void cheapestIsFirstOfTheAcceptable();
};

void TestCopy::totalIsKnownOnlyWhenBothAre()
{
    QCOMPARE(priced(500, 250).totals, (CopyTotals{eur(750), eur(750), {}}));
    QCOMPARE(priced(500, 0).totals, (CopyTotals{eur(500), eur(500), {}}));
    QCOMPARE(priced(500, {}).totals, (CopyTotals{{}, eur(500), {}}));
}

void TestCopy::totalsAreInTheBuyersCurrency()
{
    RateTable rates;
    QVERIFY(rates.insert(usd(), u"1.25"));
    const Copy copy{.price = {1250, usd()}, .postage = eur(300)};
    const auto totals = totalsOf(copy, {.currency = Currency::eur(), .rates = &rates});
    QCOMPARE(totals.total, eur(1300));
}

void TestCopy::missingRateIsNoTotal()
{
    const Copy foreign{.price = {1250, usd()}, .postage = Money{300, usd()}};
    QCOMPARE(totalsOf(foreign, {}), CopyTotals{});
    const Copy foreignPostage{.price = eur(500), .postage = Money{300, usd()}};
    QCOMPARE(totalsOf(foreignPostage, {}), (CopyTotals{{}, eur(500), {}}));
    // With a limit, what cannot be compared is not acceptable.
    QVERIFY(!isAcceptable({foreign, {}}, {.total = eur(10000)}, {}));
    QVERIFY(isAcceptable({foreign, {}}, {}, {}));
}

void TestCopy::mostExactPostageRuleWins()
{
    const PostageRules rules{
        {.postage = eur(900)},
        {.fromCountry = u"DE"_s, .postage = eur(500)},
        {.source = u"shop"_s, .fromCountry = u"DE"_s, .toCountry = u"AT"_s, .postage = eur(700)},
        {.source = u"other"_s, .postage = eur(1)}};
    Copy copy{.source = u"shop"_s, .price = eur(100), .fromCountry = u"de"_s};
    QCOMPARE(totalsOf(copy, {.country = u"AT"_s, .postage = &rules}).estimate, eur(800));
    QCOMPARE(totalsOf(copy, {.country = u"DE"_s, .postage = &rules}).estimate, eur(600));
    copy.fromCountry = u"FR"_s;
    QCOMPARE(totalsOf(copy, {.country = u"DE"_s, .postage = &rules}).estimate, eur(1000));
    copy.postage = eur(50);
    QCOMPARE(totalsOf(copy, {.postage = &rules}).estimate, std::nullopt);
}

void TestCopy::unknownPostageNeverBeatsAKnownTotal()
{
    const std::vector<PricedCopy> copies{priced(100, {}), priced(900, 300), priced(800, 300)};
    const auto cheapest = cheapestAcceptable(copies, {}, {});
    QCOMPARE(cheapest, (Cheapest{2, true}));
}

void TestCopy::unknownPostageIsTheAnswerWhereNothingElseIs()
{
    const std::vector<PricedCopy> copies{priced(400, {}), priced(300, {})};
    QCOMPARE(cheapestAcceptable(copies, {}, {}), (Cheapest{1, false}));
    QCOMPARE(cheapestAcceptable({}, {}, {}), std::nullopt);
    QCOMPARE(cheapestAcceptable(copies, {.total = eur(200)}, {}), std::nullopt);
}

void TestCopy::limitsAreKept_data()
{
    QTest::addColumn<qint64>("total");
    QTest::addColumn<int>("condition");
    QTest::addColumn<bool>("acceptable");
    QTest::newRow("below") << qint64(999) << int(Condition::Good) << true;
    QTest::newRow("at the limit") << qint64(1000) << int(Condition::Good) << true;
    QTest::newRow("above") << qint64(1001) << int(Condition::Good) << false;
    QTest::newRow("better") << qint64(1000) << int(Condition::New) << true;
    QTest::newRow("worse") << qint64(1000) << int(Condition::Fair) << false;
    QTest::newRow("unknown grade") << qint64(1000) << int(Condition::Unknown) << false;
}

void TestCopy::limitsAreKept()
{
    QFETCH(qint64, total);
    QFETCH(int, condition);
    const Limits limits{.total = eur(1000), .condition = Condition::Good};
    QTEST(isAcceptable(priced(total - 300, 300, Condition(condition)), limits, {}), "acceptable");
}

void TestCopy::wordsAreWholeAndFolded()
{
    PricedCopy copy = priced(1, 1);
    copy.copy.title = u"Gebundene Ausgabe, 1. Auflage"_s;
    QVERIFY(isAcceptable(copy, {.words = {u"gebundene"_s, u"AUSGABE"_s}}, {}));
    QVERIFY(isAcceptable(copy, {.words = {u" "_s}}, {}));
    QVERIFY(!isAcceptable(copy, {.words = {u"gebunden"_s}}, {}));
    QVERIFY(!isAcceptable(copy, {.notWords = {u"1. Auflage"_s}}, {}));
    QVERIFY(isAcceptable(copy, {.notWords = {u"Taschenbuch"_s}}, {}));
}

void TestCopy::flagsCountAsWords()
{
    PricedCopy copy = priced(1, 1);
    copy.copy.flags = RedFlag::ExLibrary;
    QVERIFY(!isAcceptable(copy, {.notWords = {u"ex-library"_s}}, {}));
    QVERIFY(!isAcceptable(copy, {.notWords = {u"ex_library"_s}}, {}));
}

static std::vector<PricedCopy> arbitraryCopies()
{
    std::vector<PricedCopy> copies;
    const int count = *rc::gen::inRange(0, 12);
    for (int i = 0; i < count; ++i) {
        const bool isKnown = *rc::gen::arbitrary<bool>();
        copies.push_back(
            priced(*rc::gen::inRange(0, 5),
                   isKnown ? std::optional<qint64>(*rc::gen::inRange(0, 3)) : std::nullopt,
                   Condition(*rc::gen::inRange(0, 7))));
        copies.back().copy.id = Uuid::create();
    }
    return copies;
}

void TestCopy::orderDoesNotDependOnTheInput()
{
    QVERIFY(rc::check([] {
        std::vector<PricedCopy> copies = arbitraryCopies();
        std::vector<PricedCopy> turned(copies.rbegin(), copies.rend());
        sortForResults(copies);
        sortForResults(turned);
        RC_ASSERT(copies == turned);
    }));
}

void TestCopy::cheapestIsFirstOfTheAcceptable()
{
    QVERIFY(rc::check([] {
        std::vector<PricedCopy> copies = arbitraryCopies();
        sortForResults(copies);
        const Limits limits{.total = eur(*rc::gen::inRange(0, 8)),
                            .condition = Condition(*rc::gen::inRange(0, 7))};
        const auto first = std::find_if(copies.begin(), copies.end(), [&](const PricedCopy &copy) {
            return isAcceptable(copy, limits, {});
        });
        const auto cheapest = cheapestAcceptable(copies, limits, {});
        RC_ASSERT(cheapest.has_value() == (first != copies.end()));
        if (cheapest) {
            RC_ASSERT(cheapest->index == size_t(first - copies.begin()));
            RC_ASSERT(cheapest->isTotalKnown == first->totals.total.has_value());
        }
    }));
}

QTEST_GUILESS_MAIN(TestCopy)
#include "tst_copy.moc"
