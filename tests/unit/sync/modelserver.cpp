// SPDX-License-Identifier: GPL-3.0-or-later
#include "modelserver.h"

#include "domain/digest.h"
#include "protocol/codec.h"
#include "protocol/limits.h"

using namespace endpaper;
using namespace endpaper::protocol;
using namespace Qt::StringLiterals;

namespace {
template <typename Message> sync::Answer<Message> refused(Refusal refusal)
{
    sync::Answer<Message> answer;
    answer.message = fail(ErrorKind::Conflict, u"refused"_s);
    answer.refusal = std::move(refusal);
    return answer;
}

template <typename Message> sync::Answer<Message> answered(Expected<Message> message)
{
    sync::Answer<Message> answer;
    answer.message = std::move(message);
    return answer;
}
} // namespace

bool ModelServer::isKnown(const Mark &mark) const
{
    return mark.seq == 0 || (mark.seq <= head() && lins[qsizetype(mark.seq)] == mark.lin);
}

sync::Answer<HelloReply> ModelServer::hello(const HelloRequest &request)
{
    ++hellos;
    if (!isAuthorized) {
        return answered<HelloReply>(fail(ErrorKind::Unauthorized, u"no"_s));
    }
    if (!request.account.isNil() && request.account != account) {
        return refused<HelloReply>({.code = Refusal::Code::Account});
    }
    if (const Mark high = request.high.value(space); !isKnown(high)) {
        m_salt = 1;
        return refused<HelloReply>({.code = Refusal::Code::Lineage,
                                    .now = m_clock.now(),
                                    .space = space,
                                    .fork = std::min(head(), high.seq - 1)});
    }
    const Device device = devices.value(request.device);
    HelloReply reply;
    reply.version = version;
    reply.schemaMin = saysSchemaMin ? schemaMin : 1;
    reply.now = m_clock.now();
    reply.account = account;
    reply.through = device.through;
    reply.chain = device.chain;
    reply.spaces = {{space, "owner", head(), 0}};
    if (!guestSpace.isNil()) {
        reply.spaces.append({guestSpace, "viewer", guestHead, 0});
    }
    return answered<HelloReply>(reply);
}

PushedGroup ModelServer::apply(const Group &group)
{
    if (!group.flaw.isEmpty()) {
        return {.number = group.number, .result = GroupResult::Invalid, .field = group.flaw};
    }
    PushedGroup result{group.number, GroupResult::Ok, space, head()};
    for (const Op &op : group.ops) {
        for (const FieldValue &field : op.fields) {
            if (deniedTitles.contains(field.value.toString())) {
                result.result = GroupResult::Denied;
                return result;
            }
        }
        if (op.op != OpKind::New && !rows.contains({int(*op.kind), op.id})) {
            result.result = GroupResult::Gone;
            return result;
        }
    }
    const quint64 seq = head() + 1;
    std::vector<domain::ChangedPrint> changed;
    for (qsizetype i = 0; i < group.ops.size(); ++i) {
        const Op &op = group.ops[i];
        const domain::Stamp stamp = group.stamp.next(quint64(i));
        domain::Row row{
            .kind = *op.kind, .id = op.id, .seq = seq, .life = {true, {}, 0}, .fields = {}};
        for (const FieldValue &field : op.fields) {
            row.fields.insert(field.name, {field.value, stamp, seq});
        }
        if (op.op == OpKind::Pos) {
            row.fields.insert("pos", {op.pos, op.posStamp, seq, op.posGen});
        } else if (op.op != OpKind::Set) {
            const bool isAlive = op.op == OpKind::New || op.isAlive;
            row.life = {isAlive, stamp, seq,
                        *op.kind == domain::RowKind::List && !isAlive ? group.base : 0};
        }
        const std::pair key(int(*op.kind), op.id);
        if (rows.contains(key)) {
            domain::mergeInto(rows[key], row);
        } else {
            rows.insert(key, row);
        }
        changed.push_back({op.id, domain::repairDigest(rows[key])});
    }
    lins.append(domain::nextLin(lins.last() + m_salt, seq, changed));
    result.prevLin = lins.value(lins.size() - 2);
    result.seq = seq;
    result.lin = lins.last();
    return result;
}

