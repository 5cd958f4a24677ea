// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/daytime.h"
#include "domain/money.h"

namespace endpaper::domain {

// Something of the post that is put off: until a moment, or until the book costs less. One of both.
struct Snooze
{
    std::optional<Instant> until = {};
    std::optional<Money> below = {};

    friend bool operator==(const Snooze &, const Snooze &) = default;
};

// Whether what costs this much (nothing: what has no price) stays away now. A price in another
// currency cannot be compared, and so is no cheaper one.
[[nodiscard]] bool isAsleep(const Snooze &snooze, const std::optional<Money> &total, Instant now);

enum class SnoozeTime { Tomorrow, Weekend };
// Tomorrow, or the first Saturday after today, at the hour of the reader's post.
[[nodiscard]] Instant snoozeEnd(SnoozeTime time, int digestMinute, const QTimeZone &zone,
                                Instant now);

} // namespace endpaper::domain
