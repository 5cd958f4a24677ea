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
    QByteArray kind = "account"; // "account", "shared", "claims"
    Uuid of = {}; // claims: the shared list's space

    friend bool operator==(const SpaceState &, const SpaceState &) = default;
};

// A device whose stamps may stand in the caller's spaces, by its name or its owner's.
struct DeviceName
{
    quint64 device = 0;
    QString name = {};

    friend bool operator==(const DeviceName &, const DeviceName &) = default;
};

struct Limits
{
    qint64 group = 64; // ops
    qint64 batch = 1000; // groups
    qint64 bytes = 1 << 20;
    qint64 row = 64 << 10;
    qint64 accountRows = 1'000'000; // alive, in all spaces that the account owns
    qint64 accountBytes = 200'000'000;
    qint64 pushesASecond = 20;
    qint64 devices = 32;
    qint64 spaces = 64;
    qint64 members = 100;

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
    QList<DeviceName> devices = {}; // the account's own; the newest devicesNamedMax

    friend bool operator==(const HelloReply &, const HelloReply &) = default;
};

} // namespace endpaper::protocol
