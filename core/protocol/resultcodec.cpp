// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/schema.h"
#include "protocol/wire.h"

namespace endpaper::protocol {

using wire::Reader;
using wire::Writer;

namespace {
constexpr std::pair<GroupResult, const char *> resultNames[] = {
    {GroupResult::Ok, "ok"},          {GroupResult::Noop, "noop"},
    {GroupResult::Gone, "gone"},      {GroupResult::Moved, "moved"},
    {GroupResult::Denied, "denied"},  {GroupResult::Quota, "quota"},
    {GroupResult::Invalid, "invalid"}};

} // namespace

namespace wire {
Notice readNotice(Reader &reader)
{
    Notice notice;
    reader.readMap({"id"}, [&](QByteArrayView key) {
        if (key == "k") {
            notice.kind = reader.kind();
        } else if (key == "id") {
            notice.id = reader.id();
        } else if (key == "field") {
            notice.field = reader.shortText(fieldNameBytesMax);
        } else if (key == "v") {
            notice.value = reader.value();
        } else if (key == "st") {
            notice.stamp = reader.stamp();
        } else {
            return false;
        }
        return true;
    });
    if (notice.kind) {
        notice.value = canonicalValue(*notice.kind, notice.field, std::move(notice.value));
    }
    return notice;
}

void write(Writer &writer, const Notice &notice)
{
    writer.map(5);
    writer.key("k");
    writeKind(writer, notice.kind);
    writer.key("id");
    writer.id(notice.id);
    writer.key("field");
    writer.text(QByteArrayView(notice.field));
    writer.key("v");
    writer.fieldValue(notice.kind, notice.field, notice.value);
    writer.key("st");
    writer.stamp(notice.stamp);
}

void writeKind(Writer &writer, std::optional<domain::RowKind> kind)
{
    writer.text(kind ? QByteArrayView(domain::rowKindName(*kind)) : QByteArrayView("unknown"));
}

void writePair(Writer &writer, const Uuid &space, const Uuid &id)
{
    writer.array(2);
    writer.id(space);
    writer.id(id);
}

void write(Writer &writer, const PushedGroup &result)
{
    const bool isMoved = result.result == GroupResult::Moved;
    writer.map(quint64(7 + (isMoved ? 1 : 0) + (result.notices.isEmpty() ? 0 : 1)
                       + (result.field.isEmpty() ? 0 : 1) + (result.unchanged.isEmpty() ? 0 : 1)));
    writer.key("d");
    writer.number(result.number);
    writer.key("r");
    writer.key(nameIn(resultNames, result.result));
    writer.key("sp");
    writer.id(result.space);
    writer.key("prev");
    writer.number(result.prev);
    writer.key("plin");
    writer.opaque(result.prevLin);
    writer.key("seq");
    writer.number(result.seq);
    writer.key("lin");
    writer.opaque(result.lin);
    if (isMoved) {
        writer.key("to");
        writePair(writer, result.movedSpace, result.movedId);
    }
    if (!result.field.isEmpty()) {
        writer.key("field");
        writer.text(result.field);
    }
    if (!result.notices.isEmpty()) {
        writer.key("notices");
        writer.array(quint64(result.notices.size()));
        for (const Notice &notice : result.notices) {
            write(writer, notice);
        }
    }
    if (!result.unchanged.isEmpty()) {
        writer.key("same");
        writer.array(quint64(result.unchanged.size()));
        for (const int op : result.unchanged) {
            writer.number(quint64(op));
        }
    }
}

PushedGroup readResult(Reader &reader)
{
    PushedGroup result;
    reader.readMap({"d", "r"}, [&](QByteArrayView key) {
        if (key == "d") {
            result.number = reader.number();
        } else if (key == "r") {
            result.result = readName(resultNames, reader);
        } else if (key == "sp") {
            result.space = reader.id();
        } else if (key == "prev") {
            result.prev = reader.number();
        } else if (key == "plin") {
            result.prevLin = reader.opaque();
        } else if (key == "seq") {
            result.seq = reader.number();
        } else if (key == "lin") {
            result.lin = reader.opaque();
        } else if (key == "to") {
            std::tie(result.movedSpace, result.movedId) = reader.idPair();
        } else if (key == "field") {
            result.field = reader.string();
        } else if (key == "notices") {
            reader.readArray(noticesMax, [&] { result.notices.append(readNotice(reader)); });
        } else if (key == "same") {
            reader.readArray(groupOpsMax, [&] {
                result.unchanged.append(int(qMin<quint64>(reader.number(), groupOpsMax)));
            });
        } else {
            return false;
        }
        return true;
    });
    return result;
}

void write(Writer &writer, const PushReply &reply)
{
    writer.map(4);
    writer.key("now");
    writer.integer(toEpochMs(reply.now));
    writer.key("through");
    writer.number(reply.through);
    writer.key("chain");
    writer.opaque(reply.chain);
    writer.key("res");
    writer.array(quint64(reply.results.size()));
    for (const PushedGroup &result : reply.results) {
        write(writer, result);
    }
}

PushReply readPushReply(Reader &reader)
{
    PushReply reply;
    reader.readMap({"now", "through", "chain", "res"}, [&](QByteArrayView key) {
        if (key == "now") {
            reply.now = fromEpochMs(reader.integer());
        } else if (key == "through") {
            reply.through = reader.number();
        } else if (key == "chain") {
            reply.chain = reader.opaque();
        } else if (key == "res") {
            reader.readArray(batchGroupsMax, [&] { reply.results.append(readResult(reader)); });
        } else {
            return false;
        }
        return true;
    });
    return reply;
}
} // namespace wire

QByteArray encode(const PushReply &message, Form form)
{
    Writer writer(form);
    wire::write(writer, message);
    return wire::finished(writer);
}

Expected<PushReply> decodePushReply(QByteArrayView bytes, Form form)
{
    return wire::decodeMessage(bytes, form, wire::readPushReply);
}

QLatin1StringView resultName(GroupResult result)
{
    return QLatin1StringView(wire::nameIn(resultNames, result));
}

QByteArray encodeNotice(const Notice &notice)
{
    Writer writer;
    wire::write(writer, notice);
    return writer.take();
}

QByteArray encodeResult(const PushedGroup &result)
{
    Writer writer;
    wire::write(writer, result);
    return writer.take();
}

Expected<PushedGroup> decodeResult(QByteArrayView bytes)
{
    return wire::decodeMessage(bytes, Form::Cbor, wire::readResult);
}

} // namespace endpaper::protocol
