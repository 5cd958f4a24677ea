// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/random.h"
#include "protocol/codec.h"
#include "store/cache/outbox.h"
#include "store/cache/outboxrow.h"
#include "store/cache/remote.h"
#include "store/cache/restamp.h"
#include "store/cache/rowtable.h"
#include "store/cache/shadow.h"

namespace endpaper::store {

using namespace Qt::StringLiterals;

Expected<DeviceState> loadDeviceState(Transaction &transaction)
{
    TRY_ASSIGN(auto query,
               transaction.prepare("SELECT dev, next_d, through, chain, last_stamp, offset_ms, "
                                   "acct, acked_stamp FROM state WHERE one = 1"));
    TRY_ASSIGN(const bool isThere, query.step());
    if (!isThere) {
        return fail(ErrorKind::Corrupt, u"the cache has no state"_s);
    }
    DeviceState state;
    state.device = unsignedBits(query.integer(0));
    state.nextNumber = quint64(query.integer(1));
    state.through = quint64(query.integer(2));
    state.chain = unsignedBits(query.integer(3));
    state.lastStamp = {unsignedBits(query.integer(4)), state.device};
    state.offsetMs = query.integer(5);
    state.account = query.uuid(6);
    state.ackedTime = unsignedBits(query.integer(7));
    return state;
}

Expected<> putClockOffset(Transaction &transaction, qint64 offsetMs)
{
    TRY_ASSIGN(auto update, transaction.prepare("UPDATE state SET offset_ms = ?1"));
    return update.bindAll(offsetMs).run();
}

Expected<> bindAccount(Transaction &transaction, const Uuid &account, const Uuid &homeSpace)
{
    TRY_ASSIGN(const DeviceState state, loadDeviceState(transaction));
    if (!state.account.isNil() && state.account != account) {
        return fail(ErrorKind::Conflict, u"the cache belongs to another account"_s, u"acct"_s);
    }
    TRY_ASSIGN(auto update, transaction.prepare("UPDATE state SET acct = ?1"));
    TRY(update.bindAll(account).run());
    TRY_ASSIGN(const SpaceRow home, homeSpaceRow(transaction));
    if (home.space == homeSpace) {
        return {};
    }
    TRY_ASSIGN(auto name, transaction.prepare("UPDATE space SET sp = ?1 WHERE n = 1"));
    TRY(name.bindAll(homeSpace).run());
    TRY_ASSIGN(const QList<OutboxRow> waiting, listOutbox(transaction));
    for (const OutboxRow &row : waiting) {
        if (row.space == home.n && row.group.space != homeSpace) {
            protocol::Group group = row.group;
            group.space = homeSpace;
            TRY(rewriteOutbox(transaction, row.number, group));
        }
    }
    return {};
}

namespace {
// Gives the registers that an op wrote, where they still stand, their new stamp.
Expected<> restampRow(RowTable &rows, const protocol::Op &op, domain::Stamp from, domain::Stamp to)
{
    if (!op.kind) {
        return {};
    }
    TRY_ASSIGN(auto stored, rows.find(*op.kind, op.id));
    if (!stored) {
        return {};
    }
    bool isChanged = false;
    for (domain::Register &field : stored->row.fields) {
        if (field.stamp == from && field.seq == 0) {
            field.stamp = to;
            isChanged = true;
        }
    }
    if (stored->row.life.stamp == from && stored->row.life.seq == 0) {
        stored->row.life.stamp = to;
        isChanged = true;
    }
    if (!isChanged) {
        return {};
    }
    return rows.write(*stored);
}
} // namespace

Expected<> restampGroup(Transaction &transaction, RowTable &rows, OutboxRow row, domain::Stamp to)
{
    const domain::Stamp from = row.group.stamp;
    row.group.stamp = to;
    TRY(rewriteOutbox(transaction, row.number, row.group));
    for (qsizetype i = 0; i < row.group.ops.size(); ++i) {
        TRY(restampRow(rows, row.group.ops[i], from.next(quint64(i)), to.next(quint64(i))));
    }
    return {};
}

Expected<> becomeNewDevice(Transaction &transaction)
{
    quint64 device = 0;
    while (device == 0) {
        device = randomness().generate64();
    }
    TRY_ASSIGN(const QList<OutboxRow> waiting, listOutbox(transaction));
    RowTable rows(transaction);
    Touched unchanged; // stamps do not show
    quint64 number = 0;
    for (OutboxRow row : waiting) {
        // Numbers only go down and in order, so none is taken yet.
        TRY_ASSIGN(auto renumber,
                   transaction.prepare("UPDATE outbox SET d = ?2, sent = 0 WHERE d = ?1"));
        TRY(renumber.bindAll(qint64(row.number), qint64(++number)).run());
        row.number = number;
        row.group.number = number;
        TRY(restampGroup(transaction, rows, row, {row.group.stamp.time, device}));
    }
    TRY(rows.settle(unchanged));
    TRY_ASSIGN(
        auto update,
        transaction.prepare("UPDATE state SET dev = ?1, next_d = ?2, through = 0, chain = 0"));
    return update.bindAll(signedBits(device), qint64(number + 1)).run();
}

Expected<> shiftOutbox(Transaction &transaction, quint64 number, qint64 aheadMs)
{
    TRY_ASSIGN(const DeviceState state, loadDeviceState(transaction));
    TRY_ASSIGN(const QList<OutboxRow> waiting, listOutbox(transaction, number));
    RowTable rows(transaction);
    const qint64 shift = aheadMs * (1 << 16);
    quint64 floor = state.ackedTime; // a device's stamps only increase
    for (const OutboxRow &row : waiting) {
        quint64 touched = 0;
        for (const protocol::Op &op : row.group.ops) {
            for (const protocol::FieldValue &field : op.fields) {
                TRY_ASSIGN(const auto confirmed,
                           findShadow(transaction, *op.kind, op.id, field.name));
                touched = std::max(touched, confirmed ? confirmed->stamp.time : 0);
            }
            if (op.op == protocol::OpKind::Life) {
                TRY_ASSIGN(const auto confirmed,
                           findShadow(transaction, *op.kind, op.id, lifeField));
                touched = std::max(touched, confirmed ? confirmed->stamp.time : 0);
            }
        }
        const qint64 time = qint64(row.group.stamp.time) - shift;
        const quint64 shifted =
            std::max({quint64(std::max<qint64>(time, 1)), floor + 1, touched + 1});
        TRY(restampGroup(transaction, rows, row, {shifted, state.device}));
        floor = shifted + quint64(row.group.ops.size()) - 1;
    }
    if (waiting.isEmpty()) {
        return {};
    }
    Touched unchanged; // stamps do not show
    TRY(rows.settle(unchanged));
    TRY_ASSIGN(auto update, transaction.prepare("UPDATE state SET last_stamp = ?1"));
    return update.bindAll(signedBits(floor)).run();
}

} // namespace endpaper::store
