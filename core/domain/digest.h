// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/row.h"

#include <span>

// The hashes by which two sides tell whether they hold the same (sync.md §1, §4). 64 bit, not
// cryptographic: they find faults, not attacks. Never changed between versions of the protocol.
namespace endpaper::domain {

// 64 bit hash over bytes, continuing from `seed`. Words of 8 bytes little-endian, multiplied and
// mixed.
[[nodiscard]] quint64 hashBytes(QByteArrayView bytes, quint64 seed = 0);
[[nodiscard]] quint64 hashWord(quint64 word, quint64 seed);

// The sum (modulo 2^64) over a row's registers of hash(kind, id, field, stamp, gen), its life among
// them under the name "life" (gen 0); 0 for a deleted row. A space's digest is the sum over its
// rows, so it is kept up to date by adding and subtracting.
[[nodiscard]] quint64 rowDigest(const Row &row);
// The parts, for whoever keeps registers in another form.
[[nodiscard]] quint64 rowSeed(RowKind kind, const Uuid &id);
[[nodiscard]] quint64 registerDigest(quint64 rowSeed, QByteArrayView field, const Stamp &stamp,
                                     quint8 gen);

// For repair (sync.md §4): rows fall into 256 buckets by the last byte of their id; a bucket's sum
// is that of its rows' repairDigest(). Unlike rowDigest() it counts a deleted row: by its life
// alone, because its fields may be stripped on one side.
[[nodiscard]] int repairBucket(const Uuid &id);
[[nodiscard]] quint64 repairDigest(const Row &row);
// The same of a deleted row, for whoever keeps registers in another form.
[[nodiscard]] quint64 deadDigest(quint64 rowSeed, const Stamp &life);

// A changed row, as nextLin() is made of. `print` stands for all that the row holds then: a stamp
// would do for a group, but not for a repair, which joins registers of many.
struct ChangedPrint
{
    Uuid id;
    quint64 print = 0;
};
// The history hash after the group that got `seq`: over the previous one, seq, and what it changed.
[[nodiscard]] quint64 nextLin(quint64 previous, quint64 seq, std::span<const ChangedPrint> changed);

} // namespace endpaper::domain
