// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/messages.h"
#include "store/engine/database.h"

// The outbox as rows; the room's own.
namespace endpaper::store {

struct OutboxRow
{
    quint64 number = 0;
    qint64 space = 1; // space.n
    protocol::Group group;
    Uuid action;
    Instant madeAt;
};
[[nodiscard]] Expected<> insertOutbox(Transaction &transaction, const OutboxRow &row);
// Puts other bytes in place of a group that no server has applied.
[[nodiscard]] Expected<> rewriteOutbox(Transaction &transaction, quint64 number,
                                       const protocol::Group &group);
// From number `from` on, in order. A group that cannot be read is an error: Corrupt.
[[nodiscard]] Expected<QList<OutboxRow>> listOutbox(Transaction &transaction, quint64 from = 0,
                                                    int limit = -1);

struct SpaceRow
{
    qint64 n = 1;
    Uuid space; // nil: not known yet
    quint64 cursor = 0;
    quint64 lin = 0;
};
[[nodiscard]] Expected<SpaceRow> homeSpaceRow(Transaction &transaction);
[[nodiscard]] Expected<std::optional<SpaceRow>> findSpaceRow(Transaction &transaction,
                                                             const Uuid &space);
[[nodiscard]] Expected<> putCursor(Transaction &transaction, qint64 n, quint64 cursor, quint64 lin);

} // namespace endpaper::store
