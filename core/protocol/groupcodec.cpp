// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/digest.h"
#include "protocol/schema.h"
#include "protocol/wire.h"

namespace endpaper::protocol {

using namespace Qt::StringLiterals;

using wire::Reader;
using wire::Writer;

namespace {
constexpr int skippedDepthMax = 4 * valueDepthMax; // what is around a value nests, too

constexpr std::pair<OpKind, const char *> opNames[] = {
    {OpKind::New, "new"}, {OpKind::Set, "set"}, {OpKind::Pos, "pos"}, {OpKind::Life, "life"}};
void write(Writer &writer, const Op &op)
{
    const bool hasFields = op.op == OpKind::New || op.op == OpKind::Set;
    const int own = hasFields  ? 1
        : op.op == OpKind::Pos ? 3
                               : 1 + (op.movedTo ? 1 : 0) + (op.need ? 1 : 0);
    writer.map(quint64(3 + own));
    writer.key("k");
    wire::writeKind(writer, op.kind);
    writer.key("id");
    writer.id(op.id);
    writer.key("o");
    writer.key(wire::nameIn(opNames, op.op));
    if (hasFields) {
        writer.key("f");
        writer.map(quint64(op.fields.size()));
        for (const FieldValue &field : op.fields) {
            writer.text(QByteArrayView(field.name));
            writer.fieldValue(op.kind, field.name, field.value);
        }
        return;
    }
    if (op.op == OpKind::Pos) {
        writer.key("v");
        writer.value(op.pos);
        writer.key("st");
        writer.stamp(op.posStamp);
        writer.key("gen");
        writer.integer(op.posGen);
        return;
    }
    writer.key("a");
    writer.integer(op.isAlive ? 1 : 0);
    if (op.movedTo) {
        writer.key("to");
        wire::writePair(writer, op.movedTo->first, op.movedTo->second);
    }
    if (op.need) {
        writer.key("need");
        writer.number(op.need);
    }
}

void readFieldValues(Reader &reader, QList<FieldValue> &fields)
{
    const QByteArrayView outer = reader.field();
    auto here = reader.map();
    while (reader.next(here)) {
        domain::FieldName name = reader.shortText(fieldNameBytesMax);
        reader.setField(name);
        if (fields.size() >= rowFieldsMax) {
            reader.fail("too many fields", ErrorKind::TooLarge);
            return;
        }
        fields.append({name, reader.value()});
        reader.setField(outer);
    }
}

Op readOp(Reader &reader)
{
    Op op;
    reader.readMap({"k", "id", "o"}, [&](QByteArrayView key) {
        if (key == "k") {
            op.kind = reader.kind();
        } else if (key == "id") {
            op.id = reader.id();
        } else if (key == "o") {
            op.op = wire::readName(opNames, reader);
        } else if (key == "f") {
            readFieldValues(reader, op.fields);
        } else if (key == "v") {
            op.pos = reader.value();
        } else if (key == "st") {
            op.posStamp = reader.stamp();
        } else if (key == "gen") {
            const quint64 gen = reader.number();
            if (gen > 0xff) {
                reader.fail("out of range");
            }
            op.posGen = quint8(gen);
        } else if (key == "a") {
            op.isAlive = reader.flag();
        } else if (key == "to") {
            op.movedTo = reader.idPair();
        } else if (key == "need") {
            op.need = reader.number();
        } else {
            return false;
        }
        return true;
    });
    if (op.kind) {
        for (FieldValue &field : op.fields) {
            field.value = canonicalValue(*op.kind, field.name, std::move(field.value));
        }
    }
    return op;
}

// One that cannot be read takes none of the others along.
Group readGroupOrFlaw(Reader &reader)
{
    const qsizetype start = reader.position();
    const QByteArrayView outer = reader.field();
    Group group = wire::readGroup(reader);
    if (!reader.isOk()) {
        group = {};
        const QString &field = reader.error().field;
        group.flaw = field.isEmpty() ? u"ops"_s : field.left(fieldNameBytesMax);
        reader.goBack(start);
        reader.setField(outer);
        reader.CborReader::skip(skippedDepthMax);
    }
    return group;
}

PushRequest readPushRequest(Reader &reader)
{
    PushRequest message;
    reader.readMap({"acct", "dev", "from", "chain", "groups"}, [&](QByteArrayView key) {
        if (key == "schema") {
            message.schema = wire::readSchema(reader);
        } else if (key == "acct") {
            message.account = reader.id();
        } else if (key == "dev") {
            message.device = reader.opaque();
        } else if (key == "from") {
            message.from = reader.number();
        } else if (key == "chain") {
            message.chain = reader.opaque();
        } else if (key == "groups") {
            reader.readArray(batchGroupsMax,
                             [&] { message.groups.append(readGroupOrFlaw(reader)); });
        } else {
            return false;
        }
        return true;
    });
    for (qsizetype i = 0; i < message.groups.size(); ++i) {
        if (!message.groups[i].flaw.isEmpty()) {
            message.groups[i].number = message.from + quint64(i);
        }
    }
    return message;
}

void writePushHead(Writer &writer, int schema, const Uuid &account, quint64 device, quint64 from,
                   quint64 chain, qsizetype groups)
{
    writer.map(6);
    writer.key("schema");
    writer.integer(schema);
    writer.key("acct");
    writer.id(account);
    writer.key("dev");
    writer.opaque(device);
    writer.key("from");
    writer.number(from);
    writer.key("chain");
    writer.opaque(chain);
    writer.key("groups");
    writer.array(quint64(groups));
}
} // namespace

namespace wire {
void write(Writer &writer, const Group &group)
{
    if (!group.flaw.isEmpty()) {
        writer.map(2);
        writer.key("d");
        writer.number(group.number);
        writer.key("ops");
        writer.null();
        return;
    }
    writer.map(5);
    writer.key("d");
    writer.number(group.number);
    writer.key("sp");
    writer.id(group.space);
    writer.key("base");
    writer.number(group.base);
    writer.key("st");
    writer.stamp(group.stamp);
    writer.key("ops");
    writer.array(quint64(group.ops.size()));
    for (const Op &op : group.ops) {
        protocol::write(writer, op);
    }
}

Group readGroup(Reader &reader)
{
    Group group;
    reader.readMap({"d", "sp", "st", "ops"}, [&](QByteArrayView key) {
        if (key == "d") {
            group.number = reader.number();
        } else if (key == "sp") {
            group.space = reader.id();
        } else if (key == "base") {
            group.base = reader.number();
        } else if (key == "st") {
            group.stamp = reader.stamp();
        } else if (key == "ops") {
            reader.readArray(groupOpsMax, [&] { group.ops.append(readOp(reader)); });
        } else {
            return false;
        }
        return true;
    });
    return group;
}

} // namespace wire

QByteArray encode(const PushRequest &message, Form form)
{
    Writer writer(form);
    writePushHead(writer, message.schema, message.account, message.device, message.from,
                  message.chain, message.groups.size());
    for (const Group &group : message.groups) {
        wire::write(writer, group);
    }
    return wire::finished(writer);
}

QByteArray encodePush(const Uuid &account, quint64 device, quint64 from, quint64 chain,
                      const QList<QByteArray> &groups)
{
    Writer writer;
    writePushHead(writer, schemaVersion, account, device, from, chain, groups.size());
    for (const QByteArray &group : groups) {
        writer.raw(group);
    }
    return writer.take();
}

Expected<PushRequest> decodePushRequest(QByteArrayView bytes, Form form)
{
    return wire::decodeMessage(bytes, form, readPushRequest);
}

qsizetype encodedBytes(const Op &op)
{
    Writer writer;
    write(writer, op);
    return writer.size();
}

QByteArray encodeGroup(const Group &group)
{
    Writer writer;
    wire::write(writer, group);
    return writer.take();
}

Expected<Group> decodeGroup(QByteArrayView bytes)
{
    return wire::decodeMessage(bytes, Form::Cbor, wire::readGroup);
}

quint64 nextChain(quint64 previous, const Group &group)
{
    const auto idHash = [](const Uuid &id, quint64 seed) {
        return domain::hashBytes(
            QByteArrayView(reinterpret_cast<const char *>(id.bytes().data()), 16), seed);
    };
    quint64 hash = domain::hashWord(group.number, previous);
    hash = domain::hashWord(group.base, idHash(group.space, hash));
    hash = domain::hashWord(group.stamp.device, domain::hashWord(group.stamp.time, hash));
    for (const Op &op : group.ops) {
        hash = idHash(op.id, domain::hashWord(quint64(op.op), hash));
    }
    return hash;
}

} // namespace endpaper::protocol
