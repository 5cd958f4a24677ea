// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/merge.h"
#include "domain/row.h"
#include "store/cache/rowmeta.h"
#include "store/cache/touched.h"
#include "store/engine/database.h"

#include <QHash>

#include <functional>

// The room's own way to rows; nobody outside includes it.
namespace endpaper::store {

// u64 as SQLite keeps it.
[[nodiscard]] inline qint64 signedBits(quint64 value) { return qint64(value); }
[[nodiscard]] inline quint64 unsignedBits(qint64 value) { return quint64(value); }

struct StoredRow
{
    domain::Row row;
    qint64 space = 1; // space.n
};

// The registers of a row without their values.
struct StoredMeta
{
    RowMeta fields;
    domain::Life life;
    quint64 seq = 0;
    qint64 space = 1; // space.n
};

// The row tables of all kinds, for one transaction. Remembers what it looked up, so one is made for
// a whole page or action. Its statements are on loan only inside each call.
class RowTable
{
public:
    explicit RowTable(Transaction &transaction)
        : m_transaction(transaction)
    {
    }

    [[nodiscard]] Expected<std::optional<StoredRow>> find(domain::RowKind kind, const Uuid &id);
    [[nodiscard]] Expected<std::optional<StoredMeta>> findMeta(domain::RowKind kind,
                                                               const Uuid &id);
    [[nodiscard]] Expected<std::optional<bool>> findLife(domain::RowKind kind, const Uuid &id);
    // Inserts or replaces; places a wish.
    [[nodiscard]] Expected<> write(const StoredRow &row);
    [[nodiscard]] Expected<> writeMeta(domain::RowKind kind, const Uuid &id,
                                       const StoredMeta &meta);
    [[nodiscard]] Expected<> remove(domain::RowKind kind, const Uuid &id);
    [[nodiscard]] Expected<QList<domain::Row>> list(domain::RowKind kind, bool onlyAlive);
    [[nodiscard]] Expected<QList<Uuid>> idsInSpace(domain::RowKind kind, qint64 space);
    // In no order; `see` writes nothing.
    using SeeMeta = std::function<Expected<>(const Uuid &id, const StoredMeta &meta)>;
    [[nodiscard]] Expected<> forEachMeta(domain::RowKind kind, qint64 space, const SeeMeta &see);
    // When all is written: wishes of lists whose life changed get their new place, spaces their
    // digest.
    [[nodiscard]] Expected<> settle(Touched &touched);

private:
    [[nodiscard]] Expected<bool> isKnownEmpty(domain::RowKind kind);
    [[nodiscard]] Expected<domain::Placement> placeOf(const domain::Row &wish);
    [[nodiscard]] Expected<const domain::Life *> listLife(const Uuid &list);
    [[nodiscard]] Expected<> countOut(domain::RowKind kind, const Uuid &id, qint64 space);
    [[nodiscard]] Expected<> settlePlaces(Touched &touched);
    [[nodiscard]] Expected<> settleDigests();

    Transaction &m_transaction;
    QHash<domain::RowKind, bool> m_empty; // before this wrote anything
    QSet<Uuid> m_written; // into tables that were empty
    QHash<Uuid, std::optional<domain::Life>> m_listLives;
    QSet<Uuid> m_changedLists;
    QHash<qint64, quint64> m_digests; // what is to be added to each space's
};

// domain::Row::seq of what is kept of a row. While an edit waits on it, no lower than it was: the
// register that this hides counts too.
template <typename Kept> [[nodiscard]] quint64 seqOf(const Kept &row)
{
    quint64 highest = row.life.seq;
    bool isConfirmed = row.life.seq != 0;
    for (const auto &field : row.fields) {
        highest = std::max(highest, field.seq);
        isConfirmed = isConfirmed && field.seq != 0;
    }
    return isConfirmed ? highest : std::max(row.seq, highest);
}

// rowDigest() and repairDigest() of domain/digest.h, from registers without values.
[[nodiscard]] quint64 digestOf(domain::RowKind kind, const Uuid &id, const StoredMeta &meta);
[[nodiscard]] quint64 repairDigestOf(domain::RowKind kind, const Uuid &id, const StoredMeta &meta);

// The table's name is the kind's; `columns` as SELECT names them.
[[nodiscard]] const QByteArray &selectColumns(domain::RowKind kind);
// Reads a row from a statement over selectColumns(), from column 0.
[[nodiscard]] Expected<StoredRow> rowFrom(domain::RowKind kind, const Statement &query);
inline constexpr domain::RowKind allKinds[] = {domain::RowKind::List, domain::RowKind::Wish,
                                               domain::RowKind::Tag,  domain::RowKind::SavedSearch,
                                               domain::RowKind::Pref, domain::RowKind::Claim};
// Texts in one column and back.
[[nodiscard]] QString joinedTexts(const QCborValue &value);
[[nodiscard]] QStringList splitTexts(const QString &joined);

} // namespace endpaper::store
