// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/cache/quarantine.h"

#include "protocol/codec.h"
#include "store/cache/outbox.h"
#include "store/cache/rowtable.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace endpaper::store {

using namespace Qt::StringLiterals;
using protocol::GroupResult;
using protocol::OpKind;

namespace {
Expected<> insert(Transaction &transaction, const OutboxRow &row, quint64 device,
                  const QString &why, const QString &field, Instant now)
{
    TRY_ASSIGN(auto put,
               transaction.prepare("INSERT INTO quarantine (d, dev, body, why, field, action, "
                                   "made_ms, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"));
    return put
        .bindAll(qint64(row.number), signedBits(device), protocol::encodeGroup(row.group), why,
                 field.isNull() ? u""_s : field, row.action, row.madeAt, now)
        .run();
}

QList<protocol::FieldValue> fieldsOf(const domain::Row &row)
{
    QList<protocol::FieldValue> fields;
    for (auto it = row.fields.cbegin(); it != row.fields.cend(); ++it) {
        fields.append({it.key(), it->value});
    }
    return fields;
}

// The row as this group left it: a later edit is in a group of its own.
QList<protocol::FieldValue> fieldsWith(domain::Row row, const QList<protocol::FieldValue> &edited)
{
    for (const protocol::FieldValue &field : edited) {
        row.fields[field.name].value = field.value;
    }
    return fieldsOf(row);
}

bool isAlone(const protocol::Op &op, const protocol::Group &group)
{
    return std::ranges::count_if(
               group.ops,
               [&op](const protocol::Op &one) { return one.kind == op.kind && one.id == op.id; })
        == 1;
}

// An edit of a row that is gone is nothing without the row; nor is its being restored.
Expected<> makeWhole(Transaction &transaction, protocol::Group &group)
{
    RowTable rows(transaction);
    for (protocol::Op &op : group.ops) {
        const bool isRestore = op.op == OpKind::Life && op.isAlive && isAlone(op, group);
        if ((op.op != OpKind::Set && !isRestore) || !op.kind) {
            continue;
        }
        TRY_ASSIGN(const auto stored, rows.find(*op.kind, op.id));
        if (stored) {
            op.op = OpKind::New;
            op.fields = fieldsWith(stored->row, op.fields);
        }
    }
    return {};
}

bool isOfOneRow(const protocol::Group &group)
{
    return std::ranges::all_of(group.ops, [&first = group.ops.constFirst()](const auto &op) {
        return op.kind == first.kind && op.id == first.id;
    });
}
} // namespace

Expected<> quarantineGroup(Transaction &transaction, const OutboxRow &row, quint64 device,
                           const protocol::PushedGroup &result, Instant now)
{
    OutboxRow kept = row;
    if (result.result == GroupResult::Gone) {
        TRY(makeWhole(transaction, kept.group));
    }
    // To be made again at the new place; of several rows the answer does not say which one moved.
    if (result.result == GroupResult::Moved && isOfOneRow(kept.group)) {
        kept.group.space = result.movedSpace;
        for (protocol::Op &op : kept.group.ops) {
            op.id = result.movedId;
        }
    }
    return insert(transaction, kept, device, protocol::resultName(result.result), result.field,
                  now);
}

Expected<> quarantineRow(Transaction &transaction, const Uuid &space, const domain::Row &row,
                         const QString &why, Instant now)
{
    OutboxRow kept;
    kept.group.space = space;
    kept.group.stamp = row.life.stamp;
    kept.group.ops = {{.op = OpKind::New, .kind = row.kind, .id = row.id, .fields = fieldsOf(row)}};
    kept.action = row.id;
    kept.madeAt = fromEpochMs(qint64(row.life.stamp.ms()));
    return insert(transaction, kept, row.life.stamp.device, why, {}, now);
}

namespace {
struct Refused
{
    protocol::Group group;
    QString why;
    Instant madeAt;
};

Expected<std::optional<Refused>> findRefused(Transaction &transaction, quint64 number)
{
    TRY_ASSIGN(auto query,
               transaction.prepare("SELECT body, why, made_ms FROM quarantine WHERE n = ?1"));
    TRY_ASSIGN(const bool isThere, query.bindAll(qint64(number)).step());
    if (!isThere) {
        return std::nullopt;
    }
    TRY_ASSIGN(protocol::Group group, protocol::decodeGroup(query.blobView(0)));
    return Refused{std::move(group), query.text(1), query.instant(2)};
}

Expected<QList<LocalOp>> opsAgain(Transaction &transaction, const Refused &refused,
                                  const Clock &clock)
{
    RowTable rows(transaction);
    QList<LocalOp> ops;
    for (const protocol::Op &op : refused.group.ops) {
        if (!op.kind || op.op == OpKind::Pos) {
            continue;
        }
        TRY_ASSIGN(const auto here, rows.find(*op.kind, op.id));
        const bool isDerived =
            *op.kind == domain::RowKind::Tag || *op.kind == domain::RowKind::Pref;
        const bool isGone = refused.why == u"gone" && !isDerived;
        if (op.op == OpKind::New && (isGone || !here || !here->row.life.isAlive)) {
            ops.append(LocalOp::create(*op.kind, isGone ? Uuid::create(clock) : op.id, op.fields));
        } else if (here && op.op == OpKind::Life) {
            ops.append(LocalOp::life(*op.kind, op.id, op.isAlive));
        } else if (here) {
            ops.append(LocalOp::set(*op.kind, op.id, op.fields));
        }
    }
    return ops;
}

QJsonValue jsonOf(const protocol::FieldValue &field)
{
    return field.value.isByteArray()
        ? QJsonValue(QString::fromLatin1(field.value.toByteArray().toHex()))
        : field.value.toJsonValue();
}
} // namespace

