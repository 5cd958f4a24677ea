// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"

namespace endpaper::server {

// "tell|<account>": the key of the job of kind "watch" that tells an account what has waited.
[[nodiscard]] QString tellKey(const Uuid &account);
// Nil if it is no such key.
[[nodiscard]] Uuid accountOfTellKey(const QString &key);
// What waits may be due earlier now: it is looked at anew. Needs the Write lane.
[[nodiscard]] Expected<> tellAnew(Context &context, const Uuid &account);

} // namespace endpaper::server
