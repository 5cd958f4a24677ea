// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>

namespace endpaper::domain {

// A series is shown with at most this many volumes that are missing: "volume 500" is no gap of 499.
inline constexpr int missingVolumesMax = 12;

// The whole numbers from 1 to the highest volume at hand that none of these is: {"1", "2.5", "4"}
// lacks 2 and 3. "1-3" stands for all three. Numbers that are none do not count; the first
// missingVolumesMax.
[[nodiscard]] QList<int> missingVolumes(const QStringList &volumes);

} // namespace endpaper::domain
