// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/syncmerge.h"

#include "domain/digest.h"
#include "protocol/codec.h"
#include "protocol/limits.h"
#include "protocol/schema.h"
#include "server/api/syncrows.h"

#include <QCborMap>

namespace endpaper::server {

using namespace Qt::StringLiterals;
using protocol::GroupResult;

namespace {

// Stamps that the server itself gives (sync.md §2.3) come from no device.
constexpr quint64 serverDevice = 0;

bool isRowOfList(domain::RowKind kind)
{
    return kind == domain::RowKind::List || kind == domain::RowKind::Wish;
}

QByteArray noticeBytes(const protocol::Notice &notice)
{
    QCborMap map;
    map.insert(u"k"_s, QString::fromLatin1(domain::rowKindName(*notice.kind)));
    map.insert(u"id"_s, notice.id.toBytes());
    map.insert(u"field"_s, QString::fromUtf8(notice.field));
    map.insert(u"value"_s, notice.value);
    map.insert(u"st"_s, notice.stamp.toBytes());
    return map.toCborValue().toCbor();
}

} // namespace

struct GroupMerger::Work
{
    const protocol::Group &group;
    quint64 device = 0;
    quint64 seq = 0; // what the group gets if it changes anything
    protocol::PushedGroup result = {};
    std::vector<std::unique_ptr<Touched>> touched = {};
    std::vector<store::RowRepository::Dropped> losers = {};

    [[nodiscard]] bool isRefused() const { return result.result != GroupResult::Ok; }
    void refuse(GroupResult why, const QString &field = {})
    {
        result.result = why;
        result.field = field;
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
        if (!op.kind) {
            result.field = u"k"_s;
            return result;
        }
        if (const auto checked = protocol::checkOp(op); !checked) {
            result.field = checked.error().field;
            return result;
        }
    }
    return std::nullopt;
}

Expected<GroupMerger::Touched *> GroupMerger::touch(Work &work, const protocol::Op &op)
{
    for (const auto &touched : work.touched) {
        if (touched->after.kind == *op.kind && touched->after.id == op.id) {
            return touched.get();
        }
    }
    TRY_ASSIGN(auto stored, m_rows.find(m_space.n, *op.kind, op.id));
    if (!stored && op.op != protocol::OpKind::New) {
        work.refuse(GroupResult::Gone);
        return nullptr;
    }
    auto touched = std::make_unique<Touched>();
    if (stored) {
        if (!stored->movedTo.isEmpty() && op.op != protocol::OpKind::Life) {
            work.refuse(GroupResult::Moved);
            work.result.movedSpace =
                Uuid::fromBytes(QByteArrayView(stored->movedTo).first(16)).value_or(Uuid());
            work.result.movedId =
                Uuid::fromBytes(QByteArrayView(stored->movedTo).sliced(16)).value_or(Uuid());
            return nullptr;
        }
        TRY_ASSIGN(touched->after, rowFromStored(*stored));
        touched->before = touched->after;
        touched->stored = std::move(*stored);
    } else {
        touched->after.kind = *op.kind;
        touched->after.id = op.id;
    }
    work.touched.push_back(std::move(touched));
    return work.touched.back().get();
}

Expected<> GroupMerger::applyOp(Work &work, const protocol::Op &op, domain::Stamp stamp)
{
    TRY_ASSIGN(Touched * touched, touch(work, op));
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
        incoming.life = {.isAlive = true, .stamp = stamp, .seq = work.seq};
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

void GroupMerger::mergeRow(Work &work, Touched &touched, const domain::Row &incoming)
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

void GroupMerger::mergeLife(Work &work, Touched &touched, const protocol::Op &op,
                            domain::Stamp stamp)
{
    const domain::Life before = touched.after.life;
    domain::Life life{.isAlive = op.isAlive, .stamp = stamp, .seq = work.seq};
    if (!op.isAlive && op.kind == domain::RowKind::List) {
        life.base = work.group.base;
    }
    const bool isUnseenAdd =
        before.isAlive && !domain::hasSeen(work.group.base, work.device, before.seq, before.stamp);
    if (!op.isAlive && op.kind == domain::RowKind::Tag && isUnseenAdd && before.stamp < stamp) {
        // The add wins over a remove that had not seen it: said again, above the remove.
        life.isAlive = true;
        life.stamp = domain::Stamp{stamp.time + 1, serverDevice};
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
    std::vector<domain::ChangedStamp> stamps;
    store::Space after = m_space;
    for (const auto &touched : work.touched) {
        if (!touched->isChanged) {
            continue;
        }
        const qsizetype bytesBefore = touched->stored.body.size();
        const bool wasAlive = touched->before && touched->before->life.isAlive;
        encodeInto(touched->stored, touched->after);
        after.bytes += touched->stored.body.size() - bytesBefore;
        after.liveRows += int(touched->after.life.isAlive) - int(wasAlive);
        after.digest += domain::rowDigest(touched->after);
        after.digest -= touched->before ? domain::rowDigest(*touched->before) : 0;
        stamps.push_back({touched->after.id, work.group.stamp});
        if (touched->stored.body.size() > protocol::rowBytesMax) {
            work.refuse(GroupResult::Invalid, u"row"_s);
        }
    }
    const bool isGrowing = after.liveRows > m_space.liveRows || after.bytes > m_space.bytes;
    if (isGrowing && (after.liveRows > m_limits.liveRowsMax || after.bytes > m_limits.bytesMax)) {
        work.refuse(GroupResult::Quota);
    }
    if (work.isRefused()) {
        work.result.notices.clear();
        work.result.prev = 0;
        return {};
    }
    TRY(writeLosers(work));
    if (stamps.empty()) {
        work.result.result = GroupResult::Noop;
        return {};
    }
    const Instant now = m_context.clock.now();
    for (const auto &touched : work.touched) {
        if (!touched->isChanged) {
            continue;
        }
        if (touched->before) {
            TRY(m_rows.update(touched->stored, now));
        } else {
            TRY(m_rows.insert(m_space.n, touched->stored, now));
        }
        const auto lifeBefore =
            touched->before ? std::optional(touched->before->life) : std::nullopt;
        m_changed.push_back({touched->stored.n, lifeBefore, std::move(touched->after)});
    }
    after.head = work.seq;
    after.lin = domain::nextLin(m_space.lin, work.seq, stamps);
    after.newestMs = qMax(after.newestMs, qint64(work.group.stamp.ms()));
    TRY(m_spaces.appendLog(after, {after.head, after.lin, work.device, work.group.number, now}));
    m_space = after;
    work.result.seq = after.head;
    work.result.lin = after.lin;
    return {};
}

Expected<> GroupMerger::writeLosers(const Work &work)
{
    const Instant now = m_context.clock.now();
    for (const auto &loser : work.losers) {
        TRY(m_rows.insertLoser(m_space.n, loser, now));
    }
    for (const protocol::Notice &notice : work.result.notices) {
        TRY(m_rows.insertNotice(m_space.n, m_space.owner, work.seq, noticeBytes(notice), now));
    }
    return {};
}

} // namespace endpaper::server
