// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <QDate>
#include <QTimeZone>

#include <optional>

// Minutes of a reader's own day, and the instants that they stand for. Pure; any thread.
namespace endpaper::domain {

// From 22:00 until 7:00 spans the night; from = until is no quiet at all.
struct QuietHours
{
    int from = 0; // minute of the day, 0 to 1439
    int until = 0;

    friend bool operator==(const QuietHours &, const QuietHours &) = default;
};

[[nodiscard]] QDate dayOf(Instant instant, const QTimeZone &zone);
// That minute of that day; where the clocks skip it, as much later as they skip.
[[nodiscard]] Instant momentOf(QDate day, int minute, const QTimeZone &zone);
// The first time that the clock shows this minute, not before `instant`.
[[nodiscard]] Instant firstAfter(Instant instant, int minute, const QTimeZone &zone);

[[nodiscard]] bool isQuiet(const QuietHours &hours, const QTimeZone &zone, Instant now);
// The end of the quiet hours that `now` lies in; `now` itself where it is not quiet.
[[nodiscard]] Instant quietEnd(const std::optional<QuietHours> &hours, const QTimeZone &zone,
                               Instant now);

} // namespace endpaper::domain
