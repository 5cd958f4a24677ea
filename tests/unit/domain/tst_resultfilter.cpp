// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/resultfilter.h"

#include <QTest>

#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using namespace endpaper;
using namespace endpaper::domain;

static PricedCopy priced(qint64 price, std::optional<qint64> postage, Condition condition,
                         const QString &words = {})
{
    PricedCopy row;
    row.copy.source = u"booklooker"_s;
    row.copy.title = u"Ein Titel"_s;
    row.copy.condition = condition;
    row.copy.sellerWords = words;
    row.copy.flags = findRedFlags(words);
    row.copy.fromCountry = u"DE"_s;
    row.copy.price = {price, Currency::eur()};
    if (postage) {
        row.copy.postage = Money{*postage, Currency::eur()};
    }
    row.totals = totalsOf(row.copy, {});
    return row;
}

class TestResultFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutFiltersAllStay();
    void eachFilterSaysWhatItRemoved_data();
    void eachFilterSaysWhatItRemoved();
    void whatTwoRemoveIsNeithersAlone();
    void countsAddUp();
};

static std::vector<PricedCopy> shelf()
{
    std::vector<PricedCopy> rows{priced(300, 200, Condition::Good, u"gut, Bibliotheksexemplar"_s),
                                 priced(500, 0, Condition::Fair, u"Leseexemplar, gelesen"_s),
                                 priced(450, {}, Condition::Unknown, u"Name auf Vorsatz"_s),
                                 priced(900, 200, Condition::Fine, u"wie neu"_s)};
    rows[1].copy.source = u"ebay"_s;
    rows[1].copy.fromCountry = u"AT"_s;
    rows[2].copy.fromCountry.clear();
    return rows;
}

static Filtered filtered(const std::vector<PricedCopy> &rows, const ResultFilters &filters,
                         const QHash<int, QStringList> &marks = {})
{
    std::vector<FilteredRow> list;
    for (size_t i = 0; i < rows.size(); ++i) {
        list.push_back({&rows[i], marks.value(int(i))});
    }
    return applyFilters(list, filters, {});
}

void TestResultFilter::withoutFiltersAllStay()
{
    const Filtered result = filtered(shelf(), {});
    QCOMPARE(result.kept, (std::vector<size_t>{0, 1, 2, 3}));
    QVERIFY(result.counts.empty());
}

void TestResultFilter::eachFilterSaysWhatItRemoved_data()
{
    QTest::addColumn<ResultFilters>("filters");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QList<int>>("kept");
    const auto row = [](const char *label, const ResultFilters &filters, const QString &name,
                        const QList<int> &kept) {
        QTest::newRow(label) << filters << name << kept;
    };
    row("condition", {.least = Condition::Good}, u"condition"_s, {0, 2, 3});
    row("condition that is said", {.least = Condition::Good, .keepsUnknownCondition = false},
        u"condition"_s, {0, 3});
    row("total", {.totalMax = Money{500, Currency::eur()}}, u"total"_s, {0, 1, 2});
    row("total that is known",
        {.totalMax = Money{500, Currency::eur()}, .keepsUnknownTotal = false}, u"total"_s, {0, 1});
    row("flags", {.without = RedFlag::ExLibrary}, u"flags"_s, {1, 2, 3});
    row("words", {.words = {u"Vorsatz"_s}}, u"words"_s, {2});
    row("not words", {.notWords = {u"gelesen"_s}}, u"not_words"_s, {0, 2, 3});
    row("country", {.fromCountries = {u"DE"_s}}, u"country"_s, {0, 2, 3});
    row("source", {.notSources = {u"ebay"_s}}, u"source"_s, {0, 2, 3});
    row("mark", {.notMarks = {u"auction"_s}}, u"mark"_s, {0, 1, 2});
}

void TestResultFilter::eachFilterSaysWhatItRemoved()
{
    QFETCH(ResultFilters, filters);
    QFETCH(QString, name);
    QFETCH(QList<int>, kept);
    const Filtered result = filtered(shelf(), filters, {{3, {u"auction"_s}}});
    QCOMPARE(std::vector<size_t>(kept.begin(), kept.end()), result.kept);
    QCOMPARE(result.counts.size(), size_t(1));
    QCOMPARE(resultFilterName(result.counts.front().filter), name);
    QCOMPARE(result.counts.front().removed, int(4 - kept.size()));
    QCOMPARE(result.counts.front().onlyByThis, int(4 - kept.size()));
}

void TestResultFilter::whatTwoRemoveIsNeithersAlone()
{
    const Filtered result =
        filtered(shelf(), {.least = Condition::Good, .notSources = {u"ebay"_s, u"x"_s}});
    QCOMPARE(result.counts.size(), size_t(2));
    QCOMPARE(result.counts.at(0), (FilterCount{ResultFilter::Condition, 1, 0}));
    QCOMPARE(result.counts.at(1), (FilterCount{ResultFilter::Source, 1, 0}));
}

void TestResultFilter::countsAddUp()
{
    QVERIFY(rc::check("what is removed and what is kept are all", [] {
        std::vector<PricedCopy> rows;
        for (int n = *rc::gen::inRange(0, 20); n > 0; --n) {
            rows.push_back(priced(*rc::gen::inRange(0, 1000), *rc::gen::inRange(0, 300),
                                  Condition(*rc::gen::inRange(0, 7))));
        }
        const ResultFilters filters{.least = Condition(*rc::gen::inRange(0, 7)),
                                    .totalMax = Money{*rc::gen::inRange(0, 1300), Currency::eur()}};
        const Filtered result = filtered(rows, filters);
        int removedAtMost = 0;
        for (const FilterCount &count : result.counts) {
            RC_ASSERT(count.onlyByThis <= count.removed);
            removedAtMost += count.removed;
        }
        RC_ASSERT(int(rows.size() - result.kept.size()) <= removedAtMost);
        RC_ASSERT(std::ranges::is_sorted(result.kept));
    }));
}

QTEST_GUILESS_MAIN(TestResultFilter)
#include "tst_resultfilter.moc"
