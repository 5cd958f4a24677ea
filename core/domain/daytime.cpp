// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/daytime.h"

#include <QDateTime>

namespace endpaper::domain {

namespace {

QDateTime localTime(Instant instant, const QTimeZone &zone)
{
    return QDateTime::fromMSecsSinceEpoch(toEpochMs(instant), zone);
}

} // namespace

QDate dayOf(Instant instant, const QTimeZone &zone) { return localTime(instant, zone).date(); }

Instant momentOf(QDate day, int minute, const QTimeZone &zone)
{
    const QDateTime moment(day, QTime(minute / 60, minute % 60), zone);
    return fromEpochMs(moment.toMSecsSinceEpoch());
}

Instant firstAfter(Instant instant, int minute, const QTimeZone &zone)
{
    const QDate day = dayOf(instant, zone);
    const Instant today = momentOf(day, minute, zone);
    return today >= instant ? today : momentOf(day.addDays(1), minute, zone);
}

bool isQuiet(const QuietHours &hours, const QTimeZone &zone, Instant now)
{
    if (hours.from == hours.until) {
        return false;
    }
    const QTime time = localTime(now, zone).time();
    const int minute = time.hour() * 60 + time.minute();
    const bool isOverMidnight = hours.from > hours.until;
    const bool isAfterStart = minute >= hours.from;
    const bool isBeforeEnd = minute < hours.until;
    return isOverMidnight ? isAfterStart || isBeforeEnd : isAfterStart && isBeforeEnd;
}

Instant quietEnd(const std::optional<QuietHours> &hours, const QTimeZone &zone, Instant now)
{
    return hours && isQuiet(*hours, zone, now) ? firstAfter(now, hours->until, zone) : now;
}

} // namespace endpaper::domain
