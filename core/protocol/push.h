// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/uuid.h"
#include "domain/row.h"
#include "protocol/notice.h"

#include <QByteArray>
#include <QList>

#include <optional>

// Groups of changes and what became of them (sync.md §4, "push").
namespace endpaper::protocol {

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
    // Not empty: it could not be read, and this is where; of the rest only `number` holds. Its
    // sender gets an `invalid` without a space.
    QString flaw = {};

    friend bool operator==(const Group &, const Group &) = default;
};

struct PushRequest
{
    Uuid account = {};
    quint64 device = 0;
    quint64 from = 0; // number of the first group
    quint64 chain = 0; // before the first group
    QList<Group> groups = {};
    int schema = 1; // of its sender

    friend bool operator==(const PushRequest &, const PushRequest &) = default;
};

enum class GroupResult : quint8 { Ok, Noop, Gone, Moved, Denied, Quota, Invalid };

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
    // Of an accepted group: its ops (their indexes) that changed nothing in their rows, because
    // what they wrote had lost; such a row has not this seq.
    QList<int> unchanged = {};
    quint64 prevLin = 0; // of `prev`: a server that went back may have another one

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

} // namespace endpaper::protocol
