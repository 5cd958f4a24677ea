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
    Instant at = isUrgent ? happened : domain::firstAfter(happened, setting.digestMinute, zone);
    if (setting.pausedUntil && *setting.pausedUntil > now) {
        at = std::max(at, *setting.pausedUntil);
    }
    if (isUrgent) {
        const Instant earliest = std::max(at, now);
        const Instant end = domain::quietEnd(quietHoursOf(setting), zone, earliest);
        at = end > earliest ? end : at;
    }
    return at;
}

} // namespace endpaper::server
