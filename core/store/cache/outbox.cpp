// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/cache/outbox.h"

#include "protocol/codec.h"
#include "store/cache/outboxrow.h"
#include "store/cache/rowtable.h"
#include "store/cache/shadow.h"

namespace endpaper::store {

using namespace Qt::StringLiterals;

Expected<> insertOutbox(Transaction &transaction, const OutboxRow &row)
{
    TRY_ASSIGN(
        auto insert,
        transaction.prepare(
            "INSERT INTO outbox (d, space, body, made_ms, action) VALUES (?1, ?2, ?3, ?4, ?5)"));
    return insert
        .bindAll(qint64(row.number), row.space, protocol::encodeGroup(row.group), row.madeAt,
                 row.action)
        .run();
}

Expected<> rewriteOutbox(Transaction &transaction, quint64 number, const protocol::Group &group)
{
    TRY_ASSIGN(auto update,
               transaction.prepare("UPDATE outbox SET body = ?2, sent = 0 WHERE d = ?1"));
    return update.bindAll(qint64(number), protocol::encodeGroup(group)).run();
}

Expected<QList<OutboxRow>> listOutbox(Transaction &transaction, quint64 from, int limit)
{
    TRY_ASSIGN(auto query,
               transaction.prepare("SELECT d, space, body, made_ms, action FROM outbox WHERE d >= "
                                   "?1 ORDER BY d LIMIT ?2"));
    query.bindAll(qint64(from), limit);
    QList<OutboxRow> rows;
    for (;;) {
        TRY_ASSIGN(const bool isThere, query.step());
        if (!isThere) {
            return rows;
        }
        OutboxRow row;
        row.number = quint64(query.integer(0));
        row.space = query.integer(1);
        auto group = protocol::decodeGroup(query.blobView(2));
        if (!group) {
            return fail(ErrorKind::Corrupt, u"outbox group: "_s % group.error().context);
        }
        row.group = std::move(*group);
        row.madeAt = query.instant(3);
        row.action = query.uuid(4);
        rows.append(std::move(row));
    }
}

Expected<bool> hasWaiting(Transaction &transaction, domain::RowKind kind, const Uuid &id,
                          quint64 from)
{
    // A group that bears the id's bytes is looked into.
    TRY_ASSIGN(
        auto query,
        transaction.prepare("SELECT body FROM outbox WHERE d >= ?1 AND instr(body, ?2) > 0"));
    query.bindAll(qint64(from), id);
    for (;;) {
        TRY_ASSIGN(const bool isThere, query.step());
        if (!isThere) {
            return false;
        }
        TRY_ASSIGN(const auto group, protocol::decodeGroup(query.blobView(0)));
        const bool isOfRow = std::ranges::any_of(
            group.ops, [&](const protocol::Op &op) { return op.kind == kind && op.id == id; });
        if (isOfRow) {
            return true;
        }
    }
}

Expected<QHash<Uuid, WaitingStamps>> waitingStamps(Transaction &transaction)
{
    TRY_ASSIGN(auto query, transaction.prepare("SELECT body FROM outbox"));
    QHash<Uuid, WaitingStamps> rows;
    for (;;) {
        TRY_ASSIGN(const bool isThere, query.step());
        if (!isThere) {
            return rows;
        }
        TRY_ASSIGN(const auto group, protocol::decodeGroup(query.blobView(0)));
        domain::Stamp stamp = group.stamp;
        for (const protocol::Op &op : group.ops) {
            WaitingStamps &stamps = rows[op.id];
            for (const protocol::FieldValue &field : op.fields) {
                stamps[field.name].insert(stamp.time);
            }
            if (op.op == protocol::OpKind::Pos) {
                stamps["pos"].insert(op.posStamp.time);
            } else if (op.op != protocol::OpKind::Set) {
                stamps[lifeField].insert(stamp.time);
            }
            stamp = stamp.next();
        }
    }
}

Expected<std::optional<quint64>> chainAt(Transaction &transaction, quint64 number)
{
    TRY_ASSIGN(const DeviceState state, loadDeviceState(transaction));
    if (number < state.through) {
        return std::nullopt;
    }
    TRY_ASSIGN(const QList<OutboxRow> waiting,
               listOutbox(transaction, state.through + 1,
                          int(std::min<quint64>(number - state.through, INT_MAX))));
    if (state.through + quint64(waiting.size()) != number) {
        return std::nullopt;
    }
    quint64 chain = state.chain;
    for (const OutboxRow &row : waiting) {
        chain = protocol::nextChain(chain, row.group);
    }
    return chain;
}

namespace {
Expected<> fillBatch(Transaction &transaction, OutboxBatch &batch, quint64 behind,
                     qsizetype groupsMax, qsizetype bytesMax)
{
    qsizetype bytes = 0;
    {
        TRY_ASSIGN(
            auto query,
            transaction.prepare("SELECT d, body FROM outbox WHERE d > ?1 ORDER BY d LIMIT ?2"));
        query.bindAll(qint64(behind), qint64(groupsMax) + 1);
        for (;;) {
            TRY_ASSIGN(const bool isThere, query.step());
            if (!isThere) {
                break;
            }
            const QByteArray body = query.blob(1);
            bytes += body.size();
            if (batch.groups.size() == groupsMax || (!batch.groups.isEmpty() && bytes > bytesMax)) {
                batch.isLast = false;
                break;
            }
            if (batch.groups.isEmpty()) {
                batch.from = quint64(query.integer(0));
            }
            batch.groups.append(body);
        }
    }
    if (batch.groups.isEmpty()) {
        return {};
    }
    TRY_ASSIGN(auto mark,
               transaction.prepare("UPDATE outbox SET sent = 1 WHERE sent = 0 AND d <= ?1"));
    return mark.bindAll(qint64(batch.lastNumber())).run();
}
} // namespace

Expected<OutboxBatch> nextBatch(Transaction &transaction, qsizetype groupsMax, qsizetype bytesMax,
                                FirstGroup first)
{
    TRY_ASSIGN(const DeviceState state, loadDeviceState(transaction));
    OutboxBatch batch{state.account, state.device, state.through + 1, state.chain};
    TRY(fillBatch(transaction, batch, 0, groupsMax, bytesMax));
    if (!batch.groups.isEmpty() && first == FirstGroup::NumberAlone) {
        batch.groups.first() = protocol::encodeGroup({.number = batch.from, .flaw = u"ops"_s});
    }
    return batch;
}

Expected<OutboxBatch> batchBehind(Transaction &transaction, quint64 number, qsizetype groupsMax,
                                  qsizetype bytesMax)
{
    TRY_ASSIGN(const DeviceState state, loadDeviceState(transaction));
    OutboxBatch batch{state.account, state.device, number + 1};
    TRY(fillBatch(transaction, batch, number, groupsMax, bytesMax));
    return batch;
}

Expected<quint64> firstUnsent(Transaction &transaction)
{
    TRY_ASSIGN(auto query,
               transaction.prepare("SELECT coalesce(min(d), (SELECT next_d FROM state)) FROM "
                                   "outbox WHERE sent = 0"));
    TRY(query.step());
    return quint64(query.integer(0));
}

Expected<int> countWaiting(Transaction &transaction)
{
    TRY_ASSIGN(auto query, transaction.prepare("SELECT count(*) FROM outbox"));
    TRY(query.step());
    return int(query.integer(0));
}

} // namespace endpaper::store
