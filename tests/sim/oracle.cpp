// SPDX-License-Identifier: GPL-3.0-or-later
// What the oracle learns of edits, requests and answers.
#include "oracle.h"

#include "protocol/codec.h"
#include "protocol/limits.h"
#include "protocol/routes.h"

namespace endpaper::sim {

using namespace Qt::StringLiterals;
using protocol::GroupResult;
using protocol::OpKind;

bool Oracle::isTaken(GroupResult result)
{
    return result == GroupResult::Ok || result == GroupResult::Noop;
}

Oracle::Oracle(Server &server)
    : m_server(server)
{
}

Writes Oracle::writesOf(const protocol::Group &group)
{
    Writes writes;
    for (const protocol::Op &op : group.ops) {
        const RowKey row(int(*op.kind), op.id);
        for (const protocol::FieldValue &field : op.fields) {
            writes.insert({row, field.name, field.value.toCbor()});
        }
        if (op.op == OpKind::New || op.op == OpKind::Life) {
            const bool isAlive = op.op == OpKind::New || op.isAlive;
            writes.insert({row, "life", QCborValue(isAlive).toCbor()});
        }
    }
    return writes;
}

Writes Oracle::writesOf(const store::Action &action)
{
    protocol::Group group;
    for (const store::LocalOp &op : action.forward) {
        group.ops.append({.op = op.op,
                          .kind = op.kind,
                          .id = op.id,
                          .fields = op.fields,
                          .isAlive = op.isAlive});
    }
    return writesOf(group);
}

void Oracle::tried(const store::Action &action)
{
    for (const Write &write : writesOf(action)) {
        ++m_known[write].times;
    }
}

void Oracle::confirmed(const Device &device, const store::Action &action)
{
    for (const Write &write : writesOf(action)) {
        Known &known = m_known[write];
        known.device = device.name();
        known.isGivenUp = false;
    }
}

void Oracle::committed(const server::Request &request, const server::Reply &reply,
                       const Uuid &account)
{
    if (request.path == QLatin1String(protocol::pushPath)) {
        if (const auto pushed = protocol::decodePushRequest(request.body)) {
            if (reply.status == 200) {
                if (const auto answer = protocol::decodePushReply(reply.body)) {
                    learn(*pushed, *answer, account);
                }
            } else if (const auto refusal = protocol::decodeRefusal(reply.body);
                       refusal && refusal->applied) {
                learn(*pushed, *refusal->applied, account);
                noteRefused(*pushed, refusal->number);
            }
        }
    } else {
        checkAsked(request, reply, account);
        learnMembers(request, reply, account);
    }
    learnOwnWrites();
}

// Its device will send it with other stamps: as another group of the same number.
void Oracle::noteRefused(const protocol::PushRequest &request, quint64 number)
{
    quint64 chain = request.chain;
    for (const protocol::Group &group : request.groups) {
        chain = protocol::nextChain(chain, group);
        if (group.number == number) {
            m_refused.insert({request.device, number, chain});
        }
    }
}

void Oracle::sent(const server::Request &request)
{
    if (request.path != QLatin1String(protocol::pushPath)) {
        return;
    }
    if (const auto pushed = protocol::decodePushRequest(request.body)) {
        quint64 chain = pushed->chain;
        for (const protocol::Group &group : pushed->groups) {
            chain = protocol::nextChain(chain, group);
            m_groups[{pushed->device, group.number, chain}] = group;
            Instant &tried = m_tried[{pushed->device, group.number, chain}];
            tried = std::max(tried, m_server.clock.now());
        }
    }
}

void Oracle::learn(const protocol::PushRequest &request, const protocol::PushReply &reply,
                   const Uuid &account)
{
    quint64 chain = request.chain;
    for (qsizetype i = 0; i < request.groups.size() && i < reply.results.size(); ++i) {
        const protocol::Group &group = request.groups[i];
        chain = protocol::nextChain(chain, group);
        m_groups[{request.device, group.number, chain}] = group;
        const protocol::PushedGroup &result = reply.results[i];
        noteMoved(group, result);
        if (!isTaken(result.result)) {
            continue;
        }
        const auto tried = m_tried.find({request.device, group.number, chain});
        const bool isFirst = m_taken.insert({request.device, group.number, chain}).second;
        if (isFirst && tried == m_tried.end()) {
            checkMayWrite(group, account);
        }
        m_hasTakenRefused |= m_refused.contains({request.device, group.number, chain});
        // Perhaps by a server that died over it, when its clock was another.
        const Instant now = m_server.clock.now();
        const Instant taken = tried == m_tried.end() ? now : std::max(now, tried->second);
        const qint64 ahead = qint64(group.stamp.ms()) - toEpochMs(taken);
        // A repeated request is answered from the log: it was accepted when it was not too early.
        if (ahead > protocol::clockAheadMsMax && result.number > 0 && m_wrong.isEmpty()
            && !m_known.empty()) {
            const auto first = *writesOf(group).begin();
            if (m_known[first].first == domain::Stamp()) {
                m_wrong = u"10: a stamp %1 ms ahead was accepted"_s.arg(ahead);
            }
        }
        domain::Stamp stamp = group.stamp;
        for (const protocol::Op &op : group.ops) {
            for (const Write &write : writesOf({.ops = {op}})) {
                Known &known = m_known[write];
                if (known.first == domain::Stamp()) {
                    known.first = stamp;
                }
            }
            stamp = stamp.next();
        }
    }
}

// What the server writes itself (REST, repair, a tag that is kept) never goes over the wire as a
// group: what it changed is read back.
void Oracle::learnOwnWrites()
{
    if (!hasOwnWrites()) {
        return;
    }
    const auto state = readServer();
    if (!state) {
        return;
    }
    for (const auto &[sp, space] : state->spaces) {
        learnOwnWritesOf(*state, space);
    }
}

void Oracle::learnOwnWritesOf(const ServerState &state, const ServerState::Space &space)
{
    QMap<quint64, quint64> fresh; // seq to lin
    for (const ServerState::Entry &entry : space.log) {
        if (isOwn(state, entry) && !m_own.contains(entry.lin)) {
            fresh.insert(entry.seq, entry.lin);
            m_own[entry.lin] = {};
        }
    }
    for (auto it = space.rows.cbegin(); it != space.rows.cend() && !fresh.isEmpty(); ++it) {
        QSet<quint64> seqs{it->life.seq};
        for (const domain::Register &field : it->fields) {
            seqs.insert(field.seq);
        }
        for (const quint64 seq : seqs) {
            if (!fresh.contains(seq)) {
                continue;
            }
            domain::Row part = *it;
            part.seq = seq;
            part.fields.removeIf([seq](auto field) { return field.value().seq != seq; });
            if (part.life.seq != seq) {
                part.life = {};
            }
            m_own[fresh[seq]].insert(it.key(), part);
        }
    }
}

bool Oracle::isOwn(const ServerState &state, const ServerState::Entry &entry)
{
    return entry.device == 0 || state.webDevices.contains(entry.device);
}

} // namespace endpaper::sim
