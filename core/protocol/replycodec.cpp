// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/wire.h"

namespace endpaper::protocol {

using wire::Reader;
using wire::Writer;

QByteArray encode(const HelloReply &message, Form form)
{
    Writer writer(form);
    writer.map(10);
    writer.key("v");
    writer.integer(message.version);
    writer.key("schema");
    writer.map(2);
    writer.key("server");
    writer.integer(message.schemaServer);
    writer.key("min");
    writer.integer(message.schemaMin);
    writer.key("now");
    writer.integer(toEpochMs(message.now));
    writer.key("acct");
    writer.id(message.account);
    writer.key("through");
    writer.number(message.through);
    writer.key("chain");
    writer.opaque(message.chain);
    writer.key("limits");
    writer.map(10);
    writer.key("group");
    writer.integer(message.limits.group);
    writer.key("batch");
    writer.integer(message.limits.batch);
    writer.key("bytes");
    writer.integer(message.limits.bytes);
    writer.key("row");
    writer.integer(message.limits.row);
    writer.key("rows");
    writer.integer(message.limits.accountRows);
    writer.key("stored");
    writer.integer(message.limits.accountBytes);
    writer.key("pushes");
    writer.integer(message.limits.pushesASecond);
    writer.key("devices");
    writer.integer(message.limits.devices);
    writer.key("spaces");
    writer.integer(message.limits.spaces);
    writer.key("members");
    writer.integer(message.limits.members);
    writer.key("spaces");
    writer.array(quint64(message.spaces.size()));
    for (const SpaceState &space : message.spaces) {
        writer.map(space.of.isNil() ? 5 : 6);
        writer.key("sp");
        writer.id(space.space);
        writer.key("role");
        writer.text(QByteArrayView(space.role));
        writer.key("head");
        writer.number(space.head);
        writer.key("floor");
        writer.number(space.floor);
        writer.key("kind");
        writer.text(QByteArrayView(space.kind));
        if (!space.of.isNil()) {
            writer.key("of");
            writer.id(space.of);
        }
    }
    writer.key("sock");
    writer.text(message.socket);
    writer.key("devices");
    writer.array(quint64(message.devices.size()));
    for (const DeviceName &device : message.devices) {
        writer.array(2);
        writer.opaque(device.device);
        writer.text(device.name);
    }
    return wire::finished(writer);
}

namespace {
SpaceState readSpaceState(Reader &reader)
{
    SpaceState space;
    reader.readMap({"sp", "head"}, [&](QByteArrayView key) {
        if (key == "sp") {
            space.space = reader.id();
        } else if (key == "role") {
            space.role = reader.shortText(fieldNameBytesMax);
        } else if (key == "head") {
            space.head = reader.number();
        } else if (key == "floor") {
            space.floor = reader.number();
        } else if (key == "kind") {
            space.kind = reader.shortText(fieldNameBytesMax);
        } else if (key == "of") {
            space.of = reader.id();
        } else {
            return false;
        }
        return true;
    });
    return space;
}

DeviceName readDeviceName(Reader &reader)
{
    DeviceName device;
    int at = 0;
    reader.readArray(2, [&] {
        if (at++ == 0) {
            device.device = reader.opaque();
        } else {
            device.name = reader.string();
        }
    });
    return device;
}

Limits readLimits(Reader &reader)
{
    Limits limits;
    reader.readMap({}, [&](QByteArrayView key) {
        if (key == "group") {
            limits.group = reader.integer();
        } else if (key == "batch") {
            limits.batch = reader.integer();
        } else if (key == "bytes") {
            limits.bytes = reader.integer();
        } else if (key == "row") {
            limits.row = reader.integer();
        } else if (key == "rows") {
            limits.accountRows = reader.integer();
        } else if (key == "stored") {
            limits.accountBytes = reader.integer();
        } else if (key == "pushes") {
            limits.pushesASecond = reader.integer();
        } else if (key == "devices") {
            limits.devices = reader.integer();
        } else if (key == "spaces") {
            limits.spaces = reader.integer();
        } else if (key == "members") {
            limits.members = reader.integer();
        } else {
            return false;
        }
        return true;
    });
    return limits;
}

HelloReply readHelloReply(Reader &reader)
{
    HelloReply message;
    reader.readMap({"v", "now", "acct", "through", "spaces"}, [&](QByteArrayView key) {
        if (key == "v") {
            message.version = int(reader.integer());
        } else if (key == "schema") {
            reader.readMap({}, [&](QByteArrayView inner) {
                if (inner == "server") {
                    message.schemaServer = int(reader.integer());
                } else if (inner == "min") {
                    message.schemaMin = int(reader.integer());
                } else {
                    return false;
                }
                return true;
            });
        } else if (key == "now") {
            message.now = fromEpochMs(reader.integer());
        } else if (key == "acct") {
            message.account = reader.id();
        } else if (key == "through") {
            message.through = reader.number();
        } else if (key == "chain") {
            message.chain = reader.opaque();
        } else if (key == "limits") {
            message.limits = readLimits(reader);
        } else if (key == "spaces") {
            reader.readArray(spacesMax, [&] { message.spaces.append(readSpaceState(reader)); });
        } else if (key == "sock") {
            message.socket = reader.string();
        } else if (key == "devices") {
            reader.readArray(devicesNamedMax,
                             [&] { message.devices.append(readDeviceName(reader)); });
        } else {
            return false;
        }
        return true;
    });
    return message;
}

constexpr std::pair<Refusal::Code, const char *> refusalNames[] = {
    {Refusal::Code::Account, "acct"},    {Refusal::Code::Gap, "gap"},
    {Refusal::Code::Forked, "forked"},   {Refusal::Code::Clock, "clock"},
    {Refusal::Code::Lineage, "lineage"}, {Refusal::Code::Resync, "resync"},
    {Refusal::Code::Upgrade, "upgrade"},
};

const char *nameOf(Refusal::Code code)
{
    for (const auto &[value, name] : refusalNames) {
        if (value == code) {
            return name;
        }
    }
    Q_UNREACHABLE();
}

Refusal::Code readRefusalCode(Reader &reader)
{
    const QByteArray text = reader.shortText(fieldNameBytesMax);
    for (const auto &[value, name] : refusalNames) {
        if (text == name) {
            return value;
        }
    }
    reader.fail("no such refusal");
    return {};
}

Refusal readRefusal(Reader &reader)
{
    Refusal message;
    reader.readMap({"e"}, [&](QByteArrayView key) {
        if (key == "e") {
            message.code = readRefusalCode(reader);
        } else if (key == "now") {
            message.now = fromEpochMs(reader.integer());
        } else if (key == "want") {
            message.want = reader.number();
        } else if (key == "d") {
            message.number = reader.number();
        } else if (key == "ahead") {
            message.aheadMs = reader.integer();
        } else if (key == "sp") {
            message.space = reader.id();
        } else if (key == "fork") {
            message.fork = reader.number();
        } else if (key == "floor") {
            message.floor = reader.number();
        } else if (key == "min") {
            message.min = int(reader.integer());
        } else if (key == "applied") {
            message.applied = wire::readPushReply(reader);
        } else {
            return false;
        }
        return true;
    });
    return message;
}
} // namespace

Expected<HelloReply> decodeHelloReply(QByteArrayView bytes, Form form)
{
    return wire::decodeMessage(bytes, form, readHelloReply);
}

// Only what belongs to the code travels.
QByteArray encode(const Refusal &message, Form form)
{
    using Code = Refusal::Code;
    const bool hasSpace = message.code == Code::Lineage || message.code == Code::Resync;
    const int own = message.code == Code::Clock                         ? 2
        : message.code == Code::Forked || message.code == Code::Account ? 0
                                                                        : 1;
    Writer writer(form);
    writer.map(quint64(2 + own + (hasSpace ? 1 : 0) + (message.applied ? 1 : 0)));
    writer.key("e");
    writer.key(nameOf(message.code));
    writer.key("now");
    writer.integer(toEpochMs(message.now));
    if (hasSpace) {
        writer.key("sp");
        writer.id(message.space);
    }
    switch (message.code) {
    case Code::Account:
    case Code::Forked:
        break;
    case Code::Gap:
        writer.key("want");
        writer.number(message.want);
        break;
    case Code::Clock:
        writer.key("d");
        writer.number(message.number);
        writer.key("ahead");
        writer.integer(message.aheadMs);
        break;
    case Code::Lineage:
        writer.key("fork");
        writer.number(message.fork);
        break;
    case Code::Resync:
        writer.key("floor");
        writer.number(message.floor);
        break;
    case Code::Upgrade:
        writer.key("min");
        writer.integer(message.min);
        break;
    }
    if (message.applied) {
        writer.key("applied");
        wire::write(writer, *message.applied);
    }
    return wire::finished(writer);
}

Expected<Refusal> decodeRefusal(QByteArrayView bytes, Form form)
{
    return wire::decodeMessage(bytes, form, readRefusal);
}

} // namespace endpaper::protocol
