// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/cache/outbox.h"
#include "store/cache/repair.h"
#include "store/engine/database.h"
#include "store/engine/diskroom.h"

// What the engine's stages share; the room's own.
namespace endpaper::sync {

// Runs `work(Transaction &)` in a transaction of its own and commits it.
template <typename Work>
auto inTransaction(store::Database &database, Work work)
    -> std::invoke_result_t<Work, store::Transaction &>
{
    TRY_ASSIGN(auto transaction, store::Transaction::begin(database));
    auto result = work(transaction);
    if (!result) {
        return result;
    }
    TRY(transaction.commit());
    return result;
}

// Why what others did is not written here just now.
[[nodiscard]] inline Error noRoom()
{
    return {ErrorKind::Unavailable, QStringLiteral("what is left of the disk is for our own"),
            QString::fromUtf16(store::diskFullField)};
}

// A lease is renewed so many times while it lasts, and looked at as often by who waits for it.
inline constexpr int leaseRenewals = 3;

// What a page changed, and of which spaces the digest says that we hold other rows.
struct Taken
{
    store::Touched touched = {};
    QList<Uuid> differing = {};
};

// The push under way.
struct SentPush
{
    int groups = 0;
    quint64 last = 0; // number
    store::FirstGroup first = {};
};

// A push that was not taken.
struct FailedPush
{
    Error error = {};
    std::optional<qint64> retryAfterMs = {};
};

// The repair under way.
struct Repairing
{
    Uuid space = {};
    quint64 fork = 0;
    QList<int> unlisted = {}; // buckets that differ and whose rows we do not know yet
    store::RepairPlan plan = {};
};

} // namespace endpaper::sync
