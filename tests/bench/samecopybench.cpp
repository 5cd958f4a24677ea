// SPDX-License-Identifier: GPL-3.0-or-later
// One copy, one row: how often the rule errs on the labelled pairs, and what a long list costs.
#include "bench/bench.h"
#include "domain/samecopy.h"
#include "support/labelledpairs.h"

#include <QElapsedTimer>

using namespace endpaper;
using namespace endpaper::bench;
using namespace Qt::StringLiterals;

static Expected<Figures> run()
{
    const auto pairs =
        labelledPairs(QStringLiteral(ENDPAPER_SOURCE) + u"/tests/data/same-copies.json"_s);
    if (pairs.empty()) {
        return fail(ErrorKind::NotFound, u"tests/data/same-copies.json"_s);
    }
    double hits = 0;
    double wrong = 0;
    double missed = 0;
    std::vector<const domain::Copy *> all;
    for (const LabelledPair &pair : pairs) {
        const bool isSaid = domain::isSameCopy(pair.a, pair.b);
        hits += pair.isSame && isSaid ? 1 : 0;
        wrong += !pair.isSame && isSaid ? 1 : 0;
        missed += pair.isSame && !isSaid ? 1 : 0;
        all.push_back(&pair.a);
        all.push_back(&pair.b);
    }
    constexpr size_t rows = 400; // what the longest results have
    all.resize(std::min(all.size(), rows));
    std::vector<double> times;
    for (int i = 0; i < 9; ++i) {
        QElapsedTimer timer;
        timer.start();
        [[maybe_unused]] const auto groups = domain::sameCopyGroups(all);
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    return Figures{{.name = u"same-copy"_s,
                    .what = u"of the merged pairs are two copies (1 - precision, %1 pairs)"_s.arg(
                        pairs.size()),
                    .value = wrong / (hits + wrong),
                    .valueMax = 0.02},
                   {.name = u"same-copy"_s,
                    .what = u"of the pairs that are one copy are missed (1 - recall)"_s,
                    .value = missed / (hits + missed),
                    .valueMax = 0.15},
                   {.name = u"same-copy"_s,
                    .what = u"ms to fold %1 rows"_s.arg(all.size()),
                    .value = median(times)}};
}

Bench bench::sameCopyBench() { return {u"same-copy"_s, run}; }
