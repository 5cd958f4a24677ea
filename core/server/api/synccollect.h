// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"

namespace endpaper::server {

// How long deleted things are kept (sync.md §6).
struct CollectRules
{
    std::chrono::milliseconds trashKept = std::chrono::days(90); // with fields; losers, notices too
    std::chrono::milliseconds tombstoneKept = std::chrono::days(180); // at least
    std::chrono::milliseconds deviceExpiresAfter = std::chrono::days(180); // unseen
    qint64 rowsAtOnce = 500; // of one transaction
};

// One slice of tidying up, in the writer's transaction: devices expire; what lay in the Trash long
// enough loses its fields, a list its wishes and a wish its tags with it; tombstones that every
// device has seen are removed, which raises `floor`. True if there is more to do at once. Does
// nothing (Unavailable) while the clock is wrong.
[[nodiscard]] Expected<bool> collectOldRows(Context &context, const CollectRules &rules = {});

} // namespace endpaper::server
