// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/daytime.h"
#include "store/vault/alertrepository.h"

namespace endpaper::server {

[[nodiscard]] std::optional<domain::QuietHours> quietHoursOf(const store::AlertSetting &setting);
// When an alert of then may be told, at the earliest: at once or with the next digest after it (and
// after a pause), never in quiet hours. May lie in the past, then it is due.
[[nodiscard]] Instant tellAt(const store::AlertSetting &setting, const QTimeZone &zone,
                             Instant happened, bool isUrgent, Instant now);

} // namespace endpaper::server
