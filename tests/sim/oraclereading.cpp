// SPDX-License-Identifier: GPL-3.0-or-later
// What the oracle reads of what the server and the devices hold.
#include "oracle.h"

#include "protocol/codec.h"
#include "server/api/syncrows.h"
#include "store/vault/rowrepository.h"
#include "store/vault/spacerepository.h"

namespace endpaper::sim {

namespace {
constexpr qint64 everything = 1'000'000;

Expected<ServerState::Space> readSpace(store::Transaction &transaction, const Uuid &sp)
{
    TRY_ASSIGN(const auto known, store::SpaceRepository(transaction).find(sp));
    ServerState::Space space{.owner = known->owner,
                             .head = known->head,
                             .floor = known->floor,
                             .digest = known->digest,
                             .liveRows = known->liveRows,
                             .log = {},
                             .rows = {}};
    TRY_ASSIGN(const auto stored,
               store::RowRepository(transaction).listSince(known->n, 0, everything));
    for (const store::StoredRow &one : stored) {
        TRY_ASSIGN(const domain::Row row, server::rowFromStored(one));
        space.rows.insert({int(row.kind), row.id}, row);
    }
    TRY_ASSIGN(auto log,
               transaction.prepare(
                   "SELECT seq, lin, device, d FROM space_log WHERE space = ?1 ORDER BY seq"));
    log.bindAll(known->n);
    while (log.step().value_or(false)) {
        space.log.append({quint64(log.integer(0)), store::hashOfBlob(log.blobView(1)),
                          quint64(log.integer(2)), quint64(log.integer(3))});
    }
    return space;
}
} // namespace

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

std::optional<std::map<Uuid, quint64>> Oracle::serverHeads(const Uuid &account) const
{
    if (!m_server.isUp()) {
        return std::nullopt;
    }
    auto transaction =
        store::Transaction::begin(*m_server.database(), store::Transaction::Mode::Deferred);
    if (!transaction) {
        return std::nullopt;
    }
    const auto spaces = store::SpaceRepository(*transaction).listOf(account);
    if (!spaces) {
        return std::nullopt;
    }
    std::map<Uuid, quint64> heads;
    for (const store::MemberSpace &one : *spaces) {
        heads[one.space.sp] = one.space.head;
    }
    return heads;
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
    TRY_ASSIGN(auto query, transaction.prepare("SELECT sp FROM space ORDER BY n"));
    while (query.step().value_or(false)) {
        TRY_ASSIGN(state.spaces[query.uuid(0)], readSpace(transaction, query.uuid(0)));
    }
    TRY_ASSIGN(auto web, transaction.prepare("SELECT device FROM device WHERE is_web = 1"));
    while (web.step().value_or(false)) {
        state.webDevices.insert(quint64(web.integer(0)));
    }
    TRY_ASSIGN(auto pushed, transaction.prepare("SELECT device, d, chain FROM push_log"));
    while (pushed.step().value_or(false)) {
        state.chains.insert({quint64(pushed.integer(0)), quint64(pushed.integer(1))},
                            store::hashOfBlob(pushed.blobView(2)));
    }
    for (auto &[sp, space] : state.spaces) {
        rememberLog(state, space.log);
    }
    return state;
}

// The log as it was before the server swept it: a lin says what all came before.
void Oracle::rememberLog(const ServerState &state, QList<ServerState::Entry> &log) const
{
    std::map<quint64, ServerState::Entry> there;
    ServerState::Entry last;
    for (const ServerState::Entry &entry : std::as_const(log)) {
        if (entry.seq == last.seq + 1) {
            Remembered &known = m_history[entry.lin];
            known.before = last.lin;
            if (!known.entries.contains(entry)) {
                known.entries.append(entry);
            }
        }
        there[entry.lin] = last = entry;
    }
    const auto isHere = [&state](const ServerState::Entry &entry) {
        return isOwn(state, entry) || state.chains.contains({entry.device, entry.number});
    };
    QList<ServerState::Entry> whole;
    for (auto at = m_history.find(last.lin); at != m_history.end();
         at = m_history.find(at->second.before)) {
        const auto &entries = at->second.entries;
        const auto found = std::ranges::find_if(entries, isHere);
        const auto left = there.find(at->first);
        whole.prepend(left != there.end()          ? left->second
                          : found != entries.end() ? *found
                                                   : entries.constLast());
    }
    if (!whole.isEmpty() && whole.constFirst().seq == 1) {
        log = std::move(whole);
    }
}

Writes Oracle::acceptedWrites() const
{
    Writes writes;
    if (const auto state = readServer()) {
        for (const auto &[sp, space] : state->spaces) {
            for (const ServerState::Entry &entry : space.log) {
                const auto own = m_own.find(entry.lin);
                if (isOwn(*state, entry) && own != m_own.end()) {
                    writes.merge(writesOf(own->second));
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

Expected<Writes> Oracle::keptBy(Device &device, const char *sql) const
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

// What parts of rows say; a life that is of an earlier change is not among it.
Writes Oracle::writesOf(const Rows &parts)
{
    Writes writes;
    for (auto row = parts.cbegin(); row != parts.cend(); ++row) {
        for (auto it = row->fields.cbegin(); it != row->fields.cend(); ++it) {
            writes.insert({row.key(), it.key(), it->value.toCbor()});
        }
        if (row->life.seq == row->seq) {
            writes.insert({row.key(), "life", QCborValue(row->life.isAlive).toCbor()});
        }
    }
    return writes;
}

// Nothing of one that is not running; and of shared lists only what is its own reader's: who is
// a member of others' may be one no more.
Writes Oracle::heldBy(Device &device, Of of) const
{
    Writes held;
    (void)device.look([&](store::Transaction &transaction) -> Expected<> {
        TRY_ASSIGN(const auto spaces, readSpaces(transaction));
        for (const CachedSpace &space : spaces) {
            const bool isOwners =
                m_members && m_members->role(device.link->account, space.sp) == "owner";
            if (space.n != 1 && !isOwners) {
                continue;
            }
            TRY_ASSIGN(Rows rows, readRows(transaction, space.n));
            for (domain::Row &row : rows) {
                row.seq = 0;
                row.life.seq = 1; // not what was written, but what is there
                if (of == Of::LiveRows && !row.life.isAlive) {
                    row.fields.clear(); // repair tells only that it is deleted
                }
            }
            held.merge(writesOf(rows));
        }
        return {};
    });
    return held;
}

} // namespace endpaper::sim
