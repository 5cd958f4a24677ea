// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/live.h"
#include "protocol/messages.h"
#include "store/cache/touched.h"
#include "store/engine/database.h"

// Applying what the server says. Nothing here ever writes the outbox, but for finishStaging().
// Store thread.
namespace endpaper::store {

enum class SpaceCondition : quint8 { Ok, Repair, Resync, Gone };

struct SpaceRecord
{
    Uuid space = {};
    QByteArray role = {};
    quint64 cursor = 0;
    quint64 lin = 0; // at the cursor
    protocol::Mark high = {}; // the highest ever told
    SpaceCondition condition = SpaceCondition::Ok;
    quint64 fork = 0; // Repair: last common seq; Resync: the floor
    quint64 staged = 0; // cursor of the staging under way
    quint64 stagedLin = 0;
};
[[nodiscard]] Expected<QList<SpaceRecord>> listSpaces(Transaction &transaction);
// The spaces that hello named; those that it no longer names become Gone (their rows leave, unsent
// edits go to the quarantine).
[[nodiscard]] Expected<Touched> putSpaces(Transaction &transaction,
                                          const QList<protocol::SpaceState> &spaces);

// A page: rows merged by domain/merge.h, cursor and lin, in the transaction given.
[[nodiscard]] Expected<Touched> applyRemote(Transaction &transaction,
                                            const protocol::PulledSpace &page);
// A frame of the live socket. False, and nothing done, if its `prev` is not the cursor.
[[nodiscard]] Expected<bool> applyChange(Transaction &transaction,
                                         const protocol::LiveChange &change, Touched &touched);
// The digest of a space as it is here, over confirmed registers; for comparing with a page's.
[[nodiscard]] Expected<quint64> spaceDigest(Transaction &transaction, const Uuid &space);

// The long way round, when the server's history is not ours any more (sync.md §6, §7): the space is
// fetched whole into a stage while the old rows stay visible, and then joined in one transaction.
// Interrupted at any point it starts over.
[[nodiscard]] Expected<> beginStaging(Transaction &transaction, const Uuid &space,
                                      SpaceCondition why, quint64 fork);
[[nodiscard]] Expected<> stagePage(Transaction &transaction, const protocol::PulledSpace &page);
// Joins. Registers that the server lost (Repair: our seq is above the fork) are made again as new
// groups.
[[nodiscard]] Expected<Touched> finishStaging(Transaction &transaction, const Uuid &space,
                                              const Clock &clock);

// The file was cloned or restored, or the server was: goes on as another device. What waits is
// renumbered from 1 and stamped with the new device; the times stay.
[[nodiscard]] Expected<> becomeNewDevice(Transaction &transaction);
// The server refused group `number` because its stamp is `aheadMs` ahead: it and the later ones are
// shifted back, order kept, never below the stamps of the values that they replace.
[[nodiscard]] Expected<> shiftOutbox(Transaction &transaction, quint64 number, qint64 aheadMs);

} // namespace endpaper::store
