// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/vault/alertrepository.h"

#include <QTimeZone>

namespace endpaper::server {

inline constexpr int minutesOfDay = 24 * 60;

// Is this moment in the reader's quiet hours? From 22:00 until 7:00 spans the night; from = until
// is no quiet at all.
[[nodiscard]] bool isQuiet(const store::AlertSetting &setting, const QTimeZone &zone, Instant now);
// When an alert of then may be told, at the earliest: at once or with the next digest after it, not
// while paused, urgent ones not in quiet hours. May lie in the past, then it is due.
[[nodiscard]] Instant tellAt(const store::AlertSetting &setting, const QTimeZone &zone,
                             Instant happened, bool isUrgent, Instant now);

} // namespace endpaper::server
