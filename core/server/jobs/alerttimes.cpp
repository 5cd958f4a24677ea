// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/jobs/alerttimes.h"

namespace endpaper::server {

std::optional<domain::QuietHours> quietHoursOf(const store::AlertSetting &setting)
{
    return setting.quietFrom && setting.quietUntil
        ? std::optional(domain::QuietHours{*setting.quietFrom, *setting.quietUntil})
        : std::nullopt;
}

Instant tellAt(const store::AlertSetting &setting, const QTimeZone &zone, Instant happened,
               bool isUrgent, Instant now)
{
    // What came during a pause is as if it came at its end: a digest has its hour then too.
    const Instant from = setting.pausedUntil ? std::max(happened, *setting.pausedUntil) : happened;
    const Instant at = isUrgent ? from : domain::firstAfter(from, setting.digestMinute, zone);
    const Instant earliest = std::max(at, now);
    const Instant end = domain::quietEnd(quietHoursOf(setting), zone, earliest);
    return end > earliest ? end : at;
}

} // namespace endpaper::server
