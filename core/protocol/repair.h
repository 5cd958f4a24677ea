// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/pull.h"

// Two histories compared and joined (sync.md §4, "repair"). One path, three uses of one request:
//
//   compare  > {sp, fork, marks, buckets}   < {now, fork, floor, differ, listed, mine}
//   look     > {sp, fork, list}             < {now, fork, floor, listed, mine}
//   exchange > {sp, fork, rows, want}       < {now, fork, floor, rows, refused}
//
// `compare` finds the fork by the client's marks and answers the fingerprints of the buckets that
// differ, as many buckets whole as fit; `look` asks for those that did not. `exchange` merges the
// client's confirmed rows with their original stamps, under the caller's role, and answers the
// state that each of them and each wanted one has then. Rows that neither side has any more are
// left out. Fingerprints and buckets: domain/digest.h, repairDigest() and repairBucket().
namespace endpaper::protocol {

struct RowName
{
    QByteArray kind = {}; // as on the wire: a newer one may be among them
    Uuid id = {};

    friend bool operator==(const RowName &, const RowName &) = default;
};

struct RowPrint
{
    RowName row = {};
    quint64 digest = 0;

    friend bool operator==(const RowPrint &, const RowPrint &) = default;
};

struct RepairRequest
{
    Uuid space = {};
    quint64 fork = 0; // last common seq: as refused (compare), as answered (look, exchange)
    QList<Mark> marks = {}; // compare: places in our history, newest first
    QList<quint64> buckets = {}; // compare: repairBuckets sums; empty in the other uses
    QList<int> list = {}; // look
    QList<domain::Row> rows = {}; // exchange: confirmed registers only; of a dead row its life
    QList<RowName> want = {}; // exchange

    friend bool operator==(const RepairRequest &, const RepairRequest &) = default;
};

struct RepairReply
{
    Instant now = {};
    quint64 fork = 0; // the highest mark that is in this history, 0: none
    quint64 floor = 0; // highest seq of a removed tombstone
    QList<int> differ = {}; // all buckets that differ
    QList<int> listed = {}; // those whose rows `mine` holds, whole
    QList<RowPrint> mine = {}; // dead rows among them
    QList<domain::Row> rows = {};
    QList<ForeignRow> foreign = {};
    QList<RowName> refused = {}; // not taken from this caller: its role, or the rows' values

    friend bool operator==(const RepairReply &, const RepairReply &) = default;
};

} // namespace endpaper::protocol
