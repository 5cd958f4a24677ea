// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/digest.h"
#include "store/cache/rowtable.h"

namespace endpaper::store {

using domain::RowKind;

// What is there is about to be replaced or removed.
Expected<> RowTable::countOut(RowKind kind, const Uuid &id, qint64 space)
{
    TRY_ASSIGN(const auto before, findMeta(kind, id));
    m_digests[before ? before->space : space] -= before ? digestOf(kind, id, *before) : 0;
    return {};
}

Expected<> RowTable::settle(Touched &touched)
{
    TRY(settlePlaces(touched));
    return settleDigests();
}

Expected<> RowTable::settleDigests()
{
    const QHash<qint64, quint64> digests = std::exchange(m_digests, {});
    for (auto it = digests.cbegin(); it != digests.cend(); ++it) {
        if (it.value() == 0) {
            continue;
        }
        // Not in SQL, whose integers do not wrap.
        qint64 sum = 0;
        {
            TRY_ASSIGN(auto query, m_transaction.prepare("SELECT digest FROM space WHERE n = ?1"));
            TRY_ASSIGN(const bool isThere, query.bindAll(it.key()).step());
            if (!isThere || query.isNull(0)) {
                continue; // not known: to be counted when it is wanted
            }
            sum = signedBits(unsignedBits(query.integer(0)) + it.value());
        }
        TRY_ASSIGN(auto update, m_transaction.prepare("UPDATE space SET digest = ?2 WHERE n = ?1"));
        TRY(update.bindAll(it.key(), sum).run());
    }
    return {};
}

quint64 digestOf(RowKind kind, const Uuid &id, const StoredMeta &meta)
{
    return meta.life.isAlive ? repairDigestOf(kind, id, meta) : 0;
}

quint64 repairDigestOf(RowKind kind, const Uuid &id, const StoredMeta &meta)
{
    const quint64 seed = domain::rowSeed(kind, id);
    if (!meta.life.isAlive) {
        return domain::deadDigest(seed, meta.life.stamp);
    }
    quint64 sum = domain::registerDigest(seed, "life", meta.life.stamp, 0);
    for (auto it = meta.fields.cbegin(); it != meta.fields.cend(); ++it) {
        sum += domain::registerDigest(seed, it.key(), it->stamp, it->gen);
    }
    return sum;
}

Expected<> RowTable::settlePlaces(Touched &touched)
{
    const QSet<Uuid> lists = std::exchange(m_changedLists, {});
    for (const Uuid &list : lists) {
        struct Moved
        {
            Uuid id;
            domain::Placement place;
        };
        QList<Moved> moved;
        {
            TRY_ASSIGN(const domain::Life *life, listLife(list));
            TRY_ASSIGN(auto query,
                       m_transaction.prepare(
                           "SELECT id, place, life, life_st, meta FROM wish WHERE list = ?1"));
            query.bindAll(list);
            for (;;) {
                TRY_ASSIGN(const bool isThere, query.step());
                if (!isThere) {
                    break;
                }
                TRY_ASSIGN(const RowMeta meta, decodeMeta(RowKind::Wish, query.blobView(4)));
                const RegisterMeta home = meta.value("list");
                const domain::Placement place = domain::placementOf(
                    {query.boolean(2),
                     domain::Stamp::fromBytes(query.blobView(3)).value_or(domain::Stamp())},
                    {{}, home.stamp, home.seq, home.gen}, life);
                if (int(place) != query.integer(1)) {
                    moved.append({query.uuid(0), place});
                }
            }
        }
        TRY_ASSIGN(auto update, m_transaction.prepare("UPDATE wish SET place = ?2 WHERE id = ?1"));
        for (const Moved &wish : moved) {
            TRY(update.bindAll(wish.id, int(wish.place)).run());
            touched.add(RowKind::Wish, wish.id);
        }
    }
    return {};
}

} // namespace endpaper::store
