// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace endpaper::server {

class ClockGuard;

// What accounts and devices may keep and do (sync.md §8); part of the daemon's configuration.
// Deletes and edits that shrink are always taken.
struct SyncLimits
{
    // Of all spaces that an account owns.
    qint64 liveRowsMax = 1'000'000;
    qint64 bytesMax = 200'000'000;

    int devicesMax = 32;
    int spacesMax = 64; // that an account owns or is a member of
    int membersMax = 100; // of a shared list

    // A session's pushes: so many a second after a burst of so many.
    int pushesPerSecond = 20;
    int pushBurst = 200;

    // Watches the computer's clock while the daemon runs; null: nobody does.
    const ClockGuard *clockGuard = nullptr;
};

} // namespace endpaper::server
