// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/compress.h"
#include "protocol/wire.h"

namespace endpaper::protocol {

using wire::Reader;
using wire::Writer;

namespace {
void writeChangeHead(Writer &writer, const LiveChange &change)
{
    writer.map(6);
    writer.key("t");
    writer.key("chg");
    writer.key("sp");
    writer.id(change.space);
    writer.key("prev");
    writer.number(change.prev);
    writer.key("seq");
    writer.number(change.seq);
    writer.key("lin");
    writer.opaque(change.lin);
    writer.key("rows");
}

struct FrameWriter
{
    Writer &writer;

    void operator()(std::monostate) const { writer.map(0); }
    void operator()(const LiveAuth &auth) const
    {
        writer.map(4);
        writer.key("t");
        writer.key("auth");
        writer.key("token");
        writer.text(QByteArrayView(auth.token));
        writer.key("acct");
        writer.id(auth.account);
        writer.key("dev");
        writer.opaque(auth.device);
    }
    void operator()(const LiveChange &change) const
    {
        writeChangeHead(writer, change);
        wire::writeRows(writer, change.rows, change.foreign);
    }
    void operator()(const LivePoke &poke) const
    {
        writer.map(3);
        writer.key("t");
        writer.key("poke");
        writer.key("sp");
        writer.id(poke.space);
        writer.key("head");
        writer.number(poke.head);
    }
    void operator()(const LiveRole &role) const
    {
        writer.map(2);
        writer.key("t");
        writer.key(role.isGone ? "gone" : "role");
        writer.key("sp");
        writer.id(role.space);
    }
    void operator()(const LiveNote &note) const
    {
        writer.map(note.id.isNil() ? 2 : 3);
        writer.key("t");
        writer.key("note");
        writer.key("kind");
        writer.text(QByteArrayView(note.kind));
        if (!note.id.isNil()) {
            writer.key("id");
            writer.id(note.id);
        }
    }
    void operator()(const LivePing &ping) const
    {
        writer.map(ping.roles.isEmpty() ? 3 : 4);
        writer.key("t");
        writer.key("ping");
        writer.key("now");
        writer.integer(toEpochMs(ping.now));
        writer.key("heads");
        writer.map(quint64(ping.heads.size()));
        for (auto it = ping.heads.cbegin(); it != ping.heads.cend(); ++it) {
            writer.id(it.key());
            writer.number(it.value());
        }
        if (ping.roles.isEmpty()) {
            return;
        }
        writer.key("roles");
        writer.map(quint64(ping.roles.size()));
        for (auto it = ping.roles.cbegin(); it != ping.roles.cend(); ++it) {
            writer.id(it.key());
            writer.text(QByteArrayView(it.value()));
        }
    }
};

// All keys of all frames: which of them count is said by `t`, which need not come first.
struct Frame
{
    QByteArray type;
    Uuid space, id, account;
    quint64 prev = 0, seq = 0, head = 0, lin = 0, device = 0;
    Instant now = {};
    QByteArray token, kind;
    QMap<Uuid, quint64> heads;
    QMap<Uuid, QByteArray> roles;
    QList<domain::Row> rows;
    QList<ForeignRow> foreign;
};

constexpr qsizetype tokenBytesMax = 8192;

void readHeads(Reader &reader, Frame &frame)
{
    auto here = reader.map();
    while (reader.next(here)) {
        const Uuid space = reader.id();
        frame.heads.insert(space, reader.number());
        if (frame.heads.size() > spacesMax) {
            reader.fail("too many spaces", ErrorKind::TooLarge);
        }
    }
}

void readRoles(Reader &reader, Frame &frame)
{
    auto here = reader.map();
    while (reader.next(here)) {
        const Uuid space = reader.id();
        frame.roles.insert(space, reader.shortText(fieldNameBytesMax));
        if (frame.roles.size() > spacesMax) {
            reader.fail("too many spaces", ErrorKind::TooLarge);
        }
    }
}

Frame readFrame(Reader &reader)
{
    Frame frame;
    reader.readMap({"t"}, [&](QByteArrayView key) {
        if (key == "t") {
            frame.type = reader.shortText(fieldNameBytesMax);
        } else if (key == "sp") {
            frame.space = reader.id();
        } else if (key == "id") {
            frame.id = reader.id();
        } else if (key == "acct") {
            frame.account = reader.id();
        } else if (key == "dev") {
            frame.device = reader.opaque();
        } else if (key == "prev") {
            frame.prev = reader.number();
        } else if (key == "seq") {
            frame.seq = reader.number();
        } else if (key == "head") {
            frame.head = reader.number();
        } else if (key == "lin") {
            frame.lin = reader.opaque();
        } else if (key == "now") {
            frame.now = fromEpochMs(reader.integer());
        } else if (key == "token") {
            frame.token = reader.shortText(tokenBytesMax);
        } else if (key == "kind") {
            frame.kind = reader.shortText(fieldNameBytesMax);
        } else if (key == "heads") {
            readHeads(reader, frame);
        } else if (key == "roles") {
            readRoles(reader, frame);
        } else if (key == "rows") {
            wire::readRows(reader, pullRowsMax, frame.rows, frame.foreign);
        } else {
            return false;
        }
        return true;
    });
    return frame;
}

LiveMessage messageOf(Frame &&frame)
{
    if (frame.type == "chg") {
        return LiveChange{frame.space, frame.prev, frame.seq, frame.lin, frame.rows, frame.foreign};
    }
    if (frame.type == "poke") {
        return LivePoke{frame.space, frame.head};
    }
    if (frame.type == "role" || frame.type == "gone") {
        return LiveRole{frame.space, frame.type == "gone"};
    }
    if (frame.type == "note") {
        return LiveNote{frame.kind, frame.id};
    }
    if (frame.type == "ping") {
        return LivePing{frame.now, frame.heads, frame.roles};
    }
    if (frame.type == "auth") {
        return LiveAuth{frame.token, frame.account, frame.device};
    }
    return std::monostate();
}
} // namespace

QByteArray encodeFrame(const LiveMessage &message, Form form)
{
    Writer writer(form);
    std::visit(FrameWriter{writer}, message);
    const QByteArray bytes = wire::finished(writer);
    return form == Form::Json ? bytes : packFrame(bytes);
}

QByteArray encodeChangeFrame(const LiveChange &head, const QList<QByteArray> &rows)
{
    Writer writer;
    writeChangeHead(writer, head);
    writer.array(quint64(rows.size()));
    for (const QByteArray &row : rows) {
        writer.raw(row);
    }
    return packFrame(writer.result());
}

Expected<LiveMessage> decodeFrame(QByteArrayView frame, Form form)
{
    QByteArray unpacked;
    if (form == Form::Cbor) {
        TRY_ASSIGN(unpacked, unpackFrame(frame));
        frame = unpacked;
    }
    TRY_ASSIGN(Frame fields, wire::decodeMessage(frame, form, readFrame));
    return messageOf(std::move(fields));
}

} // namespace endpaper::protocol
