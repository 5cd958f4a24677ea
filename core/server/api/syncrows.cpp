// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/syncrows.h"

#include "protocol/codec.h"

namespace endpaper::server {

using namespace Qt::StringLiterals;

namespace {

void appendVarint(QByteArray &bytes, quint64 value)
{
    while (value >= 0x80) {
        bytes.append(char(value | 0x80));
        value >>= 7;
    }
    bytes.append(char(value));
}

std::optional<quint64> takeVarint(QByteArrayView &bytes)
{
    quint64 value = 0;
    for (int shift = 0; shift < 64 && !bytes.isEmpty(); shift += 7) {
        const auto byte = quint8(bytes.front());
        bytes = bytes.sliced(1);
        value |= quint64(byte & 0x7f) << shift;
        if (!(byte & 0x80)) {
            return value;
        }
    }
    return std::nullopt;
}

} // namespace

Expected<domain::Row> rowFromStored(const store::StoredRow &stored)
{
    domain::Row row{
        .kind = stored.kind, .id = stored.id, .seq = stored.seq, .life = stored.life, .fields = {}};
    TRY_ASSIGN(row.fields, protocol::decodeFields(stored.kind, stored.body));
    QByteArrayView meta = stored.meta;
    for (domain::Register &field : row.fields) {
        field.seq = stored.fieldSeqMin;
        if (!stored.meta.isEmpty()) {
            const auto above = takeVarint(meta);
            if (!above) {
                return fail(ErrorKind::Corrupt, u"a row's field numbers end too early"_s);
            }
            field.seq += *above;
        }
    }
    return row;
}

void encodeInto(store::StoredRow &stored, const domain::Row &row)
{
    stored.kind = row.kind;
    stored.id = row.id;
    stored.seq = row.seq;
    stored.life = row.life;
    stored.fieldSeqMin = row.fields.isEmpty() ? row.seq : std::numeric_limits<quint64>::max();
    quint64 highest = 0;
    for (const domain::Register &field : row.fields) {
        stored.fieldSeqMin = qMin(stored.fieldSeqMin, field.seq);
        highest = qMax(highest, field.seq);
    }
    stored.meta = QByteArray("");
    if (!row.fields.isEmpty() && highest != stored.fieldSeqMin) {
        for (const domain::Register &field : row.fields) {
            appendVarint(stored.meta, field.seq - stored.fieldSeqMin);
        }
    }
    stored.body = protocol::encodeFields(row.kind, row.fields);
}

QByteArray encodeWhole(const store::StoredRow &stored)
{
    return protocol::encodeRow(stored.kind, stored.id, stored.seq, stored.life, stored.body);
}

Expected<QByteArray> encodeSince(const store::StoredRow &stored, quint64 after)
{
    if (stored.fieldSeqMin > after) {
        return encodeWhole(stored);
    }
    TRY_ASSIGN(domain::Row row, rowFromStored(stored));
    row.fields.removeIf([after](const auto &field) { return field.value().seq <= after; });
    return protocol::encodeRow(row);
}

} // namespace endpaper::server
