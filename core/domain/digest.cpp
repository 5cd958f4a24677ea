// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/digest.h"

#include <QtEndian>

#include <bit>
#include <cstring>

namespace endpaper::domain {

namespace {
constexpr quint64 multiplierA = 0x9E3779B97F4A7C15;
constexpr quint64 multiplierB = 0xC2B2AE3D27D4EB4F;

// MurmurHash3's 64 bit finaliser: every input bit reaches every output bit.
constexpr quint64 finished(quint64 x)
{
    x ^= x >> 33;
    x *= 0xFF51AFD7ED558CCD;
    x ^= x >> 33;
    x *= 0xC4CEB9FE1A85EC53;
    x ^= x >> 33;
    return x;
}
} // namespace

quint64 hashWord(quint64 word, quint64 seed)
{
    return std::rotl(seed ^ (word * multiplierA), 29) * multiplierB + multiplierA;
}

quint64 hashBytes(QByteArrayView bytes, quint64 seed)
{
    const char *at = bytes.data();
    qsizetype left = bytes.size();
    quint64 hash = hashWord(quint64(left), seed);
    for (; left >= 8; left -= 8, at += 8) {
        hash = hashWord(qFromLittleEndian<quint64>(at), hash);
    }
    if (left > 0) {
        char tail[8] = {};
        std::memcpy(tail, at, size_t(left));
        hash = hashWord(qFromLittleEndian<quint64>(tail), hash);
    }
    return finished(hash);
}

quint64 rowSeed(RowKind kind, const Uuid &id)
{
    const auto &bytes = id.bytes();
    const quint64 hash = hashBytes(rowKindName(kind));
    return hashWord(qFromLittleEndian<quint64>(bytes.data() + 8),
                    hashWord(qFromLittleEndian<quint64>(bytes.data()), hash));
}

quint64 registerDigest(quint64 rowSeed, QByteArrayView field, const Stamp &stamp, quint8 gen)
{
    return finished(
        hashWord(gen, hashWord(stamp.device, hashWord(stamp.time, hashBytes(field, rowSeed)))));
}

quint64 rowDigest(const Row &row)
{
    if (!row.life.isAlive) {
        return 0;
    }
    const quint64 seed = rowSeed(row.kind, row.id);
    quint64 sum = registerDigest(seed, "life", row.life.stamp, 0);
    for (auto it = row.fields.cbegin(); it != row.fields.cend(); ++it) {
        sum += registerDigest(seed, it.key(), it->stamp, it->gen);
    }
    return sum;
}

int repairBucket(const Uuid &id) { return int(quint8(id.bytes()[15])); }

quint64 deadDigest(quint64 rowSeed, const Stamp &life)
{
    return registerDigest(rowSeed, "dead", life, 0);
}

quint64 repairDigest(const Row &row)
{
    return row.life.isAlive ? rowDigest(row)
                            : deadDigest(rowSeed(row.kind, row.id), row.life.stamp);
}

quint64 nextLin(quint64 previous, quint64 seq, std::span<const ChangedPrint> changed)
{
    quint64 hash = hashWord(seq, hashWord(changed.size(), previous));
    for (const ChangedPrint &change : changed) {
        const auto &bytes = change.id.bytes();
        hash = hashWord(qFromLittleEndian<quint64>(bytes.data()), hash);
        hash = hashWord(qFromLittleEndian<quint64>(bytes.data() + 8), hash);
        hash = hashWord(change.print, hash);
    }
    return finished(hash);
}

} // namespace endpaper::domain
