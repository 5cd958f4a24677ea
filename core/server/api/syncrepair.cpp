// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/syncrepair.h"

#include "domain/digest.h"
#include "domain/merge.h"
#include "protocol/codec.h"
#include "protocol/limits.h"
#include "protocol/schema.h"
#include "server/api/syncpush.h"
#include "server/api/syncrows.h"

#include <array>
#include <set>

namespace endpaper::server {

using namespace Qt::StringLiterals;
using protocol::GroupResult;

namespace {

protocol::RowName nameOf(const domain::Row &row) { return {domain::rowKindName(row.kind), row.id}; }

domain::Stamp newestOf(const domain::Row &row)
{
    domain::Stamp newest = row.life.stamp;
    for (const domain::Register &field : row.fields) {
        newest = qMax(newest, field.stamp);
    }
    return newest;
}

bool hasRequiredFields(const domain::Row &row)
{
    return std::ranges::all_of(protocol::fieldsOf(row.kind), [&row](const auto &field) {
        const QCborValue value = row.fields.value(field.name).value;
        return !field.isRequired || !(value.isNull() || value.isUndefined());
    });
}

} // namespace

// One exchange on its way.
struct SpaceRepair::Joining
{
    quint64 fork = 0;
    quint64 seq = 0; // what changed rows get
    domain::Stamp newest = {};
    TouchedRows rows = {};
    std::vector<store::RowRepository::Dropped> losers = {};
    QList<protocol::RowName> refused = {};
    std::vector<ChangedRow> changed = {};
};

SpaceRepair::SpaceRepair(Context &context, const store::Space &space, const Uuid &account,
                         QByteArray role, const SyncLimits &limits)
    : m_context(context)
    , m_rows(context.transaction)
    , m_spaces(context.transaction)
    , m_space(space)
    , m_account(account)
    , m_role(std::move(role))
    , m_limits(limits)
{
}

Expected<quint64> SpaceRepair::forkOf(const protocol::RepairRequest &request)
{
    quint64 fork = 0;
    for (const protocol::Mark &mark : request.marks) {
        TRY_ASSIGN(const auto lin, m_spaces.findLin(m_space, mark.seq));
        if (lin && *lin == mark.lin) {
            fork = qMax(fork, mark.seq);
        }
    }
    return fork;
}

Expected<protocol::RepairReply> SpaceRepair::compare(const protocol::RepairRequest &request)
{
    protocol::RepairReply reply{
        .now = m_context.clock.now(), .fork = request.fork, .floor = m_space.floor};
    if (!request.buckets.isEmpty()) {
        TRY_ASSIGN(reply.fork, forkOf(request));
    }
    std::array<quint64, protocol::repairBuckets> sums = {};
    std::array<QList<protocol::RowPrint>, protocol::repairBuckets> prints;
    TRY(m_rows.forEach(m_space.n, [&](const store::StoredRow &stored) -> Expected<> {
        TRY_ASSIGN(const auto row, rowFromStored(stored));
        const auto bucket = size_t(domain::repairBucket(row.id));
        const quint64 digest = domain::repairDigest(row);
        sums[bucket] += digest;
        prints[bucket].append({nameOf(row), digest});
        return {};
    }));
    for (int bucket = 0; bucket < int(sums.size()); ++bucket) {
        const bool differs = request.buckets.isEmpty()
            ? request.list.contains(bucket)
            : request.buckets.at(bucket) != sums[size_t(bucket)];
        if (!differs) {
            continue;
        }
        reply.differ.append(bucket);
        const auto &those = prints[size_t(bucket)];
        if (reply.mine.size() + those.size() <= protocol::repairPrintsMax) {
            reply.listed.append(bucket);
            reply.mine += those;
        }
    }
    if (request.buckets.isEmpty()) {
        reply.differ.clear();
    }
    return reply;
}

bool SpaceRepair::isAcceptable(const domain::Row &incoming) const
{
    const qint64 latestMs = toEpochMs(m_context.clock.now()) + protocol::clockAheadMsMax;
    const bool isClaim = incoming.kind == domain::RowKind::Claim;
    if (newestOf(incoming).ms() > quint64(latestMs)
        || isClaim != (m_space.kind == store::SpaceKind::Claims)
        || (isClaim && incoming.life.isAlive
            && protocol::idFrom(incoming.fields.value("by").value) != m_account)) {
        return false;
    }
    for (auto it = incoming.fields.cbegin(); it != incoming.fields.cend(); ++it) {
        if (!protocol::checkValue(incoming.kind, it.key(), it->value)) {
            return false;
        }
    }
    return protocol::encodeFields(incoming.kind, incoming.fields).size() <= protocol::rowBytesMax;
}

Expected<protocol::RepairReply> SpaceRepair::exchange(const protocol::RepairRequest &request)
{
    TRY(checkServerClock(m_space, m_limits, m_context.clock.now()));
    const bool canWrite = m_role == "owner" || m_role == "editor";
    Joining joining{.fork = qMin(request.fork, m_space.head), .seq = m_space.head + 1};
    for (const domain::Row &incoming : request.rows) {
        const bool isOwners = incoming.kind == domain::RowKind::List && m_role != "owner";
        if (!canWrite || isOwners || !isAcceptable(incoming)) {
            joining.refused.append(nameOf(incoming));
        } else {
            TRY(join(joining, incoming));
        }
    }
    TRY(store(joining, request));
    protocol::RepairReply reply{.now = m_context.clock.now(),
                                .fork = request.fork,
                                .floor = m_space.floor,
                                .refused = joining.refused};
    TRY(answerRows(request, reply));
    return reply;
}

Expected<> SpaceRepair::join(Joining &joining, domain::Row incoming)
{
    TRY_ASSIGN(auto touched, touchRow(m_rows, m_space.n, incoming.kind, incoming.id));
    if (!touched) {
        if (incoming.seq <= qMin(joining.fork, m_space.floor)) {
            return {}; // both had it, and its tombstone was removed since: absent is deleted
        }
        if (incoming.life.isAlive && !hasRequiredFields(incoming)) {
            joining.refused.append(nameOf(incoming));
            return {};
        }
        touched = std::make_unique<TouchedRow>();
        touched->after.kind = incoming.kind;
        touched->after.id = incoming.id;
        touched->stored.isStripped = !incoming.life.isAlive;
    }
    domain::Life life = incoming.life;
    life.seq = joining.seq;
    if (!life.isAlive && life.base > joining.fork) {
        // A cut-off in a history that is gone: what was sent so far was below it.
        life.base = joining.seq;
    }
    const bool isNewLife = !touched->before || domain::compare(life, touched->after.life) > 0;
    if (isNewLife && !touched->stored.isStripped) {
        touched->after.life = life;
        touched->isChanged = true;
    } else if (isNewLife && !life.isAlive) {
        touched->after.life = life;
        touched->isChanged = true;
    } else if (isNewLife) {
        joining.refused.append(nameOf(incoming)); // its fields are gone: "add again" brings it back
        return {};
    }
    if (touched->after.life.isAlive || (touched->before && !touched->stored.isStripped)) {
        joinFields(joining, *touched, incoming);
    }
    if (touched->isChanged) {
        touched->after.seq = joining.seq;
        joining.newest = qMax(joining.newest, newestOf(touched->after));
    }
    joining.rows.push_back(std::move(touched));
    return {};
}

void SpaceRepair::joinFields(Joining &joining, TouchedRow &touched, const domain::Row &incoming)
{
    domain::Row &after = touched.after;
    for (auto it = incoming.fields.cbegin(); it != incoming.fields.cend(); ++it) {
        domain::Register field = *it;
        const quint64 seqThere = field.seq;
        field.seq = joining.seq;
        const auto mine = after.fields.find(it.key());
        if (mine == after.fields.end()) {
            after.fields.insert(it.key(), field);
            touched.isChanged = true;
            continue;
        }
        const auto order = domain::compare(field, *mine);
        if (order == 0) {
            continue;
        }
        const domain::Register &dropped = order > 0 ? *mine : field;
        // What both sides had before they parted was seen by whoever wrote the other.
        const quint64 droppedSeq = order > 0 ? mine->seq : seqThere;
        const bool wasSeen = droppedSeq <= joining.fork || field.stamp.device == mine->stamp.device;
        if (!wasSeen && field.value != mine->value) {
            joining.losers.push_back(
                {after.kind, after.id, it.key(), domain::valueBytes(dropped.value), dropped.stamp});
        }
        if (order > 0) {
            *mine = field;
            touched.isChanged = true;
        }
    }
}

Expected<> SpaceRepair::store(Joining &joining, const protocol::RepairRequest &request)
{
    SpaceWriter writer(m_context, m_space, m_limits);
    if (writer.measure(joining.rows) != GroupResult::Ok) {
        for (const domain::Row &row : request.rows) {
            joining.refused.append(nameOf(row));
        }
        return {};
    }
    for (const auto &loser : joining.losers) {
        TRY(m_rows.insertLoser(m_space.n, loser, m_context.clock.now()));
    }
    const WriteCause cause{.stamp = joining.newest};
    TRY_ASSIGN(const bool isChanged, writer.store(joining.rows, cause, joining.changed));
    return isChanged ? finishSpace(m_context, m_space, joining.changed, {}) : Expected<>();
}

Expected<> SpaceRepair::answerRows(const protocol::RepairRequest &request,
                                   protocol::RepairReply &reply)
{
    QList<protocol::RowName> names = request.want;
    for (const domain::Row &row : request.rows) {
        names.append(nameOf(row));
    }
    std::set<std::pair<QByteArray, Uuid>> answered;
    for (const protocol::RowName &name : names) {
        const auto kind = domain::rowKind(name.kind);
        if (!kind || !answered.emplace(name.kind, name.id).second) {
            continue;
        }
        TRY_ASSIGN(const auto stored, m_rows.find(m_space.n, *kind, name.id));
        if (stored) {
            TRY_ASSIGN(auto row, rowFromStored(*stored));
            reply.rows.append(std::move(row));
        }
    }
    return {};
}

} // namespace endpaper::server
