// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/syncmerge.h"

#include "protocol/codec.h"
#include "protocol/limits.h"
#include "protocol/schema.h"
#include "server/api/syncrows.h"

namespace endpaper::server {

using namespace Qt::StringLiterals;
using protocol::GroupResult;

namespace {

// Claims stand in their own spaces, so that whoever may not see them has no such space.
bool isKindOf(store::SpaceKind space, domain::RowKind kind)
{
    return (space == store::SpaceKind::Claims) == (kind == domain::RowKind::Claim);
}

// An editor of a shared list writes its wishes; the list itself is its owner's.
bool mayWrite(const QByteArray &role, domain::RowKind kind)
{
    return role == "owner" || (role == "editor" && kind != domain::RowKind::List);
}

bool isRowOfList(domain::RowKind kind)
{
    return kind == domain::RowKind::List || kind == domain::RowKind::Wish;
}

} // namespace

struct GroupMerger::Work
{
    const protocol::Group &group;
    quint64 device = 0;
    quint64 seq = 0; // what the group gets if it changes anything
    protocol::PushedGroup result = {};
    TouchedRows touched = {};
    std::vector<store::RowRepository::Dropped> losers = {};
    std::vector<std::pair<Uuid, domain::Stamp>> keptTags = {}; // and the stamp of their remove

