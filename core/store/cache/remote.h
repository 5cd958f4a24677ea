// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/live.h"
#include "protocol/messages.h"
#include "store/cache/touched.h"
#include "store/engine/database.h"

// Applying what the server says. Nothing here ever makes groups. Store thread. See also repair.h.
namespace endpaper::store {

enum class SpaceCondition : quint8 { Ok, Repair, Resync, Gone };

struct SpaceRecord
{
    Uuid space = {};
    QByteArray role = {};
    QByteArray kind = {}; // "account", "shared", "claims"
    Uuid of = {}; // claims: the shared list's space
    quint64 cursor = 0;
    quint64 lin = 0; // at the cursor
    protocol::Mark high = {}; // the highest ever told
    SpaceCondition condition = SpaceCondition::Ok;
    quint64 fork = 0; // Repair: last common seq as far as we were told; Resync: the floor
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
// The digest of a space's rows as they are here, unsent edits included.
[[nodiscard]] Expected<quint64> spaceDigest(Transaction &transaction, const Uuid &space);
// False if the last page's digest says that the server holds other rows than we do. Only told when
// nothing of the space waits to be sent.
[[nodiscard]] Expected<bool> isDigestOurs(Transaction &transaction,
                                          const protocol::PulledSpace &page);

// The long way round, when the server no longer knows what was deleted since our cursor (sync.md
// §6): the space is fetched whole into a stage while the old rows stay visible, and then joined in
// one transaction. Interrupted at any point it starts over.
[[nodiscard]] Expected<> beginStaging(Transaction &transaction, const Uuid &space, quint64 floor);
[[nodiscard]] Expected<> stagePage(Transaction &transaction, const protocol::PulledSpace &page);
// Joins: a row that the stage lacks goes only if it was confirmed at or below the floor.
[[nodiscard]] Expected<Touched> finishStaging(Transaction &transaction, const Uuid &space);

// The file was cloned or restored, or the server was: goes on as another device. What waits is
// renumbered from 1 and stamped with the new device; the times stay.
[[nodiscard]] Expected<> becomeNewDevice(Transaction &transaction);
// The server refused group `number` because its stamp is `aheadMs` ahead: it and the later ones are
// shifted back, order kept, never below the stamps of the values that they replace. Negative: they
// are behind, and shifted forward.
[[nodiscard]] Expected<> shiftOutbox(Transaction &transaction, quint64 number, qint64 aheadMs);

} // namespace endpaper::store
