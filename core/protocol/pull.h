// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/row.h"
#include "protocol/hello.h"
#include "protocol/notice.h"

#include <optional>

// Current state by cursor (sync.md §4, "pull").
namespace endpaper::protocol {

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
    QList<Notice> notices = {}; // of the groups among these; the newest noticesMax

    friend bool operator==(const PulledSpace &, const PulledSpace &) = default;
};

struct PullReply
{
    Instant now = {};
    QList<PulledSpace> spaces = {};

    friend bool operator==(const PullReply &, const PullReply &) = default;
};

} // namespace endpaper::protocol
