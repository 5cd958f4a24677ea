// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/expected.h"
#include "store/vault/rowrepository.h"

#include <vector>

namespace endpaper::store {

// What grows old in the vault (sync.md §6): tombstones, losers, notices, devices.
class TrashRepository
{
public:
    explicit TrashRepository(Transaction &transaction)
        : m_transaction(transaction)
    {
    }

    struct Tombstone
    {
        qint64 space = 0;
        StoredRow row = {};
    };
    // Deleted before `before` and still with their fields, the oldest first.
    [[nodiscard]] Expected<std::vector<Tombstone>> listUnstripped(Instant before, qint64 limit);
    // The row keeps its life and where it went.
    [[nodiscard]] Expected<> strip(qint64 n);
    // Spaces with tombstones that listRemovable() may give.
    [[nodiscard]] Expected<std::vector<qint64>> listSpacesWithRemovable(Instant before);
    // The lowest cursor of the devices that are not expired, of those who are members; nullopt if
    // there is none.
    [[nodiscard]] Expected<std::optional<quint64>> horizonOf(qint64 space);
    // Stripped tombstones of the space deleted before `before` with seq <= horizon, by seq. Not
    // those of derived ids (tags, preferences): they may be added once more by whoever was away,
    // and then it must be known which came later.
    [[nodiscard]] Expected<std::vector<StoredRow>> listRemovable(qint64 space, Instant before,
                                                                 quint64 horizon, qint64 limit);
    [[nodiscard]] Expected<> remove(qint64 n);

    // Devices not seen since `before`, or signed out, expire. Returns how many.
    [[nodiscard]] Expected<qint64> expireDevices(Instant before);
    [[nodiscard]] Expected<> removeLosers(Instant before, qint64 limit);
    [[nodiscard]] Expected<> removeNotices(Instant until, qint64 limit);
    [[nodiscard]] Expected<> removeInvites(Instant until);

private:
    Transaction &m_transaction;
};

} // namespace endpaper::store
