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

} // namespace endpaper::sim
