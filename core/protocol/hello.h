// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/uuid.h"

#include <QByteArray>
#include <QList>
#include <QMap>

// What opens a device's exchange (sync.md §4, "hello").
namespace endpaper::protocol {

// A place in one history of a space.
struct Mark
{
    quint64 seq = 0;
    quint64 lin = 0;

    friend bool operator==(const Mark &, const Mark &) = default;
};

struct HelloRequest
{
    int versionMin = 1;
    int versionMax = 1;
    int schema = 1;
    QString app = {};
    Uuid account = {};
    quint64 device = 0;
    QList<QByteArray> capabilities = {}; // "cbor", "zlib"
    QMap<Uuid, Mark> high = {}; // the highest ever told, per space
    quint64 through = 0; // last group number known to be consumed
    quint64 chain = 0; // at `through`

    friend bool operator==(const HelloRequest &, const HelloRequest &) = default;
};

struct SpaceState
{
    Uuid space = {};
    QByteArray role = {}; // "owner", "editor", "viewer"
    quint64 head = 0;
    quint64 floor = 0;

    friend bool operator==(const SpaceState &, const SpaceState &) = default;
};

struct Limits
{
    qint64 group = 64; // ops
    qint64 batch = 1000; // groups
    qint64 bytes = 1 << 20;
    qint64 row = 64 << 10;

    friend bool operator==(const Limits &, const Limits &) = default;
};

struct HelloReply
{
    int version = 1;
    int schemaServer = 1;
    int schemaMin = 1;
    Instant now = {};
    Uuid account = {};
    quint64 through = 0;
    quint64 chain = 0;
    Limits limits = {};
    QList<SpaceState> spaces = {};
    QString socket = {}; // path or address of the live socket

    friend bool operator==(const HelloReply &, const HelloReply &) = default;
};

} // namespace endpaper::protocol
