// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"

#include <QDateTime>
#include <QTimeZone>

namespace endpaper {

Instant SystemClock::now() const
{
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

const SystemClock &SystemClock::instance()
{
    static const SystemClock clock;
    return clock;
}

QString toRfc3339(Instant instant)
{
    return QDateTime::fromMSecsSinceEpoch(toEpochMs(instant), Qt::UTC).toString(Qt::ISODateWithMs);
}

Expected<Instant> parseRfc3339(QStringView text)
{
    const QDateTime parsed = QDateTime::fromString(text.toString(), Qt::ISODateWithMs);
    // A time without an offset would be read as local time, and a local time is never kept.
    if (!parsed.isValid() || parsed.timeSpec() == Qt::LocalTime || !text.contains(u'T')) {
        return fail(ErrorKind::Invalid, QStringLiteral("not an RFC 3339 time"));
    }
    return fromEpochMs(parsed.toMSecsSinceEpoch());
}

} // namespace endpaper
