// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/cache/rowmeta.h"

#include "protocol/cbor.h"
#include "protocol/schema.h"

#include <QVarLengthArray>

namespace endpaper::store {

namespace {
struct Written
{
    RegisterMeta meta;
    QVarLengthArray<const domain::FieldName *, 40> fields;
};

void add(QVarLengthArray<Written, 4> &sets, const domain::FieldName &field,
         const RegisterMeta &meta)
{
    for (Written &set : sets) {
        if (set.meta == meta) {
            set.fields.append(&field);
            return;
        }
    }
    sets.append({meta, {&field}});
}

QByteArray encode(domain::RowKind kind, const QVarLengthArray<Written, 4> &sets)
{
    const auto specs = protocol::fieldsOf(kind);
    protocol::CborWriter writer;
    writer.array(quint64(sets.size()));
    for (const Written &set : sets) {
        writer.array(4);
        writer.bytes(set.meta.stamp.toBytes());
        writer.number(set.meta.seq);
        writer.number(set.meta.gen);
        writer.array(quint64(set.fields.size()));
        for (const domain::FieldName *field : set.fields) {
            const protocol::FieldSpec *spec = protocol::findField(kind, *field);
            if (spec) {
                writer.number(quint64(spec - specs.data()));
            } else {
                writer.text(QByteArrayView(*field));
            }
        }
    }
    return writer.take();
}
} // namespace

QByteArray encodeMeta(domain::RowKind kind, const RowMeta &meta)
{
    QVarLengthArray<Written, 4> sets;
    for (auto it = meta.cbegin(); it != meta.cend(); ++it) {
        add(sets, it.key(), it.value());
    }
    return encode(kind, sets);
}

QByteArray encodeMeta(domain::RowKind kind, const domain::Fields &fields)
{
    QVarLengthArray<Written, 4> sets;
    for (auto it = fields.cbegin(); it != fields.cend(); ++it) {
        add(sets, it.key(), {it->stamp, it->seq, it->gen});
    }
    return encode(kind, sets);
}

Expected<RowMeta> decodeMeta(domain::RowKind kind, QByteArrayView bytes)
{
    const auto specs = protocol::fieldsOf(kind);
    protocol::CborReader reader(bytes);
    RowMeta meta;
    for (auto sets = reader.array(); reader.next(sets);) {
        auto set = reader.array();
        RegisterMeta written;
        const bool isWhole = reader.next(set);
        written.stamp = domain::Stamp::fromBytes(reader.bytes()).value_or(domain::Stamp());
        if (!isWhole || !reader.next(set)) {
            break;
        }
        written.seq = reader.number();
        (void)reader.next(set);
        written.gen = quint8(reader.number());
        (void)reader.next(set);
        for (auto fields = reader.array(); reader.next(fields);) {
            if (reader.peek() == protocol::CborReader::Type::Text) {
                meta.insert(reader.text().toByteArray(), written);
                continue;
            }
            const quint64 index = reader.number();
            if (index >= specs.size()) {
                return fail(ErrorKind::Corrupt,
                            QStringLiteral("meta names a field that is not there"));
            }
            const char *name = specs[index].name;
            meta.insert(QByteArray::fromRawData(name, qsizetype(qstrlen(name))), written);
        }
    }
    if (const auto done = reader.finish(); !done) {
        return fail(ErrorKind::Corrupt, QStringLiteral("meta: ") + done.error().context);
    }
    return meta;
}

} // namespace endpaper::store
