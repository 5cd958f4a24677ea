// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/snooze.h"

namespace endpaper::domain {

bool isAsleep(const Snooze &snooze, const std::optional<Money> &total, Instant now)
{
    if (snooze.until) {
        return now < *snooze.until;
    }
    const bool isCheaper = snooze.below && total && total->currency == snooze.below->currency
        && total->minor < snooze.below->minor;
    return snooze.below && !isCheaper;
}

Instant snoozeEnd(SnoozeTime time, int digestMinute, const QTimeZone &zone, Instant now)
{
    QDate day = dayOf(now, zone).addDays(1);
    while (time == SnoozeTime::Weekend && day.dayOfWeek() != Qt::Saturday) {
        day = day.addDays(1);
    }
    return momentOf(day, digestMinute, zone);
}

} // namespace endpaper::domain
