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
// Whether an edit of the row waits, from that number on.
[[nodiscard]] Expected<bool> hasWaiting(Transaction &transaction, domain::RowKind kind,
                                        const Uuid &id, quint64 from = 0);
// The stamps of all that waits: of each row by register, its life under lifeField.
using WaitingStamps = QHash<domain::FieldName, QSet<quint64>>; // Stamp::time: they are all ours
[[nodiscard]] Expected<QHash<Uuid, WaitingStamps>> waitingStamps(Transaction &transaction);

struct SpaceRow
{
    qint64 n = 1;
    Uuid space; // nil: not known yet
    quint64 cursor = 0;
    quint64 lin = 0;
    protocol::Mark high = {};
    bool isWhole = false; // nothing is left to page
    QByteArray role = {};
};
[[nodiscard]] Expected<SpaceRow> homeSpaceRow(Transaction &transaction);
[[nodiscard]] Expected<SpaceRow> spaceRowAt(Transaction &transaction, qint64 n);
[[nodiscard]] Expected<std::optional<SpaceRow>> findSpaceRow(Transaction &transaction,
                                                             const Uuid &space);
// Cursor, lin, high and isWhole as they stand in `space`, and a mark at the cursor.
[[nodiscard]] Expected<> putCursor(Transaction &transaction, const SpaceRow &space);

// Marks: newest first; at most one an age of 1, 2, 4, 8 … and the newest.
[[nodiscard]] Expected<QList<protocol::Mark>> listMarks(Transaction &transaction, qint64 space);
[[nodiscard]] Expected<> putMark(Transaction &transaction, qint64 space,
                                 const protocol::Mark &mark);

} // namespace endpaper::store