Expected<int> countRefused(Transaction &transaction)
{
    TRY_ASSIGN(auto query, transaction.prepare("SELECT count(*) FROM quarantine"));
    TRY(query.step());
    return int(query.integer(0));
}

Expected<> dismissRefused(Transaction &transaction, quint64 number)
{
    TRY_ASSIGN(auto remove, transaction.prepare("DELETE FROM quarantine WHERE n = ?1"));
    return remove.bindAll(qint64(number)).run();
}

Expected<Action> resendRefused(Transaction &transaction, const Clock &clock, quint64 number,
                               const Uuid &actionId)
{
    TRY_ASSIGN(const auto refused, findRefused(transaction, number));
    if (!refused) {
        return fail(ErrorKind::NotFound, u"no such refused change"_s);
    }
    TRY_ASSIGN(const QList<LocalOp> ops, opsAgain(transaction, *refused, clock));
    if (ops.isEmpty()) {
        return fail(ErrorKind::NotFound, u"the row is not here any more"_s);
    }
    TRY_ASSIGN(Action action, commitAction(transaction, clock, ops, actionId));
    TRY(dismissRefused(transaction, number));
    return action;
}

namespace {
// Whether what the group writes stands where it moved to, in a space that we may write.
Expected<bool> canBeMadeAgain(Transaction &transaction, const protocol::Group &group)
{
    TRY_ASSIGN(const auto space, findSpaceRow(transaction, group.space));
    const bool mayWrite = space && (space->role == "owner" || space->role == "editor");
    if (!mayWrite || !isOfOneRow(group)) {
        return false;
    }
    RowTable rows(transaction);
    for (const protocol::Op &op : group.ops) {
        TRY_ASSIGN(const auto here,
                   op.kind ? rows.findMeta(*op.kind, op.id)
                           : Expected<std::optional<StoredMeta>>());
        if (!here || here->space != space->n || !here->life.isAlive) {
            return false;
        }
    }
    return true;
}
} // namespace

Expected<Touched> resendMoved(Transaction &transaction, const Clock &clock)
{
    QList<quint64> numbers;
    {
        TRY_ASSIGN(auto query,
                   transaction.prepare("SELECT n FROM quarantine WHERE why = 'moved' ORDER BY n"));
        for (;;) {
            TRY_ASSIGN(const bool isThere, query.step());
            if (!isThere) {
                break;
            }
            numbers.append(quint64(query.integer(0)));
        }
    }
    Touched touched;
    for (const quint64 number : std::as_const(numbers)) {
        TRY_ASSIGN(const auto refused, findRefused(transaction, number));
        TRY_ASSIGN(const bool isPossible, canBeMadeAgain(transaction, refused->group));
        if (isPossible) {
            TRY_ASSIGN(const Action action,
                       resendRefused(transaction, clock, number, Uuid::create(clock)));
            touched.add(action.touched);
        }
    }
    return touched;
}

Expected<QByteArray> exportRefused(Transaction &transaction)
{
    QList<quint64> numbers;
    {
        TRY_ASSIGN(auto query, transaction.prepare("SELECT n FROM quarantine ORDER BY n"));
        for (;;) {
            TRY_ASSIGN(const bool isThere, query.step());
            if (!isThere) {
                break;
            }
            numbers.append(quint64(query.integer(0)));
        }
    }
    constexpr const char *opNames[] = {"new", "set", "pos", "life"};
    QJsonArray all;
    for (const quint64 number : numbers) {
        TRY_ASSIGN(const auto refused, findRefused(transaction, number));
        for (const protocol::Op &op : refused->group.ops) {
            QJsonObject fields;
            for (const protocol::FieldValue &field : op.fields) {
                fields.insert(QString::fromUtf8(field.name), jsonOf(field));
            }
            QJsonObject one{
                {u"why"_s, refused->why},
                {u"made_at"_s, toEpochMs(refused->madeAt)},
                {u"kind"_s, QString::fromLatin1(op.kind ? domain::rowKindName(*op.kind) : "?")},
                {u"id"_s, op.id.toString()},
                {u"op"_s, QString::fromLatin1(opNames[int(op.op)])},
                {u"fields"_s, fields}};
            if (op.op == OpKind::Life) {
                one.insert(u"alive"_s, op.isAlive);
            }
            all.append(one);
        }
    }
    return QJsonDocument(all).toJson();
}

} // namespace endpaper::store