sync::Answer<PushReply> ModelServer::push(const QByteArray &body)
{
    if (body.size() > bodyBytesMax) {
        return answered<PushReply>(fail(ErrorKind::TooLarge, u"push"_s));
    }
    const auto request = decodePushRequest(body);
    if (!request || request->account != account) {
        return answered<PushReply>(fail(ErrorKind::Invalid, u"push"_s));
    }
    ++pushes;
    if (request->schema < schemaMin) {
        return refused<PushReply>({.code = Refusal::Code::Upgrade, .min = schemaMin});
    }
    Device &device = devices[request->device];
    if (request->from > device.through + 1) {
        return refused<PushReply>(
            {.code = Refusal::Code::Gap, .now = m_clock.now(), .want = device.through + 1});
    }
    if (request->from == device.through + 1 && request->chain != device.chain) {
        return refused<PushReply>({.code = Refusal::Code::Forked, .now = m_clock.now()});
    }
    quint64 chain = request->chain;
    PushReply reply;
    const auto finish = [&] {
        reply.now = m_clock.now();
        reply.through = device.through;
        reply.chain = device.chain;
    };
    for (const Group &group : request->groups) {
        chain = nextChain(chain, group);
        if (group.number <= device.through) {
            if (device.chains.value(group.number) != chain) {
                return refused<PushReply>({.code = Refusal::Code::Forked, .now = m_clock.now()});
            }
            if (device.bytes.value(group.number) != encodeGroup(group)) {
                ++changedRetries;
            }
            reply.results.append(device.results.value(group.number));
            continue;
        }
        const qint64 ahead = qint64(group.stamp.ms()) - toEpochMs(m_clock.now());
        if (ahead > aheadMsMax) {
            finish();
            return refused<PushReply>({.code = Refusal::Code::Clock,
                                       .now = reply.now,
                                       .number = group.number,
                                       .aheadMs = ahead,
                                       .applied = reply});
        }
        const PushedGroup result = apply(group);
        device.chain = nextChain(device.chain, group);
        device.chains.insert(group.number, device.chain);
        device.through = group.number;
        device.results.insert(group.number, result);
        device.bytes.insert(group.number, encodeGroup(group));
        reply.results.append(result);
    }
    finish();
    return answered<PushReply>(reply);
}

sync::Answer<PullReply> ModelServer::pull(const PullRequest &request)
{
    ++pulls;
    if (onPull) {
        onPull();
    }
    PullReply reply;
    reply.now = m_clock.now();
    for (const PullSpace &asked : request.spaces) {
        if (!guestSpace.isNil() && asked.space == guestSpace) {
            PulledSpace page{guestSpace, asked.after, asked.lin, guestHead};
            page.next = std::min(asked.after + 1, guestHead);
            page.lin = page.next;
            page.hasMore = page.next < guestHead;
            page.digest = 0; // is heard of a last page alone
            reply.spaces.append(page);
            continue;
        }
        if (asked.space != space) {
            return answered<PullReply>(fail(ErrorKind::NotFound, u"space"_s));
        }
        if (!isKnown({asked.after, asked.lin}) || !isKnown(asked.high)) {
            m_salt = 1; // from here on, another history than the one that was lost
            quint64 fork = std::min(head(), asked.after);
            return refused<PullReply>(
                {.code = Refusal::Code::Lineage, .now = reply.now, .space = space, .fork = fork});
        }
        // By seq, page ends at a seq boundary.
        QMap<quint64, QList<domain::Row>> bySeq;
        for (const domain::Row &row : std::as_const(rows)) {
            if (row.seq > asked.after) {
                // Whole: a field that an earlier page would have brought comes with its row's later
                // change.
                bySeq[row.seq].append(row);
            }
        }
        PulledSpace page{space, asked.after, asked.lin, head()};
        for (auto it = bySeq.cbegin(); it != bySeq.cend() && page.rows.size() < request.rows;
             ++it) {
            page.rows += it.value();
            page.next = it.key();
        }
        page.hasMore = !bySeq.isEmpty() && page.next < bySeq.lastKey();
        if (!page.hasMore) {
            page.next = head();
        }
        page.lin = lins[qsizetype(page.next)];
        if (!page.hasMore) {
            page.digest = digest();
        }
        reply.spaces.append(page);
    }
    // Through the wire, as the real one comes.
    return answered<PullReply>(decodePullReply(encode(reply)));
}

