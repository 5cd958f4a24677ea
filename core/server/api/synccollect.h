// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"

namespace endpaper::server {

// How long deleted things and history are kept (sync.md §6).
struct CollectRules
{
    std::chrono::milliseconds trashKept = std::chrono::days(90); // with fields; losers, notices too
    std::chrono::milliseconds tombstoneKept = std::chrono::days(180); // at least
    std::chrono::milliseconds deviceExpiresAfter = std::chrono::days(180); // unseen
    qint64 rowsAtOnce = 500; // of one transaction

    // Of a space's log: what is younger, and the newest, stay in any case.
    std::chrono::milliseconds historyKept = std::chrono::days(180);
    qint64 historyEntriesKept = 4096;
    // How long a device may listen to the live socket without greeting anew.
    std::chrono::milliseconds contactLasts = std::chrono::days(30);
};

// One slice of tidying up, in the writer's transaction: devices expire; what lay in the Trash long
// enough loses its fields, a list its wishes and a wish its tags with it; tombstones that every
// device has seen are removed, which raises `floor`; entries of the log that nobody can stand at
// go. True if there is more to do at once. Does nothing (Unavailable) while the clock is wrong.
[[nodiscard]] Expected<bool> collectOldRows(Context &context, const CollectRules &rules = {});

} // namespace endpaper::server
