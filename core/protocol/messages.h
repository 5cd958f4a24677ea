// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/uuid.h"
#include "domain/row.h"

#include <QByteArray>
#include <QList>
#include <QMap>

#include <optional>

// The messages of sync.md §4 as plain structs. 64 bit opaque numbers (device, lin, chain, digest)
// are 8 bytes in CBOR and 16 hex digits in JSON; ids 16 bytes and UUID text; stamps 16 bytes and 32
// hex digits.
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

struct FieldValue
{
    domain::FieldName name;
    QCborValue value;

    friend bool operator==(const FieldValue &, const FieldValue &) = default;
};

enum class OpKind : quint8 { New, Set, Pos, Life };

// One change of one row. The n-th op of a group has the group's stamp + n.
struct Op
{
    OpKind op = OpKind::Set;
    std::optional<domain::RowKind> kind = {}; // none: a kind that this version does not know
    Uuid id = {};
    QList<FieldValue> fields = {}; // New, Set
    // Pos (compaction): a key that keeps its old stamp and raises the generation.
    QCborValue pos = {};
    domain::Stamp posStamp = {};
    quint8 posGen = 0;
    // Life
    bool isAlive = false;
    std::optional<std::pair<Uuid, Uuid>> movedTo = {}; // space, id
    quint64 need = 0; // number of the group that must have been ok; 0: none

    friend bool operator==(const Op &, const Op &) = default;
};

struct Group
{
    quint64 number = 0; // d
    Uuid space = {};
    quint64 base = 0; // cursor of the space when the user made the edit
    domain::Stamp stamp = {}; // of the first op
    QList<Op> ops = {};

    friend bool operator==(const Group &, const Group &) = default;
};

struct PushRequest
{
    Uuid account = {};
    quint64 device = 0;
    quint64 from = 0; // number of the first group
    quint64 chain = 0; // before the first group
    QList<Group> groups = {};

    friend bool operator==(const PushRequest &, const PushRequest &) = default;
};

enum class GroupResult : quint8 { Ok, Noop, Gone, Moved, Denied, Quota, Invalid };

// A value that lost against one it had not seen, or the other way round: "other version".
struct Notice
{
    std::optional<domain::RowKind> kind = {};
    Uuid id = {};
    domain::FieldName field = {}; // "life": an edit met a delete
    QCborValue value = {}; // the dropped one
    domain::Stamp stamp = {};

    friend bool operator==(const Notice &, const Notice &) = default;
};

struct PushedGroup
{
    quint64 number = 0;
    GroupResult result = GroupResult::Ok;
    Uuid space = {};
    quint64 prev = 0; // head before it
    quint64 seq = 0; // 0 unless something was accepted
    quint64 lin = 0; // after it
    Uuid movedSpace = {}; // Moved
    Uuid movedId = {};
    QList<Notice> notices = {};
    QString field = {}; // Invalid: what is wrong

    friend bool operator==(const PushedGroup &, const PushedGroup &) = default;
};

struct PushReply
{
    Instant now = {};
    quint64 through = 0;
    quint64 chain = 0;
    QList<PushedGroup> results = {};

    friend bool operator==(const PushReply &, const PushReply &) = default;
};

struct PullSpace
{
    Uuid space = {};
    quint64 after = 0;
    quint64 lin = 0; // at `after`
    Mark high = {};

    friend bool operator==(const PullSpace &, const PullSpace &) = default;
};

struct PullRequest
{
    QList<PullSpace> spaces = {};
    qint64 rows = 1000;

    friend bool operator==(const PullRequest &, const PullRequest &) = default;
};

// A row of a kind that this version does not know, kept as it came.
struct ForeignRow
{
    QByteArray kind = {};
    Uuid id = {};
    quint64 seq = 0;
    QByteArray body = {}; // the whole row as CBOR

    friend bool operator==(const ForeignRow &, const ForeignRow &) = default;
};

struct PulledSpace
{
    Uuid space = {};
    quint64 next = 0; // the cursor after these rows
    quint64 lin = 0; // at `next`
    quint64 head = 0;
    bool hasMore = false;
    std::optional<quint64> digest = {}; // when there is no more
    QList<domain::Row> rows = {};
    QList<ForeignRow> foreign = {};

    friend bool operator==(const PulledSpace &, const PulledSpace &) = default;
};

struct PullReply
{
    Instant now = {};
    QList<PulledSpace> spaces = {};

    friend bool operator==(const PullReply &, const PullReply &) = default;
};

// Why a whole request was refused (409, 410, 426; body of the answer). `clock` comes with the
// results of the groups before the refused one.
struct Refusal
{
    enum class Code : quint8 { Account, Gap, Forked, Clock, Lineage, Resync, Upgrade };
    Code code = Code::Gap;
    Instant now = {};
    quint64 want = 0; // Gap: the number that should come
    quint64 number = 0; // Clock: the refused group
    qint64 aheadMs = 0; // Clock: how far its stamp is ahead of the server
    Uuid space = {}; // Lineage, Resync
    quint64 fork = 0; // Lineage: last common seq
    quint64 floor = 0; // Resync
    int min = 0; // Upgrade: lowest schema or version
    std::optional<PushReply> applied = {}; // Clock

    friend bool operator==(const Refusal &, const Refusal &) = default;
};

} // namespace endpaper::protocol
