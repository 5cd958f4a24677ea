// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/repair.h"
#include "store/cache/touched.h"
#include "store/engine/database.h"

// Joining two histories of a space (sync.md §4, §7): after the server came back from a backup,
// after this file was cloned, or when digests do not agree. The order is beginRepair(),
// repairRequest() and its answer into planRepair(), exchanges until the plan is empty,
// finishRepair(). All that is told is told from the rows as they are, so a repair that was
// interrupted begins again and does no harm. What counts is what was confirmed: unsent edits stay
// in the outbox. Store thread.
namespace endpaper::store {

// `fork`: the last common seq as far as we were told. Until finishRepair() the space is not pulled.
[[nodiscard]] Expected<> beginRepair(Transaction &transaction, const Uuid &space, quint64 fork);
// The first question, with our marks and buckets.
[[nodiscard]] Expected<protocol::RepairRequest> repairRequest(Transaction &transaction,
                                                              const Uuid &space);

// What is left to exchange.
struct RepairPlan
{
    QList<protocol::RowName> send = {};
    QList<protocol::RowName> want = {};
    Touched touched = {}; // went: deletions that the server has already forgotten

    [[nodiscard]] bool isDone() const { return send.isEmpty() && want.isEmpty(); }
};
// From the buckets that the answer lists.
[[nodiscard]] Expected<RepairPlan> planRepair(Transaction &transaction, const Uuid &space,
                                              const protocol::RepairReply &reply);
// Takes the next rows out of the plan, as many as one exchange may carry.
[[nodiscard]] Expected<protocol::RepairRequest>
exchangeRequest(Transaction &transaction, const Uuid &space, quint64 fork, RepairPlan &plan);
// Merges what came. Rows that the server would not take from us are as it says, ours in the
// quarantine.
[[nodiscard]] Expected<Touched> applyExchange(Transaction &transaction, const Uuid &space,
                                              const protocol::RepairReply &reply, Instant now);
// From here on the server's history is ours: the cursor goes back to `fork`, and the next pull
// brings what came since.
[[nodiscard]] Expected<> finishRepair(Transaction &transaction, const Uuid &space, quint64 fork);

} // namespace endpaper::store
