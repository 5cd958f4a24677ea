// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/cache/outboxrow.h"
#include "store/cache/rowtable.h"

namespace endpaper::store {

// The server has the row no more, and so it goes; but while edits of it wait it stays, as one that
// no server knows: they are going to be refused as `gone`, and need it to be kept whole.
[[nodiscard]] Expected<> dropRow(Transaction &transaction, RowTable &rows, domain::RowKind kind,
                                 const Uuid &id);

// Merges rows that a server sent into the tables. One for each page; the room's own.
class Merger
{
public:
    Merger(Transaction &transaction, qint64 space)
        : m_transaction(transaction)
        , m_rows(transaction)
        , m_space(space)
    {
    }

    // Lists first, so that wishes find their place.
    [[nodiscard]] Expected<> merge(const QList<domain::Row> &rows);
    [[nodiscard]] Expected<> settle() { return m_rows.settle(touched); }
    [[nodiscard]] RowTable &rows() { return m_rows; }

    Touched touched;
    // Something came that is older than what had been confirmed here, or that shows it again: the
    // server may have gone back behind it, and is to be told.
    bool isBehind = false;

private:
    [[nodiscard]] Expected<> mergeRow(const domain::Row &incoming);
    // Of a row that no server knew (dropRow) what was refused meanwhile stood on: it goes.
    // Everything unconfirmed waits in the outbox, or is that.
    [[nodiscard]] Expected<> dropRefused(domain::Row &mine, const domain::Row &incoming);
    [[nodiscard]] Expected<> keepConfirmed(const domain::Row &mine, const domain::Row &incoming);

    Transaction &m_transaction;
    RowTable m_rows;
    qint64 m_space;
    std::optional<QHash<Uuid, WaitingStamps>> m_waiting; // once it is asked for
};

} // namespace endpaper::store
