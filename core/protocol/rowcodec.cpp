// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/schema.h"
#include "protocol/wire.h"

#include <QHash>

namespace endpaper::protocol {

using wire::Reader;
using wire::Writer;

namespace {
// Names that we know are shared, not allocated for each row.
domain::FieldName shared(QByteArrayView name)
{
    static const QHash<QByteArrayView, domain::FieldName> names = [] {
        using enum domain::RowKind;
        QHash<QByteArrayView, domain::FieldName> known;
        for (const domain::RowKind kind : {List, Wish, Tag, SavedSearch, Pref, Claim}) {
            for (const FieldSpec &field : fieldsOf(kind)) {
                const domain::FieldName literal =
                    QByteArray::fromRawData(field.name, qsizetype(qstrlen(field.name)));
                known.insert(literal, literal);
            }
        }
        return known;
    }();
    const auto found = names.constFind(name);
    return found == names.cend() ? name.toByteArray() : *found;
}

void write(Writer &writer, domain::RowKind kind, const domain::FieldName &name,
           const domain::Register &field)
{
    // The cut-off of a deleted list needs the exact seq (sync.md §2.4).
    const bool hasSeq = field.gen != 0 || (kind == domain::RowKind::Wish && name == "list");
    writer.array(field.gen != 0 ? 4 : hasSeq ? 3 : 2);
    writer.fieldValue(kind, name, field.value);
    writer.stamp(field.stamp);
    if (hasSeq) {
        writer.number(field.seq);
    }
    if (field.gen != 0) {
        writer.integer(field.gen);
    }
}

domain::Register readRegister(Reader &reader)
{
    domain::Register field;
    int at = 0;
    reader.readArray(4, [&] {
        switch (at++) {
        case 0:
            field.value = reader.value();
            break;
        case 1:
            field.stamp = reader.stamp();
            break;
        case 2:
            field.seq = reader.number();
            break;
        default:
            field.gen = quint8(std::min<quint64>(reader.number(), 0xff));
        }
    });
    if (at < 2) {
        reader.fail("[value, stamp] is wanted");
    }
    return field;
}

domain::Life readLife(Reader &reader)
{
    domain::Life life;
    int at = 0;
    reader.readArray(3, [&] {
        switch (at++) {
        case 0:
            life.isAlive = reader.flag();
            break;
        case 1:
            life.stamp = reader.stamp();
            break;
        default:
            life.base = reader.number();
        }
    });
    if (at < 2) {
        reader.fail("[life, stamp] is wanted");
    }
    return life;
}

void readFields(Reader &reader, domain::Fields &fields)
{
    const QByteArrayView outer = reader.field();
    auto here = reader.map();
    while (reader.next(here)) {
        const QByteArrayView view = reader.text();
        if (view.size() > fieldNameBytesMax || fields.size() >= rowFieldsMax) {
            reader.fail("a field's name is too long, or there are too many", ErrorKind::TooLarge);
            return;
        }
        const domain::FieldName name = shared(view);
        reader.setField(name);
        fields.insert(fields.cend(), name, readRegister(reader));
        reader.setField(outer);
    }
}

// What a row's registers leave out is said by the row.
void complete(domain::Row &row)
{
    row.life.seq = row.seq;
    for (auto it = row.fields.begin(); it != row.fields.end(); ++it) {
        it->value = canonicalValue(row.kind, it.key(), std::move(it->value));
        if (it->seq == 0) {
            it->seq = row.seq;
        }
    }
}

// True if the kind is known.
bool readRow(Reader &reader, domain::Row &row, ForeignRow &foreign)
{
    const qsizetype from = reader.position();
    std::optional<domain::RowKind> kind;
    QByteArray kindName;
    reader.readMap({"k", "id", "seq", "life"}, [&](QByteArrayView key) {
        if (key == "k") {
            kindName = reader.shortText(fieldNameBytesMax);
            kind = domain::rowKind(kindName);
        } else if (key == "id") {
            row.id = reader.id();
        } else if (key == "seq") {
            row.seq = reader.number();
        } else if (key == "life") {
            row.life = readLife(reader);
        } else if (key == "f") {
            readFields(reader, row.fields);
        } else {
            return false;
        }
        return true;
    });
    if (!reader.isOk()) {
        return true;
    }
    if (kind) {
        row.kind = *kind;
        complete(row);
        return true;
    }
    foreign = {kindName, row.id, row.seq, reader.slice(from).toByteArray()};
    return false;
}

domain::Row readKnownRow(Reader &reader)
{
    domain::Row row;
    ForeignRow foreign;
    if (!readRow(reader, row, foreign)) {
        reader.fail("a kind that is not known here", ErrorKind::Unsupported);
    }
    return row;
}
} // namespace

namespace wire {
void write(Writer &writer, domain::RowKind kind, const domain::Fields &fields)
{
    writer.map(quint64(fields.size()));
    for (auto it = fields.cbegin(); it != fields.cend(); ++it) {
        writer.text(QByteArrayView(it.key()));
        protocol::write(writer, kind, it.key(), it.value());
    }
}

void writeHead(Writer &writer, domain::RowKind kind, const Uuid &id, quint64 seq,
               const domain::Life &life)
{
    writer.map(5);
    writer.key("k");
    writer.text(QByteArrayView(domain::rowKindName(kind)));
    writer.key("id");
    writer.id(id);
    writer.key("seq");
    writer.number(seq);
    writer.key("life");
    const bool hasBase = !life.isAlive && life.base != 0;
    writer.array(hasBase ? 3 : 2);
    writer.integer(life.isAlive ? 1 : 0);
    writer.stamp(life.stamp);
    if (hasBase) {
        writer.number(life.base);
    }
    writer.key("f");
}

void write(Writer &writer, const domain::Row &row)
{
    writeHead(writer, row.kind, row.id, row.seq, row.life);
    write(writer, row.kind, row.fields);
}

void writeRows(Writer &writer, const QList<domain::Row> &rows, const QList<ForeignRow> &foreign)
{
    writer.array(quint64(rows.size() + foreign.size()));
    for (const domain::Row &row : rows) {
        write(writer, row);
    }
    for (const ForeignRow &row : foreign) {
        writer.raw(row.body);
    }
}

void readRows(Reader &reader, qsizetype countMax, QList<domain::Row> &rows,
              QList<ForeignRow> &foreign)
{
    reader.readArray(countMax, [&] {
        domain::Row row;
        ForeignRow other;
        if (readRow(reader, row, other)) {
            rows.append(std::move(row));
        } else {
            foreign.append(std::move(other));
        }
    });
}
} // namespace wire

QByteArray encodeRow(const domain::Row &row)
{
    Writer writer;
    wire::write(writer, row);
    return writer.take();
}

QByteArray encodeFields(domain::RowKind kind, const domain::Fields &fields)
{
    Writer writer;
    writer.reserve(fields.size() * 48);
    wire::write(writer, kind, fields);
    return writer.take();
}

QByteArray encodeRow(domain::RowKind kind, const Uuid &id, quint64 seq, const domain::Life &life,
                     QByteArrayView encodedFields)
{
    Writer writer;
    writer.reserve(encodedFields.size() + 96);
    wire::writeHead(writer, kind, id, seq, life);
    writer.raw(encodedFields);
    return writer.take();
}

Expected<domain::Row> decodeRow(QByteArrayView bytes)
{
    return wire::decodeMessage(bytes, Form::Cbor, readKnownRow);
}

Expected<domain::Fields> decodeFields(domain::RowKind kind, QByteArrayView bytes)
{
    Reader reader(bytes);
    domain::Row row;
    row.kind = kind;
    readFields(reader, row.fields);
    TRY(reader.finish());
    complete(row);
    return row.fields;
}

} // namespace endpaper::protocol
