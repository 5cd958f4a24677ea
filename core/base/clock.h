// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"

#include <QString>

#include <chrono>

namespace endpaper {

// An instant in UTC, to the millisecond: the only form in which times are kept or sent.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

// Where all rules and stores get the time from, so that tests own it. Any thread.
class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
};

class SystemClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override;
    // The process's one system clock.
    static const SystemClock &instance();
};

// RFC 3339 in UTC with milliseconds: "2026-11-21T10:15:00.000Z".
[[nodiscard]] QString toRfc3339(Instant instant);
// Accepts any offset and 0-9 digits of a second; Invalid otherwise.
[[nodiscard]] Expected<Instant> parseRfc3339(QStringView text);

[[nodiscard]] inline qint64 toEpochMs(Instant instant) { return instant.time_since_epoch().count(); }
[[nodiscard]] inline Instant fromEpochMs(qint64 ms) { return Instant(std::chrono::milliseconds(ms)); }

} // namespace endpaper
