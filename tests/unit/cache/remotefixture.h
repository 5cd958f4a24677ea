// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cachefixture.h"

// What a server says to a cache.
namespace endpaper::store {

inline domain::Row wishRow(const Uuid &id, const Uuid &list, const QString &title, quint64 seq,
                           quint64 device = 99)
{
    const domain::Stamp stamp{(quint64(1'790'000'000'000) << 16) + seq, device};
    domain::Row row{.kind = domain::RowKind::Wish,
                    .id = id,
                    .seq = seq,
                    .life = {true, stamp, seq},
                    .fields = {}};
    row.fields["list"] = {protocol::idValue(list), stamp, seq};
    row.fields["pos"] = {QStringLiteral("V"), stamp, seq};
    row.fields["title"] = {title, stamp, seq};
    return row;
}
inline Touched apply(CacheFixture &cache, const QList<domain::Row> &rows, quint64 next)
{
    protocol::PulledSpace page;
    page.space = cache.space;
    page.next = next;
    page.lin = next * 1000;
    page.rows = rows;
    return cache.in([&](Transaction &transaction) { return applyRemote(transaction, page); });
}
inline Acknowledged answer(CacheFixture &cache, const QList<protocol::GroupResult> &results,
                           quint64 head)
{
    protocol::PushReply reply;
    reply.now = cache.clock.now();
    quint64 number = cache.state().through;
    for (const protocol::GroupResult result : results) {
        const bool isTaken = result == protocol::GroupResult::Ok;
        reply.results.append(
            {++number, result, cache.space, head, isTaken ? head + 1 : 0, (head + 1) * 1000});
        reply.results.last().prevLin = head * 1000;
        head += isTaken ? 1 : 0;
    }
    return cache.in(
        [&](Transaction &transaction) { return acknowledge(transaction, reply, cache.clock); });
}
inline SpaceRecord home(CacheFixture &cache)
{
    return cache.in([](Transaction &transaction) { return listSpaces(transaction); }).first();
}

} // namespace endpaper::store
