// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/cache/conflicts.h"

#include "protocol/cbor.h"
#include "protocol/limits.h"
#include "store/cache/outbox.h"
#include "store/cache/outboxrow.h"
#include "store/cache/rowtable.h"
#include "store/cache/shadow.h"

namespace endpaper::store {

using namespace Qt::StringLiterals;

namespace {
struct Kept
{
    qint64 number = 0;
    domain::RowKind kind = domain::RowKind::Wish;
    Uuid id;
    domain::FieldName field;
    domain::Register other;
};

Kept keptFrom(const Statement &query)
{
    protocol::CborReader reader(query.blobView(4));
    Kept kept{query.integer(0),
              domain::RowKind(query.integer(1)),
              query.uuid(2),
              query.text(3).toUtf8(),
              {}};
    kept.other.value = reader.value(protocol::valueDepthMax + 1);
    kept.other.stamp = domain::Stamp::fromBytes(query.blobView(5)).value_or(domain::Stamp());
    return kept;
}

Expected<QString> nameOf(Transaction &transaction, quint64 device)
{
    TRY_ASSIGN(auto query, transaction.prepare("SELECT name FROM device WHERE dev = ?1"));
    TRY_ASSIGN(const bool isThere, query.bindAll(signedBits(device)).step());
    return isThere ? query.text(0) : QString();
}

Expected<ConflictSide> sideOf(Transaction &transaction, const QCborValue &value,
                              const domain::Stamp &stamp, quint64 here)
{
    ConflictSide side{
        value, fromEpochMs(qint64(stamp.ms())), stamp.device, {}, stamp.device == here};
    TRY_ASSIGN(side.deviceName, nameOf(transaction, stamp.device));
    return side;
}

const char *titleField(domain::RowKind kind)
{
    switch (kind) {
    case domain::RowKind::Wish:
        return "title";
    case domain::RowKind::Tag:
        return "text";
    default:
        return "name";
    }
}

// Nothing if there is no choice left.
Expected<std::optional<Conflict>> conflictOf(Transaction &transaction, RowTable &rows,
                                             const Kept &kept, quint64 here)
{
    TRY_ASSIGN(const auto stored, rows.find(kept.kind, kept.id));
    if (!stored) {
        return std::nullopt;
    }
    const domain::Row &row = stored->row;
    Conflict conflict{kept.number, kept.kind, kept.id, {}, kept.field, {}, {}};
    conflict.title = row.fields.value(titleField(kept.kind)).value.toString();
    if (kept.field == lifeField) {
        TRY_ASSIGN(conflict.now, sideOf(transaction, row.life.isAlive, row.life.stamp, here));
        if (row.life.isAlive) {
            return std::nullopt; // restored since
        }
        TRY_ASSIGN(conflict.other, sideOf(transaction, true, kept.other.stamp, here));
        return conflict;
    }
    const domain::Register now = row.fields.value(kept.field);
    if (now.value == kept.other.value || now.stamp == kept.other.stamp) {
        return std::nullopt;
    }
    TRY_ASSIGN(conflict.now, sideOf(transaction, now.value, now.stamp, here));
    TRY_ASSIGN(conflict.other, sideOf(transaction, kept.other.value, kept.other.stamp, here));
    return conflict;
}
} // namespace

Expected<> keepNotices(Transaction &transaction, const Uuid &space,
                       const QList<protocol::Notice> &notices)
{
    if (notices.isEmpty()) {
        return {};
    }
    TRY_ASSIGN(const auto row, findSpaceRow(transaction, space));
    if (!row) {
        return {};
    }
    TRY_ASSIGN(auto put,
               transaction.prepare("INSERT INTO notice (space, kind, id, field, value, stamp) "
                                   "VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING"));
    for (const protocol::Notice &notice : notices) {
        if (!notice.kind) {
            continue;
        }
        protocol::CborWriter writer;
        writer.value(notice.value);
        TRY(put.bindAll(row->n, int(*notice.kind), notice.id, QString::fromUtf8(notice.field),
                        writer.result(), notice.stamp.toBytes())
                .run());
    }
    return {};
}

Expected<> putDeviceNames(Transaction &transaction, const QList<protocol::DeviceName> &devices)
{
    TRY_ASSIGN(auto put,
               transaction.prepare("INSERT INTO device (dev, name) VALUES (?1, ?2) "
                                   "ON CONFLICT DO UPDATE SET name = excluded.name"));
    for (const protocol::DeviceName &device : devices) {
        TRY(put.bindAll(signedBits(device.device), device.name.isNull() ? u""_s : device.name)
                .run());
    }
    return {};
}

Expected<QList<Conflict>> listConflicts(Transaction &transaction, int limit)
{
    QList<Kept> all;
    {
        TRY_ASSIGN(auto query,
                   transaction.prepare("SELECT n, kind, id, field, value, stamp FROM notice "
                                       "ORDER BY n DESC LIMIT ?1"));
        query.bindAll(limit);
        for (;;) {
            TRY_ASSIGN(const bool isThere, query.step());
            if (!isThere) {
                break;
            }
            all.append(keptFrom(query));
        }
    }
    TRY_ASSIGN(const DeviceState state, loadDeviceState(transaction));
    RowTable rows(transaction);
    QList<Conflict> conflicts;
    for (const Kept &kept : std::as_const(all)) {
        TRY_ASSIGN(const auto conflict, conflictOf(transaction, rows, kept, state.device));
        if (conflict) {
            conflicts.append(*conflict);
        }
    }
    return conflicts;
}

Expected<int> countConflicts(Transaction &transaction)
{
    TRY_ASSIGN(const auto conflicts, listConflicts(transaction));
    return int(conflicts.size());
}

Expected<> dropConflict(Transaction &transaction, qint64 number)
{
    TRY_ASSIGN(auto remove, transaction.prepare("DELETE FROM notice WHERE n = ?1"));
    return remove.bindAll(number).run();
}

Expected<Action> chooseOther(Transaction &transaction, const Clock &clock, qint64 number,
                             const Uuid &actionId)
{
    std::optional<Kept> kept;
    {
        TRY_ASSIGN(auto query,
                   transaction.prepare(
                       "SELECT n, kind, id, field, value, stamp FROM notice WHERE n = ?1"));
        TRY_ASSIGN(const bool isThere, query.bindAll(number).step());
        if (isThere) {
            kept = keptFrom(query);
        }
    }
    if (!kept) {
        return fail(ErrorKind::NotFound, u"no such conflict"_s);
    }
    const LocalOp op = kept->field == lifeField
        ? LocalOp::life(kept->kind, kept->id, true)
        : LocalOp::set(kept->kind, kept->id, {{kept->field, kept->other.value}});
    TRY_ASSIGN(Action action, commitAction(transaction, clock, {op}, actionId));
    TRY(dropConflict(transaction, number));
    return action;
}

} // namespace endpaper::store
