// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"

#include <QString>

#include <functional>
#include <vector>

namespace endpaper::bench {

// One promised figure. `ratio` is value / floor (or floor / value where more is better), so that
// smaller is better throughout and `ratioMax` is what was promised.
struct Figure
{
    QString name = {};
    QString what = {}; // with its unit
    double value = 0;
    double floor = 0; // 0: nothing was measured beside it
    QString floorWhat = {};
    double ratio = 0;
    double ratioMax = 0; // 0: no ratio was promised, the value itself is the figure
    double valueMax = 0; // 0: no absolute figure was promised
};

using Figures = std::vector<Figure>;

struct Bench
{
    QString name;
    std::function<Expected<Figures>()> run;
};

[[nodiscard]] double median(std::vector<double> values);
// The folder of this program, where endpaper and endpaperd lie too.
[[nodiscard]] QString binFolder();

[[nodiscard]] Bench httpBench();
[[nodiscard]] Bench syncBench();
[[nodiscard]] Bench liveEditBench();
[[nodiscard]] Bench pullMemoryBench();
[[nodiscard]] Bench startBench();
[[nodiscard]] Bench guiBench();
[[nodiscard]] Bench manyImportBench();
[[nodiscard]] Bench screenBench();
[[nodiscard]] Bench firstRowBench();
[[nodiscard]] Bench catalogueBench();
[[nodiscard]] Bench copiesWarmBench();
[[nodiscard]] Bench copiesMillionBench();
[[nodiscard]] Bench searchColdBench();
[[nodiscard]] Bench searchSoakBench();
[[nodiscard]] Bench pushRateBench();
[[nodiscard]] Bench pushLengthBench();
[[nodiscard]] Bench liveBench();
[[nodiscard]] Bench sameCopyBench();

} // namespace endpaper::bench