quint64 ModelServer::digest() const
{
    quint64 sum = 0;
    for (const domain::Row &row : rows) {
        sum += domain::rowDigest(row);
    }
    return sum;
}

bool ModelServer::takeRepaired(const domain::Row &incoming)
{
    if (isViewer) {
        return false;
    }
    const quint64 seq = head() + 1;
    domain::Row row = incoming;
    row.seq = seq;
    row.life.seq = seq;
    for (domain::Register &field : row.fields) {
        field.seq = seq;
    }
    const std::pair key(int(row.kind), row.id);
    if (const auto mine = rows.find(key); mine == rows.end()) {
        rows.insert(key, row);
    } else {
        if (!mine->life.isAlive && row.life.stamp <= mine->life.stamp) {
            row.fields.clear(); // fields of the dead are not filled again
        }
        domain::Row merged = *mine;
        if (!domain::mergeInto(merged, row).isChanged()) {
            return true;
        }
        *mine = merged;
    }
    ++repairedRows;
    const domain::ChangedPrint changed[] = {{row.id, domain::repairDigest(rows[key])}};
    lins.append(domain::nextLin(lins.last() + m_salt, seq, changed));
    return true;
}

sync::Answer<RepairReply> ModelServer::repair(const RepairRequest &wired)
{
    const auto request = decodeRepairRequest(encode(wired));
    if (!request || request->space != space) {
        return answered<RepairReply>(fail(ErrorKind::Invalid, u"repair"_s));
    }
    RepairReply reply{.now = m_clock.now(), .fork = request->fork, .floor = floor};
    QList<int> listed = request->list;
    if (!request->buckets.isEmpty()) {
        reply.fork = 0;
        for (const Mark &mark : request->marks) {
            reply.fork = std::max(reply.fork, isKnown(mark) ? mark.seq : 0);
        }
        QList<quint64> sums(repairBuckets, 0);
        for (const domain::Row &row : std::as_const(rows)) {
            sums[domain::repairBucket(row.id)] += domain::repairDigest(row);
        }
        for (int i = 0; i < int(repairBuckets); ++i) {
            if (sums[i] != request->buckets[i]) {
                reply.differ.append(i);
            }
        }
        listed = reply.differ;
    }
    for (const int bucket : std::as_const(listed)) {
        if (reply.mine.size() >= printsMax) {
            break;
        }
        for (const domain::Row &row : std::as_const(rows)) {
            if (domain::repairBucket(row.id) == bucket) {
                reply.mine.append(
                    {{domain::rowKindName(row.kind), row.id}, domain::repairDigest(row)});
            }
        }
        reply.listed.append(bucket);
    }
    const auto tell = [&](const RowName &name) {
        const auto kind = domain::rowKind(name.kind);
        if (kind && rows.contains({int(*kind), name.id})) {
            reply.rows.append(rows.value({int(*kind), name.id}));
        }
    };
    for (const domain::Row &row : request->rows) {
        const RowName name{domain::rowKindName(row.kind), row.id};
        if (!takeRepaired(row)) {
            reply.refused.append(name);
        }
        tell(name);
    }
    for (const RowName &name : request->want) {
        tell(name);
    }
    return answered<RepairReply>(decodeRepairReply(encode(reply)));
}
