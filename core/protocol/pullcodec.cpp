// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/wire.h"

namespace endpaper::protocol {

using wire::Reader;
using wire::Writer;

namespace {
void writeSpaceHead(Writer &writer, const PulledSpace &space, bool hasNotices)
{
    writer.map(6 + quint64(space.digest ? 1 : 0) + quint64(hasNotices ? 1 : 0));
    writer.key("sp");
    writer.id(space.space);
    writer.key("next");
    writer.number(space.next);
    writer.key("lin");
    writer.opaque(space.lin);
    writer.key("head");
    writer.number(space.head);
    writer.key("more");
    writer.flag(space.hasMore);
    if (space.digest) {
        writer.key("digest");
        writer.opaque(*space.digest);
    }
    writer.key("rows");
}

PulledSpace readPulledSpace(Reader &reader)
{
    PulledSpace space;
    reader.readMap({"sp", "next", "lin", "head", "rows"}, [&](QByteArrayView key) {
        if (key == "sp") {
            space.space = reader.id();
        } else if (key == "next") {
            space.next = reader.number();
        } else if (key == "lin") {
            space.lin = reader.opaque();
        } else if (key == "head") {
            space.head = reader.number();
        } else if (key == "more") {
            space.hasMore = reader.flag();
        } else if (key == "digest") {
            space.digest = reader.opaque();
        } else if (key == "rows") {
            wire::readRows(reader, pullRowsMax + batchGroupsMax * groupOpsMax, space.rows,
                           space.foreign);
        } else if (key == "notices") {
            reader.readArray(noticesMax, [&] { space.notices.append(wire::readNotice(reader)); });
        } else {
            return false;
        }
        return true;
    });
    return space;
}

PullReply readPullReply(Reader &reader)
{
    PullReply message;
    reader.readMap({"now", "spaces"}, [&](QByteArrayView key) {
        if (key == "now") {
            message.now = fromEpochMs(reader.integer());
        } else if (key == "spaces") {
            reader.readArray(spacesMax, [&] { message.spaces.append(readPulledSpace(reader)); });
        } else {
            return false;
        }
        return true;
    });
    return message;
}

PullRequest readPullRequest(Reader &reader)
{
    PullRequest message;
    reader.readMap({"spaces"}, [&](QByteArrayView key) {
        if (key == "rows") {
            message.rows = reader.integer();
            return true;
        }
        if (key != "spaces") {
            return false;
        }
        reader.readArray(spacesMax, [&] {
            PullSpace space;
            reader.readMap({"sp", "after"}, [&](QByteArrayView inner) {
                if (inner == "sp") {
                    space.space = reader.id();
                } else if (inner == "after") {
                    space.after = reader.number();
                } else if (inner == "lin") {
                    space.lin = reader.opaque();
                } else if (inner == "high") {
                    space.high = reader.mark();
                } else {
                    return false;
                }
                return true;
            });
            message.spaces.append(space);
        });
        return true;
    });
    if (message.rows < 1) {
        reader.setField("rows");
        reader.fail("at least one row is wanted");
    }
    return message;
}
} // namespace

QByteArray encodePull(Instant now, const QList<EncodedSpace> &spaces)
{
    Writer writer;
    qsizetype size = 64;
    for (const EncodedSpace &space : spaces) {
        size += 128;
        for (const QByteArray &row : space.rows) {
            size += row.size();
        }
    }
    writer.reserve(size);
    writer.map(2);
    writer.key("now");
    writer.integer(toEpochMs(now));
    writer.key("spaces");
    writer.array(quint64(spaces.size()));
    for (const EncodedSpace &space : spaces) {
        writeSpaceHead(writer, space.head, !space.notices.isEmpty());
        writer.array(quint64(space.rows.size()));
        for (const QByteArray &row : space.rows) {
            writer.raw(row);
        }
        if (!space.notices.isEmpty()) {
            writer.key("notices");
            writer.array(quint64(space.notices.size()));
            for (const QByteArray &notice : space.notices) {
                writer.raw(notice);
            }
        }
    }
    return writer.take();
}

QByteArray encode(const PullReply &message, Form form)
{
    Writer writer(form);
    writer.map(2);
    writer.key("now");
    writer.integer(toEpochMs(message.now));
    writer.key("spaces");
    writer.array(quint64(message.spaces.size()));
    for (const PulledSpace &space : message.spaces) {
        writeSpaceHead(writer, space, !space.notices.isEmpty());
        wire::writeRows(writer, space.rows, space.foreign);
        if (!space.notices.isEmpty()) {
            writer.key("notices");
            writer.array(quint64(space.notices.size()));
            for (const Notice &notice : space.notices) {
                wire::write(writer, notice);
            }
        }
    }
    return wire::finished(writer);
}

Expected<PullReply> decodePullReply(QByteArrayView bytes, Form form)
{
    return wire::decodeMessage(bytes, form, readPullReply);
}

QByteArray encode(const PullRequest &message, Form form)
{
    Writer writer(form);
    writer.map(2);
    writer.key("spaces");
    writer.array(quint64(message.spaces.size()));
    for (const PullSpace &space : message.spaces) {
        writer.map(4);
        writer.key("sp");
        writer.id(space.space);
        writer.key("after");
        writer.number(space.after);
        writer.key("lin");
        writer.opaque(space.lin);
        writer.key("high");
        writer.mark(space.high);
    }
    writer.key("rows");
    writer.integer(message.rows);
    return wire::finished(writer);
}

Expected<PullRequest> decodePullRequest(QByteArrayView bytes, Form form)
{
    return wire::decodeMessage(bytes, form, readPullRequest);
}

} // namespace endpaper::protocol
