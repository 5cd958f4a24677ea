// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/cache/compaction.h"

#include "base/random.h"
#include "domain/orderkey.h"
#include "domain/stamp.h"
#include "protocol/limits.h"
#include "store/cache/outbox.h"
#include "store/cache/outboxrow.h"
#include "store/cache/rowtable.h"
#include "store/cache/shadow.h"

namespace endpaper::store {

using namespace Qt::StringLiterals;
using domain::RowKind;

namespace {
constexpr int listsMax = 16; // at a time; the rest when this is sent

struct Place
{
    Uuid id;
    QByteArray key;
    qint64 space = 1;
};

bool isLong(const Place &place) { return place.key.size() > domain::orderKeyLengthLong; }

Expected<QList<Uuid>> listsWithLongKeys(Transaction &transaction)
{
    TRY_ASSIGN(auto query,
               transaction.prepare("SELECT DISTINCT list FROM wish JOIN space ON space.n = space "
                                   "WHERE length(pos) > ?1 AND place = 0 AND list IS NOT NULL AND "
                                   "space.role <> 'viewer' LIMIT ?2"));
    query.bindAll(qint64(domain::orderKeyLengthLong), listsMax);
    QList<Uuid> lists;
    for (;;) {
        TRY_ASSIGN(const bool isThere, query.step());
        if (!isThere) {
            return lists;
        }
        lists.append(query.uuid(0));
    }
}

Expected<QList<Place>> placesOf(Transaction &transaction, const Uuid &list)
{
    TRY_ASSIGN(auto query,
               transaction.prepare("SELECT id, pos, space FROM wish WHERE list = ?1 AND place = 0 "
                                   "AND pos IS NOT NULL ORDER BY pos, id"));
    query.bindAll(list);
    QList<Place> places;
    for (;;) {
        TRY_ASSIGN(const bool isThere, query.step());
        if (!isThere) {
            return places;
        }
        places.append({query.uuid(0), query.text(1).toLatin1(), query.integer(2)});
    }
}

// The long runs with their new keys; a run whose neighbours leave no room for shorter ones stays.
QList<Place> respaced(const QList<Place> &places)
{
    QList<Place> changed;
    for (qsizetype from = 0; from < places.size(); ++from) {
        if (!isLong(places[from])) {
            continue;
        }
        qsizetype to = from;
        while (to < places.size() && isLong(places[to])) {
            ++to;
        }
        const QByteArray before = from > 0 ? places[from - 1].key : QByteArray();
        const QByteArray after = to < places.size() ? places[to].key : QByteArray();
        const auto keys = domain::orderKeysBetween(before, after, to - from, randomness());
        const bool isInside = keys.first() > before && (after.isEmpty() || keys.last() < after)
            && std::ranges::all_of(keys, [](const QByteArray &key) {
                                  return key.size() <= domain::orderKeyLengthLong;
                              });
        for (qsizetype i = from; isInside && i < to; ++i) {
            changed.append({places[i].id, keys[i - from], places[i].space});
        }
        from = to;
    }
    return changed;
}

Expected<> writeGroup(Transaction &transaction, RowTable &rows, domain::HybridClock &clock,
                      const QList<Place> &places, OutboxRow &row, const SpaceRow &space)
{
    row.space = space.n;
    row.group = {row.number, space.space, space.cursor, {}, {}};
    for (const Place &place : places) {
        TRY_ASSIGN(auto stored, rows.find(RowKind::Wish, place.id));
        const auto pos = stored ? stored->row.fields.find("pos") : domain::Fields::iterator();
        if (!stored || pos == stored->row.fields.end() || pos->gen == 0xff) {
            continue;
        }
        if (pos->seq != 0) {
            TRY(putShadow(transaction, RowKind::Wish, place.id, "pos", *pos, IfThere::Keep));
        }
        *pos = {QString::fromLatin1(place.key), pos->stamp, 0, quint8(pos->gen + 1)};
        row.group.ops.append({.op = protocol::OpKind::Pos,
                              .kind = RowKind::Wish,
                              .id = place.id,
                              .fields = {},
                              .pos = pos->value,
                              .posStamp = pos->stamp,
                              .posGen = pos->gen});
        TRY(rows.write(*stored));
    }
    if (row.group.ops.isEmpty()) {
        return {};
    }
    row.group.stamp = clock.take(row.madeAt, quint64(row.group.ops.size()));
    TRY(insertOutbox(transaction, row));
    ++row.number;
    return {};
}
} // namespace

Expected<Touched> compactPositions(Transaction &transaction, const Clock &clock)
{
    Touched touched;
    TRY_ASSIGN(const int waiting, countWaiting(transaction));
    TRY_ASSIGN(const QList<Uuid> lists,
               waiting == 0 ? listsWithLongKeys(transaction)
                            : Expected<QList<Uuid>>(QList<Uuid>()));
    if (lists.isEmpty()) {
        return touched;
    }
    TRY_ASSIGN(const DeviceState state, loadDeviceState(transaction));
    domain::HybridClock stamps(state.device, state.lastStamp, state.offsetMs);
    RowTable rows(transaction);
    OutboxRow row{.number = state.nextNumber,
                  .space = 1,
                  .group = {},
                  .action = Uuid::create(clock),
                  .madeAt = clock.now()};
    for (const Uuid &list : lists) {
        TRY_ASSIGN(const QList<Place> places, placesOf(transaction, list));
        const QList<Place> changed = respaced(places);
        for (qsizetype i = 0; i < changed.size(); i += protocol::groupOpsMax) {
            const QList<Place> part = changed.mid(i, protocol::groupOpsMax);
            TRY_ASSIGN(const SpaceRow space, spaceRowAt(transaction, part.first().space));
            TRY(writeGroup(transaction, rows, stamps, part, row, space));
        }
        for (const Place &place : changed) {
            touched.add(RowKind::Wish, place.id);
        }
    }
    TRY(rows.settle(touched));
    TRY_ASSIGN(auto update, transaction.prepare("UPDATE state SET next_d = ?1, last_stamp = ?2"));
    TRY(update.bindAll(qint64(row.number), signedBits(stamps.last().time)).run());
    return touched;
}

} // namespace endpaper::store
