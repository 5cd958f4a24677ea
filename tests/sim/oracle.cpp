// SPDX-License-Identifier: GPL-3.0-or-later
#include "oracle.h"

#include "protocol/codec.h"
#include "protocol/limits.h"
#include "protocol/routes.h"
#include "server/api/syncrows.h"
#include "store/vault/rowrepository.h"
#include "store/vault/spacerepository.h"

namespace endpaper::sim {

using namespace Qt::StringLiterals;
using protocol::GroupResult;
using protocol::OpKind;

namespace {
constexpr qint64 everything = 1'000'000;

bool isTaken(GroupResult result)
{
    return result == GroupResult::Ok || result == GroupResult::Noop;
}
} // namespace

Oracle::Oracle(Server &server, const Uuid &account)
    : m_server(server)
    , m_account(account)
{
}

Oracle::Writes Oracle::writesOf(const protocol::Group &group)
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

Oracle::Writes Oracle::writesOf(const store::Action &action)
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

void Oracle::committed(const server::Request &request, const server::Reply &reply)
{
    if (request.path == QLatin1String(protocol::pushPath)) {
        if (const auto pushed = protocol::decodePushRequest(request.body)) {
            if (reply.status == 200) {
                if (const auto answer = protocol::decodePushReply(reply.body)) {
                    learn(*pushed, *answer);
                }
            } else if (const auto refusal = protocol::decodeRefusal(reply.body);
                       refusal && refusal->applied) {
                learn(*pushed, *refusal->applied);
                noteRefused(*pushed, refusal->number);
            }
        }
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

void Oracle::learn(const protocol::PushRequest &request, const protocol::PushReply &reply)
{
    quint64 chain = request.chain;
    for (qsizetype i = 0; i < request.groups.size() && i < reply.results.size(); ++i) {
        const protocol::Group &group = request.groups[i];
        chain = protocol::nextChain(chain, group);
        m_groups[{request.device, group.number, chain}] = group;
        const protocol::PushedGroup &result = reply.results[i];
        if (!isTaken(result.result)) {
            continue;
        }
        m_hasTakenRefused |= m_refused.contains({request.device, group.number, chain});
        // Perhaps by a server that died over it, when its clock was another.
        const auto tried = m_tried.find({request.device, group.number, chain});
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

// Whether the log has entries of the server's own that are not known yet.
bool Oracle::hasOwnWrites() const
{
    if (!m_server.isUp()) {
        return false;
    }
    auto transaction =
        store::Transaction::begin(*m_server.database(), store::Transaction::Mode::Deferred);
    if (!transaction) {
        return false;
    }
    auto query = transaction->prepare("SELECT lin FROM space_log WHERE device = 0 OR device IN "
                                      "(SELECT device FROM device WHERE is_web = 1)");
    while (query && query->step().value_or(false)) {
        if (!m_own.contains(store::hashOfBlob(query->blobView(0)))) {
            return true;
        }
    }
    return false;
}

std::optional<quint64> Oracle::serverHead() const
{
    if (!m_server.isUp()) {
        return std::nullopt;
    }
    auto transaction =
        store::Transaction::begin(*m_server.database(), store::Transaction::Mode::Deferred);
    if (!transaction) {
        return std::nullopt;
    }
    const auto space = store::SpaceRepository(*transaction).findOfAccount(m_account);
    if (!space) {
        return std::nullopt;
    }
    return *space ? (*space)->head : 0;
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
    QMap<quint64, quint64> fresh; // seq to lin
    for (const ServerState::Entry &entry : state->log) {
        if (isOwn(*state, entry) && !m_own.contains(entry.lin)) {
            fresh.insert(entry.seq, entry.lin);
            m_own[entry.lin] = {};
        }
    }
    for (auto it = state->rows.cbegin(); it != state->rows.cend() && !fresh.isEmpty(); ++it) {
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
    return entry.device == 0 || entry.device == state.webDevice;
}

std::optional<ServerState> Oracle::readServer() const
{
    if (!m_server.isUp()) {
        return std::nullopt;
    }
    auto transaction =
        store::Transaction::begin(*m_server.database(), store::Transaction::Mode::Deferred);
    if (!transaction) {
        return std::nullopt;
    }
    auto state = read(*transaction);
    return state ? std::optional(std::move(*state)) : std::nullopt;
}

Expected<ServerState> Oracle::read(store::Transaction &transaction) const
{
    ServerState state;
    store::SpaceRepository spaces(transaction);
    TRY_ASSIGN(const auto space, spaces.findOfAccount(m_account));
    if (!space) {
        return state;
    }
    state.space = space->n;
    state.head = space->head;
    state.floor = space->floor;
    state.digest = space->digest;
    state.liveRows = space->liveRows;
    store::RowRepository rows(transaction);
    TRY_ASSIGN(const auto stored, rows.listSince(space->n, 0, everything));
    for (const store::StoredRow &one : stored) {
        TRY_ASSIGN(const domain::Row row, server::rowFromStored(one));
        state.rows.insert({int(row.kind), row.id}, row);
    }
    TRY_ASSIGN(auto web, transaction.prepare("SELECT device FROM device WHERE is_web = 1"));
    TRY_ASSIGN(const bool hasWeb, web.step());
    state.webDevice = hasWeb ? quint64(web.integer(0)) : 0;
    TRY_ASSIGN(auto pushed, transaction.prepare("SELECT device, d, chain FROM push_log"));
    while (pushed.step().value_or(false)) {
        state.chains.insert({quint64(pushed.integer(0)), quint64(pushed.integer(1))},
                            store::hashOfBlob(pushed.blobView(2)));
    }
    TRY_ASSIGN(auto log,
               transaction.prepare(
                   "SELECT seq, lin, device, d FROM space_log WHERE space = ?1 ORDER BY seq"));
    log.bindAll(space->n);
    while (log.step().value_or(false)) {
        state.log.append({quint64(log.integer(0)), store::hashOfBlob(log.blobView(1)),
                          quint64(log.integer(2)), quint64(log.integer(3))});
    }
    return state;
}

Oracle::Writes Oracle::acceptedWrites() const
{
    Writes writes;
    if (const auto state = readServer()) {
        for (const ServerState::Entry &entry : state->log) {
            const auto own = m_own.find(entry.lin);
            if (!isOwn(*state, entry) || own == m_own.end()) {
                continue;
            }
            for (auto row = own->second.cbegin(); row != own->second.cend(); ++row) {
                for (auto it = row->fields.cbegin(); it != row->fields.cend(); ++it) {
                    writes.insert({row.key(), it.key(), it->value.toCbor()});
                }
                if (row->life.seq == row->seq) {
                    writes.insert({row.key(), "life", QCborValue(row->life.isAlive).toCbor()});
                }
            }
        }
    }
    auto transaction =
        store::Transaction::begin(*m_server.database(), store::Transaction::Mode::Deferred);
    if (!transaction) {
        return writes;
    }
    auto query = transaction->prepare("SELECT device, d, chain, result FROM push_log");
    while (query && query->step().value_or(false)) {
        const auto group = m_groups.find({quint64(query->integer(0)), quint64(query->integer(1)),
                                          store::hashOfBlob(query->blobView(2))});
        const auto result = protocol::decodeResult(query->blobView(3));
        if (group != m_groups.end() && result && isTaken(result->result)) {
            writes.merge(writesOf(group->second));
        }
    }
    return writes;
}

Expected<Oracle::Writes> Oracle::keptBy(Device &device, const char *sql) const
{
    Writes writes;
    TRY(device.look([&](store::Transaction &transaction) -> Expected<> {
        TRY_ASSIGN(auto query, transaction.prepare(sql));
        for (;;) {
            TRY_ASSIGN(const bool isThere, query.step());
            if (!isThere) {
                return {};
            }
            TRY_ASSIGN(const auto group, protocol::decodeGroup(query.blobView(0)));
            writes.merge(writesOf(group));
        }
    }));
    return writes;
}

void Oracle::forgetUnsent(const Device &device)
{
    const Writes accepted = m_server.isUp() ? acceptedWrites() : Writes();
    for (auto &[write, known] : m_known) {
        if (known.device == device.name() && !accepted.contains(write)) {
            known.isGivenUp = true;
        }
    }
}

void Oracle::beforeCollect() { m_beforeCollect = readServer(); }

void Oracle::afterCollect()
{
    const auto after = m_beforeCollect ? readServer() : std::nullopt;
    if (!after) {
        return; // the server died over it: asked again when it is back
    }
    const quint64 lin = after->log.isEmpty() ? 0 : after->log.constLast().lin;
    std::set<RowKey> &removed = m_removed[lin];
    for (auto it = m_beforeCollect->rows.cbegin(); it != m_beforeCollect->rows.cend(); ++it) {
        const auto left = after->rows.constFind(it.key());
        if (left == after->rows.cend()) {
            removed.insert(it.key());
        } else if (!it->fields.isEmpty() && left->fields.isEmpty()) {
            m_stripped[lin].insert(it.key());
        }
    }
    m_beforeCollect.reset();
    noteWhoWasNotWaitedFor(!removed.empty());
}

// Who expired; and who has greeted but once, when it had nothing, so that its cursor is not known
// when something is removed. Where tombstones are kept for as long as devices are (180 days both),
// it has expired by then.
void Oracle::noteWhoWasNotWaitedFor(bool isAnyRemoved)
{
    auto transaction =
        store::Transaction::begin(*m_server.database(), store::Transaction::Mode::Deferred);
    if (!transaction) {
        return;
    }
    auto query = transaction->prepare(
        "SELECT EXISTS (SELECT 1 FROM device d WHERE expired = 1 OR (?1 AND is_web = 0 AND NOT "
        "EXISTS (SELECT 1 FROM device_space s WHERE s.account = d.account AND "
        "s.device = d.device)))");
    if (query) {
        query->bindAll(isAnyRemoved);
        m_hasExpired = m_hasExpired || (query->step().value_or(false) && query->boolean(0));
    }
}

void Oracle::afterStart()
{
    learnOwnWrites(); // of a server that died before it said so
    afterCollect();
    const bool isAsked = !m_removed.empty() || !m_stripped.empty();
    const auto state = isAsked ? readServer() : std::nullopt;
    if (!state) {
        return;
    }
    std::map<quint64, std::set<RowKey>> removed; // of the history that is
    std::map<quint64, std::set<RowKey>> stripped;
    for (const ServerState::Entry &entry : state->log) {
        for (const RowKey &row : m_removed[entry.lin]) {
            if (!state->rows.contains(row) || state->rows[row].seq > entry.seq) {
                removed[entry.lin].insert(row);
            }
        }
        for (const RowKey &row : m_stripped[entry.lin]) {
            const domain::Row now = state->rows.value(row);
            if (now.fields.isEmpty() || now.seq > entry.seq) {
                stripped[entry.lin].insert(row);
            }
        }
    }
    m_removed = std::move(removed);
    m_stripped = std::move(stripped);
}

// Nothing of one that is not running.
Oracle::Writes Oracle::heldBy(Device &device, Of of)
{
    Writes held;
    (void)device.look([&](store::Transaction &transaction) -> Expected<> {
        TRY_ASSIGN(const Rows rows, readRows(transaction));
        for (auto row = rows.cbegin(); row != rows.cend(); ++row) {
            if (of == Of::LiveRows && !row->life.isAlive) {
                continue; // repair tells only that it is deleted
            }
            for (auto it = row->fields.cbegin(); it != row->fields.cend(); ++it) {
                held.insert({row.key(), it.key(), it->value.toCbor()});
            }
        }
        return {};
    });
    return held;
}

void Oracle::beforeRestore(const std::vector<std::unique_ptr<Device>> &devices)
{
    const Writes accepted = acceptedWrites();
    Writes held;
    for (const auto &device : devices) {
        held.merge(heldBy(*device, Of::LiveRows));
    }
    for (const Write &write : accepted) {
        Known &known = m_known[write];
        if (held.contains(write)) {
            m_survivors[write] = known.first;
        } else {
            known.isGivenUp = true; // superseded there, or nobody has it
        }
    }
}

void Oracle::beforeFileRestored(const Device &device,
                                const std::vector<std::unique_ptr<Device>> &devices)
{
    Writes kept = m_server.isUp() ? acceptedWrites() : Writes();
    Writes mine;
    for (const auto &one : devices) {
        const bool isMine = one.get() == &device;
        (isMine ? mine : kept).merge(heldBy(*one, isMine ? Of::AllRows : Of::LiveRows));
    }
    std::erase_if(m_survivors, [&](const auto &survivor) {
        const bool isLost = mine.contains(survivor.first) && !kept.contains(survivor.first);
        m_known[survivor.first].isGivenUp |= isLost;
        return isLost;
    });
}

} // namespace endpaper::sim
