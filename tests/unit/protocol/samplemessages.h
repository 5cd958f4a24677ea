// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/codec.h"
#include "protocol/schema.h"

// A message of each sort, with everything in it that one may hold.
namespace endpaper::protocol {

using namespace Qt::StringLiterals;
using domain::RowKind;
using domain::Stamp;

inline Stamp stampAt(quint64 ms) { return Stamp::of(ms, 3, 0xfedcba9876543210); }

inline Group sampleGroup()
{
    Group group{.number = 4812,
                .space = Uuid::create(),
                .base = 99120,
                .stamp = stampAt(1'795'000'000'000),
                .ops = {}};
    const Uuid id = Uuid::create();
    group.ops = {
        {.op = OpKind::New,
         .kind = RowKind::Wish,
         .id = id,
         .fields = {{"limit_total", moneyValue(domain::Money{640, domain::Currency::eur()})},
                    {"list", idValue(Uuid::create())},
                    {"pos", u"V"_s},
                    {"title", u"Größe \U0001F4D6"_s}},
         .isAlive = false},
        {.op = OpKind::Set, .kind = RowKind::Wish, .id = id, .fields = {{"note", nullptr}}},
        {.op = OpKind::Pos,
         .kind = RowKind::Wish,
         .id = id,
         .fields = {},
         .pos = u"Va"_s,
         .posStamp = stampAt(7),
         .posGen = 2},
        {.op = OpKind::Life,
         .kind = RowKind::List,
         .id = id,
         .fields = {},
         .isAlive = false,
         .movedTo = std::pair(Uuid::create(), Uuid::create()),
         .need = 4811},
    };
    return group;
}

inline domain::Row sampleRow()
{
    domain::Row row{.kind = RowKind::Wish,
                    .id = Uuid::create(),
                    .seq = 12,
                    .life = {true, stampAt(1), 12},
                    .fields = {}};
    row.fields["title"] = {u"Emma"_s, stampAt(2), 12};
    row.fields["list"] = {idValue(Uuid::create()), stampAt(3), 9};
    row.fields["pos"] = {u"V"_s, stampAt(4), 11, 1};
    row.fields["authors"] = {textsValue({u"Jane Austen"_s}), stampAt(5), 12};
    row.fields["rating"] = {QCborValue(nullptr), stampAt(6), 12};
    return row;
}

inline PullReply samplePull()
{
    domain::Row dead = sampleRow();
    dead.kind = RowKind::List;
    dead.fields = {};
    dead.life = {false, stampAt(9), 12, 10};
    return {fromEpochMs(1'795'000'000'000),
            {{Uuid::create(),
              12,
              77,
              15,
              true,
              std::nullopt,
              {sampleRow(), dead},
              {},
              {{RowKind::Wish, Uuid::create(), "title", u"other"_s, stampAt(4)}}},
             {Uuid::create(), 1, 2, 1, false, 0xffffffffffffffff, {}, {}, {}}}};
}

} // namespace endpaper::protocol
