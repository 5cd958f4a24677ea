// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/row.h"

#include <QList>

#include <compare>

// How two states of a row become one (sync.md §2): pure, commutative, associative, idempotent. Both
// sides use these and nothing else.
namespace endpaper::domain {

// The canonical bytes of a value: what equal stamps are decided by, what digests are made of. The
// shortest CBOR, map keys in the order they stand.
[[nodiscard]] QByteArray valueBytes(const QCborValue &value);

// Stamp first, then generation, then value bytes. Equal: the same write.
[[nodiscard]] std::strong_ordering compare(const Register &a, const Register &b);
// Stamp first; of equal stamps alive wins, then the higher cut-off.
[[nodiscard]] std::strong_ordering compare(const Life &a, const Life &b);

// The winner. Of two states of the same write, the higher seq is kept (confirmed beats
// unconfirmed).
[[nodiscard]] Register merged(const Register &a, const Register &b);
[[nodiscard]] Life merged(const Life &a, const Life &b);

// "Seen" (sync.md §2): an edit made at cursor `base` by `device` knew of a value with this seq and
// stamp. A seq of 0 is not confirmed, so only its own device can have seen it.
[[nodiscard]] constexpr bool hasSeen(quint64 base, quint64 device, quint64 seq, const Stamp &stamp)
{
    return stamp.device == device || (seq != 0 && seq <= base);
}

// A value that a merge dropped.
struct Loser
{
    FieldName field;
    Register dropped;
    Register winner;

    friend bool operator==(const Loser &, const Loser &) = default;
};

// What a merge did to `row`.
struct MergeOutcome
{
    QList<FieldName> changed; // registers that took the incoming value, in order of their names
    bool isLifeChanged = false;
    QList<Loser>
        losers; // dropped on either side, where the values differ; seen or not: see hasSeen()

    [[nodiscard]] bool isChanged() const { return isLifeChanged || !changed.isEmpty(); }
};

// Merges `incoming` (same kind and id; perhaps only some fields) into `row`. row.seq becomes the
// higher.
MergeOutcome mergeInto(Row &row, const Row &incoming);
[[nodiscard]] Row merged(Row a, const Row &b);

// Where a wish shows (sync.md §2.4): exactly one place.
enum class Placement {
    List, // alive, and so is its list
    Trash, // deleted itself, or it went with its list
    Unfiled, // its list is deleted or unknown, but the delete had not seen it there
};
// `list` is the life of the wish's list, null if there is no such row here.
[[nodiscard]] Placement placementOf(const Life &wish, const Register &listRegister,
                                    const Life *list);

} // namespace endpaper::domain