    [[nodiscard]] bool isRefused() const { return result.result != GroupResult::Ok; }
    void refuse(GroupResult why, const QString &field = {})
    {
        result.result = why;
        result.field = field;
    }
    [[nodiscard]] bool hasChanged(const protocol::Op &op) const
    {
        return std::ranges::any_of(touched, [&op](const auto &row) {
            return row->isChanged && row->after.kind == *op.kind && row->after.id == op.id;
        });
    }
    void notice(const domain::Row &row, const domain::FieldName &field, const QCborValue &value,
                const domain::Stamp &stamp)
    {
        result.notices.append({row.kind, row.id, field, value, stamp});
    }
};

Expected<protocol::PushedGroup> GroupMerger::apply(const protocol::Group &group, quint64 device,
                                                   const NeedIsOk &needIsOk)
{
    if (auto refused = refuseAtOnce(group, device)) {
        return *refused;
    }
    Work work{.group = group, .device = device, .seq = m_space.head + 1};
    work.result.number = group.number;
    work.result.space = group.space;
    work.result.prev = m_space.head;
    work.result.prevLin = m_space.lin;
    domain::Stamp stamp = group.stamp;
    for (const protocol::Op &op : group.ops) {
        if (op.need != 0) {
            TRY_ASSIGN(const bool isOk, needIsOk(op.need));
            if (!isOk) {
                work.refuse(GroupResult::Denied);
            }
        }
        if (!work.isRefused()) {
            TRY(applyOp(work, op, stamp));
        }
        if (work.isRefused()) {
            work.result.notices.clear();
            work.result.prev = 0;
            work.result.prevLin = 0;
            return work.result;
        }
        stamp = stamp.next();
    }
    TRY(write(work));
    return work.result;
}

std::optional<protocol::PushedGroup> GroupMerger::refuseAtOnce(const protocol::Group &group,
                                                               quint64 device) const
{
    protocol::PushedGroup result{.number = group.number, .space = group.space};
    result.result = GroupResult::Invalid;
    if (m_role != "owner" && m_role != "editor") {
        result.result = GroupResult::Denied;
        return result;
    }
    if (group.ops.isEmpty() || group.ops.size() > protocol::groupOpsMax) {
        result.field = u"ops"_s;
        return result;
    }
    if (group.stamp.device != device) {
        result.field = u"st"_s;
        return result;
    }
    for (const protocol::Op &op : group.ops) {
        if (!op.kind || !isKindOf(m_space.kind, *op.kind)) {
            result.field = u"k"_s;
            return result;
        }
        if (!mayWrite(m_role, *op.kind)) {
            result.result = GroupResult::Denied;
            return result;
        }
        if (const auto checked = protocol::checkOp(op); !checked) {
            result.field = checked.error().field;
            return result;
        }
    }
    return std::nullopt;
}

Expected<TouchedRow *> GroupMerger::touch(Work &work, const protocol::Op &op)
{
    for (const auto &touched : work.touched) {
        if (touched->after.kind == *op.kind && touched->after.id == op.id) {
            return touched.get();
        }
    }
    TRY_ASSIGN(auto touched, touchRow(m_rows, m_space.n, *op.kind, op.id));
    const bool isNew = op.op == protocol::OpKind::New;
    // Under a tombstone without its fields nothing can be kept, nor shown again.
    const bool isHusk =
        touched && touched->stored.isStripped && (op.op != protocol::OpKind::Life || op.isAlive);
    if (!isNew && (!touched || isHusk)) {
        work.refuse(GroupResult::Gone);
        return nullptr;
    }
    if (!touched) {
        touched = std::make_unique<TouchedRow>();
        touched->after.kind = *op.kind;
        touched->after.id = op.id;
    }
    if (isMovedAway(work, *touched, op)) {
        const QByteArrayView to = touched->stored.movedTo;
        work.refuse(GroupResult::Moved);
        work.result.movedSpace = Uuid::fromBytes(to.first(16)).value_or(Uuid());
        work.result.movedId = Uuid::fromBytes(to.sliced(16)).value_or(Uuid());
        return nullptr;
    }
    TRY_ASSIGN(const bool isTaken, isTakenByAnother(*touched, op));
    if (isTaken || isOthersClaim(*touched, op)) {
        work.refuse(GroupResult::Denied);
        return nullptr;
    }
    work.touched.push_back(std::move(touched));
    return work.touched.back().get();
}

bool GroupMerger::isMovedAway(Work &work, const TouchedRow &touched, const protocol::Op &op) const
{
    if (touched.stored.movedTo.size() != 32) {
        return false;
    }
    // Whoever saw the move may take it back.
    const domain::Life &life = touched.after.life;
    const bool isRestore = op.op == protocol::OpKind::Life && op.isAlive;
    return !isRestore || !domain::hasSeen(work.group.base, work.device, life.seq, life.stamp);
}

bool GroupMerger::isOthersClaim(const TouchedRow &touched, const protocol::Op &op) const
{
    if (op.kind != domain::RowKind::Claim) {
        return false;
    }
    const auto isMine = [this](const QCborValue &by) { return protocol::idFrom(by) == m_account; };
    const auto by = std::ranges::find(op.fields, QByteArray("by"), &protocol::FieldValue::name);
    return (touched.before && !isMine(touched.before->fields.value("by").value))
        || (by != op.fields.end() && !isMine(by->value));
}

// One buys a book, whoever says so first; devices may say so without knowing of each other.
Expected<bool> GroupMerger::isTakenByAnother(const TouchedRow &touched, const protocol::Op &op)
{
    const bool isRestore = op.op == protocol::OpKind::Life && op.isAlive;
    if (op.kind != domain::RowKind::Claim || (op.op != protocol::OpKind::New && !isRestore)) {
        return false;
    }
    const auto said = std::ranges::find(op.fields, QByteArray("wish"), &protocol::FieldValue::name);
    const Uuid wish = protocol::idFrom(
        said != op.fields.end() ? said->value : touched.after.fields.value("wish").value);
    TRY_ASSIGN(const auto claims, m_rows.listLive(m_space.n, domain::RowKind::Claim));
    for (const store::StoredRow &stored : claims) {
        TRY_ASSIGN(const domain::Row claim, rowFromStored(stored));
        if (protocol::idFrom(claim.fields.value("wish").value) == wish
            && protocol::idFrom(claim.fields.value("by").value) != m_account) {
            return true;
        }
    }
    return false;
}

Expected<> GroupMerger::applyOp(Work &work, const protocol::Op &op, domain::Stamp stamp)
{
    TRY_ASSIGN(TouchedRow * touched, touch(work, op));
    if (!touched) {
        return {};
    }
    if (op.op == protocol::OpKind::Life) {
        mergeLife(work, *touched, op, stamp);
        return {};
    }
    domain::Row incoming{
        .kind = *op.kind, .id = op.id, .seq = work.seq, .life = touched->after.life, .fields = {}};
    if (op.op == protocol::OpKind::Pos) {
        if (!isRowOfList(*op.kind)) {
            work.refuse(GroupResult::Invalid, u"pos"_s);
            return {};
        }
        incoming.fields.insert("pos", {op.pos, op.posStamp, work.seq, op.posGen});
    }
    for (const protocol::FieldValue &field : op.fields) {
        incoming.fields.insert(field.name, {field.value, stamp, work.seq, 0});
    }
    if (op.op == protocol::OpKind::New) {
        incoming.life = {.isAlive = true, .stamp = stamp, .seq = work.seq, .base = 0};
        if (!touched->before && !touched->isChanged) {
            touched->after = incoming;
            touched->isChanged = true;
            return {};
        }
    } else if (!touched->after.life.isAlive
               && !domain::hasSeen(work.group.base, work.device, touched->after.life.seq,
                                   touched->after.life.stamp)) {
        // An edit met a delete that it had not seen: kept under it, and said.
        work.notice(touched->after, "life", false, touched->after.life.stamp);
    }
    mergeRow(work, *touched, incoming);
    return {};
}

void GroupMerger::mergeRow(Work &work, TouchedRow &touched, const domain::Row &incoming)
{
    const quint64 seqBefore = touched.after.seq;
    const domain::MergeOutcome outcome = domain::mergeInto(touched.after, incoming);
    if (!outcome.isChanged()) {
        touched.after.seq = seqBefore;
    }
    touched.isChanged |= outcome.isChanged();
    for (const domain::Loser &loser : outcome.losers) {
        const bool isIncomingDropped = !outcome.changed.contains(loser.field);
        const bool wasSeen = isIncomingDropped
            ? loser.dropped.stamp.device == loser.winner.stamp.device
            : domain::hasSeen(work.group.base, work.device, loser.dropped.seq, loser.dropped.stamp);
        if (!wasSeen) {
            work.losers.push_back({touched.after.kind, touched.after.id, loser.field,
                                   domain::valueBytes(loser.dropped.value), loser.dropped.stamp});
            work.notice(touched.after, loser.field, loser.dropped.value, loser.dropped.stamp);
        }
    }
}

void GroupMerger::mergeLife(Work &work, TouchedRow &touched, const protocol::Op &op,
                            domain::Stamp stamp)
{
    const domain::Life before = touched.after.life;
    domain::Life life{.isAlive = op.isAlive, .stamp = stamp, .seq = work.seq, .base = 0};
    if (!op.isAlive && op.kind == domain::RowKind::List) {
        life.base = work.group.base;
    }
    const bool isUnseenAdd =
        before.isAlive && !domain::hasSeen(work.group.base, work.device, before.seq, before.stamp);
    if (!op.isAlive && op.kind == domain::RowKind::Tag && isUnseenAdd && before.stamp < stamp) {
        // The add wins over a remove that had not seen it. It is said again by the server, as a
        // change of its own: the remover's device would not look for one in its own group.
        work.keptTags.emplace_back(op.id, stamp);
    }
    const domain::Life after = domain::merged(before, life);
    if (after != before && domain::compare(after, before) != 0) {
        touched.after.life = after;
        touched.after.seq = work.seq;
        touched.isChanged = true;
    }
    if (op.movedTo && !op.isAlive) {
        touched.stored.movedTo = op.movedTo->first.toBytes() + op.movedTo->second.toBytes();
        touched.isChanged = true;
        touched.after.seq = work.seq;
    } else if (touched.after.life.isAlive) {
        touched.stored.movedTo = {};
    }
    // A delete met an edit that it had not seen: the row stays deleted, and both are told.
    const auto isUnseenEdit = [&work](const domain::Register &field) {
        return field.seq > 0
            && !domain::hasSeen(work.group.base, work.device, field.seq, field.stamp);
    };
    if (!op.isAlive && op.kind != domain::RowKind::Tag && touched.before
        && std::ranges::any_of(touched.before->fields, isUnseenEdit)) {
        work.notice(touched.after, "life", false, stamp);
    }
}

Expected<> GroupMerger::write(Work &work)
{
    SpaceWriter writer(m_context, m_space, m_limits);
    if (const GroupResult measured = writer.measure(work.touched); measured != GroupResult::Ok) {
        work.refuse(measured, measured == GroupResult::Invalid ? u"row"_s : QString());
        work.result.notices.clear();
        work.result.prev = 0;
        work.result.prevLin = 0;
        return {};
    }
    TRY(writeLosers(work));
    for (qsizetype i = 0; i < work.group.ops.size(); ++i) {
        if (!work.hasChanged(work.group.ops[i])) {
            work.result.unchanged.append(int(i));
        }
    }
    const WriteCause cause{work.device, work.group.number, work.group.stamp};
    TRY_ASSIGN(const bool isChanged, writer.store(work.touched, cause, m_changed));
    if (!isChanged) {
        work.result.result = GroupResult::Noop;
        work.result.unchanged.clear();
        return {};
    }
    work.result.seq = m_space.head;
    work.result.lin = m_space.lin;
    return writeKeptTags(work);
}

Expected<> GroupMerger::writeKeptTags(const Work &work)
{
    TouchedRows rows;
    WriteCause cause;
    for (const auto &[id, removed] : work.keptTags) {
        TRY_ASSIGN(auto tag, touchRow(m_rows, m_space.n, domain::RowKind::Tag, id));
        if (!tag || tag->after.life.isAlive) {
            continue;
        }
        tag->after.seq = m_space.head + 1;
        tag->after.life = {.isAlive = true,
                           .stamp = {removed.time + 1, serverDevice},
                           .seq = tag->after.seq,
                           .base = 0};
        tag->isChanged = true;
        cause.stamp = qMax(cause.stamp, tag->after.life.stamp);
        rows.push_back(std::move(tag));
    }
    // What was there before the group is no growth.
    SpaceWriter writer(m_context, m_space, SyncLimits());
    if (writer.measure(rows) == GroupResult::Ok) {
        TRY_ASSIGN(const bool isChanged, writer.store(rows, cause, m_changed));
        m_hasOwnChanges |= isChanged;
    }
    return {};
}

Expected<> GroupMerger::writeLosers(const Work &work)
{
    const Instant now = m_context.clock.now();
    for (const auto &loser : work.losers) {
        TRY(m_rows.insertLoser(m_space.n, loser, now));
    }
    for (const protocol::Notice &notice : work.result.notices) {
        TRY(m_rows.insertNotice(m_space.n, m_space.owner, work.seq, protocol::encodeNotice(notice),
                                now));
    }
    return {};
}

} // namespace endpaper::server
