// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/codec.h"
#include "store/cache/outbox.h"
#include "store/cache/outboxrow.h"
#include "store/cache/rowtable.h"
#include "store/cache/shadow.h"

namespace endpaper::store {

using protocol::OpKind;

namespace {
// A group of an import has 64 changes: all that is listed may be in the first few.
constexpr int groupsAtOnce = 8;

const char *titleField(domain::RowKind kind)
{
    switch (kind) {
    case domain::RowKind::Wish:
        return "title";
    case domain::RowKind::List:
    case domain::RowKind::SavedSearch:
        return "name";
    case domain::RowKind::Tag:
        return "text";
    default:
        return "";
    }
}

Expected<QString> titleOf(Transaction &transaction, const protocol::Op &op)
{
    const domain::FieldName field = titleField(*op.kind);
    for (const protocol::FieldValue &sent : op.fields) {
        if (sent.name == field && op.op == OpKind::New) {
            return sent.value.toString();
        }
    }
    RowTable rows(transaction);
    TRY_ASSIGN(const auto stored, rows.find(*op.kind, op.id));
    return stored ? stored->row.fields.value(field).value.toString() : QString();
}

Expected<> append(Transaction &transaction, const WaitingChange &group, const protocol::Op &op,
                  QList<WaitingChange> &changes)
{
    if (!op.kind || op.op == OpKind::Pos) { // no wish of the reader's
        return {};
    }
    WaitingChange change = group;
    change.kind = *op.kind;
    change.id = op.id;
    change.op = op.op;
    change.isAlive = op.op != OpKind::Life || op.isAlive;
    TRY_ASSIGN(change.title, titleOf(transaction, op));
    if (op.op != OpKind::Set) {
        changes.append(change);
        return {};
    }
    for (const protocol::FieldValue &field : op.fields) {
        change.field = field.name;
        change.after = field.value;
        TRY_ASSIGN(const auto confirmed, findShadow(transaction, *op.kind, op.id, field.name));
        change.before = confirmed ? confirmed->value : QCborValue();
        changes.append(change);
    }
    return {};
}
} // namespace

Expected<QList<WaitingChange>> listWaiting(Transaction &transaction, int limit)
{
    QList<WaitingChange> changes;
    quint64 from = 0;
    for (;;) {
        TRY_ASSIGN(const QList<OutboxRow> rows, listOutbox(transaction, from, groupsAtOnce));
        for (const OutboxRow &row : rows) {
            WaitingChange group;
            group.number = row.number;
            group.action = row.action;
            group.madeAt = row.madeAt;
            for (const protocol::Op &op : row.group.ops) {
                if (changes.size() >= limit) {
                    return changes;
                }
                TRY(append(transaction, group, op, changes));
            }
        }
        if (rows.size() < groupsAtOnce) {
            return changes;
        }
        from = rows.last().number + 1;
    }
}

Expected<QList<WaitingChange>> listRefused(Transaction &transaction, int limit)
{
    struct Refused
    {
        WaitingChange change;
        protocol::Group group;
    };
    QList<Refused> rows;
    {
        TRY_ASSIGN(
            auto query,
            transaction.prepare("SELECT n, body, why, action, made_ms, field FROM quarantine "
                                "ORDER BY n DESC LIMIT ?1"));
        query.bindAll(limit);
        for (;;) {
            TRY_ASSIGN(const bool isThere, query.step());
            if (!isThere) {
                break;
            }
            Refused refused;
            refused.change.number = quint64(query.integer(0));
            refused.change.why = query.text(2);
            refused.change.action = query.uuid(3);
            refused.change.madeAt = query.instant(4);
            refused.change.whyField = query.text(5).toUtf8();
            TRY_ASSIGN(refused.group, protocol::decodeGroup(query.blobView(1)));
            rows.append(refused);
        }
    }
    QList<WaitingChange> changes;
    for (const Refused &row : rows) {
        for (const protocol::Op &op : row.group.ops) {
            if (changes.size() >= limit) {
                return changes;
            }
            TRY(append(transaction, row.change, op, changes));
        }
    }
    return changes;
}

} // namespace endpaper::store
