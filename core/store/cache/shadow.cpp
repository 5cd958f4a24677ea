// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/cache/shadow.h"

#include "protocol/cbor.h"
#include "protocol/limits.h"

#include <QCborArray>

namespace endpaper::store {

domain::Register lifeRegister(const domain::Life &life)
{
    return {QCborArray{life.isAlive, qint64(life.base)}, life.stamp, life.seq};
}

domain::Life lifeFrom(const domain::Register &shadow)
{
    const QCborArray parts = shadow.value.toArray();
    return {parts.at(0).toBool(), shadow.stamp, shadow.seq, quint64(parts.at(1).toInteger())};
}

Expected<> putShadow(Transaction &transaction, domain::RowKind kind, const Uuid &id,
                     const domain::FieldName &field, const domain::Register &confirmed,
                     IfThere ifThere)
{
    protocol::CborWriter writer;
    writer.value(confirmed.value);
    TRY_ASSIGN(auto write,
               transaction.prepare(ifThere == IfThere::Keep
                                       ? "INSERT INTO shadow (kind, id, field, value, stamp, seq, "
                                         "gen) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) "
                                         "ON CONFLICT DO NOTHING"
                                       : "INSERT INTO shadow (kind, id, field, value, stamp, seq, "
                                         "gen) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) "
                                         "ON CONFLICT DO UPDATE SET value = excluded.value, stamp "
                                         "= excluded.stamp, seq = excluded.seq, "
                                         "gen = excluded.gen"));
    return write
        .bindAll(int(kind), id, QString::fromUtf8(field), writer.result(),
                 confirmed.stamp.toBytes(), qint64(confirmed.seq), int(confirmed.gen))
        .run();
}

Expected<std::optional<domain::Register>> findShadow(Transaction &transaction, domain::RowKind kind,
                                                     const Uuid &id, const domain::FieldName &field)
{
    TRY_ASSIGN(auto query,
               transaction.prepare("SELECT value, stamp, seq, gen FROM shadow WHERE kind = ?1 AND "
                                   "id = ?2 AND field = ?3"));
    TRY_ASSIGN(const bool isThere, query.bindAll(int(kind), id, QString::fromUtf8(field)).step());
    if (!isThere) {
        return std::nullopt;
    }
    protocol::CborReader reader(query.blobView(0));
    domain::Register confirmed;
    confirmed.value = reader.value(protocol::valueDepthMax + 1);
    confirmed.stamp = domain::Stamp::fromBytes(query.blobView(1)).value_or(domain::Stamp());
    confirmed.seq = quint64(query.integer(2));
    confirmed.gen = quint8(query.integer(3));
    return confirmed;
}

Expected<> removeShadow(Transaction &transaction, domain::RowKind kind, const Uuid &id,
                        const domain::FieldName &field)
{
    TRY_ASSIGN(
        auto remove,
        transaction.prepare("DELETE FROM shadow WHERE kind = ?1 AND id = ?2 AND field = ?3"));
    return remove.bindAll(int(kind), id, QString::fromUtf8(field)).run();
}

Expected<> removeShadows(Transaction &transaction, domain::RowKind kind, const Uuid &id)
{
    TRY_ASSIGN(auto remove, transaction.prepare("DELETE FROM shadow WHERE kind = ?1 AND id = ?2"));
    return remove.bindAll(int(kind), id).run();
}

Expected<bool> hasShadows(Transaction &transaction)
{
    TRY_ASSIGN(auto query, transaction.prepare("SELECT 1 FROM shadow LIMIT 1"));
    return query.step();
}

} // namespace endpaper::store
