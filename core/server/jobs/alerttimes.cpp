// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/jobs/alerttimes.h"

#include <QDateTime>

namespace endpaper::server {

namespace {

QDateTime localTime(Instant instant, const QTimeZone &zone)
{
    return QDateTime::fromMSecsSinceEpoch(toEpochMs(instant), zone);
}

int minuteOf(const QDateTime &time) { return time.time().hour() * 60 + time.time().minute(); }

// That minute of that day; where the clocks skip it, the first moment after.
Instant momentOf(QDate day, int minute, const QTimeZone &zone)
{
    const QDateTime moment(day, QTime(minute / 60, minute % 60), zone);
    return fromEpochMs(moment.toMSecsSinceEpoch());
}

Instant firstAfter(Instant instant, int minute, const QTimeZone &zone)
{
    const QDate day = localTime(instant, zone).date();
    const Instant today = momentOf(day, minute, zone);
    return today >= instant ? today : momentOf(day.addDays(1), minute, zone);
}

} // namespace

bool isQuiet(const store::AlertSetting &setting, const QTimeZone &zone, Instant now)
{
    if (!setting.quietFrom || !setting.quietUntil || *setting.quietFrom == *setting.quietUntil) {
        return false;
    }
    const int minute = minuteOf(localTime(now, zone));
    const bool isOverMidnight = *setting.quietFrom > *setting.quietUntil;
    const bool isAfterStart = minute >= *setting.quietFrom;
    const bool isBeforeEnd = minute < *setting.quietUntil;
    return isOverMidnight ? isAfterStart || isBeforeEnd : isAfterStart && isBeforeEnd;
}

Instant tellAt(const store::AlertSetting &setting, const QTimeZone &zone, Instant happened,
               bool isUrgent, Instant now)
{
    Instant at = isUrgent ? happened : firstAfter(happened, setting.digestMinute, zone);
    if (setting.pausedUntil && *setting.pausedUntil > now) {
        at = std::max(at, *setting.pausedUntil);
    }
    if (isUrgent && isQuiet(setting, zone, std::max(at, now))) {
        at = firstAfter(std::max(at, now), *setting.quietUntil, zone);
    }
    return at;
}

} // namespace endpaper::server
