// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace endpaper::server {

class ClockGuard;

// So many at once, and then so many a second.
struct Rate
{
    double perSecond = 0;
    int burst = 0;
};

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
    [[nodiscard]] Rate pushRate() const { return {double(pushesPerSecond), pushBurst}; }

    // A session's looks over all rows of a space (a repair's beginning): so many an hour after a
    // burst of so many. A device with spacesMax of them and liveRowsMax rows, back at a restored
    // server, needs 75 for all; here it may do that twice at once. What is exchanged after that
    // counts as pushes do.
    int repairsPerHour = 60;
    int repairBurst = 150;
    [[nodiscard]] Rate repairRate() const { return {repairsPerHour / 3600.0, repairBurst}; }

    // Watches the computer's clock while the daemon runs; null: nobody does.
    const ClockGuard *clockGuard = nullptr;
};

} // namespace endpaper::server
