// SPDX-License-Identifier: GPL-3.0-or-later
// What may be gone by right: files and servers that went back in time, tombstones removed.
#include "oracle.h"

#include "protocol/schema.h"

namespace endpaper::sim {

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
    bool isAnyRemoved = false;
    for (const auto &[sp, space] : m_beforeCollect->spaces) {
        const auto now = after->spaces.find(sp);
        if (now != after->spaces.end()) {
            isAnyRemoved |= noteCollected(space, now->second);
        }
    }
    m_beforeCollect.reset();
    noteWhoWasNotWaitedFor(isAnyRemoved);
}

bool Oracle::noteCollected(const ServerState::Space &before, const ServerState::Space &after)
{
    const quint64 lin = after.log.isEmpty() ? 0 : after.log.constLast().lin;
    std::set<RowKey> &removed = m_removed[lin];
    for (auto it = before.rows.cbegin(); it != before.rows.cend(); ++it) {
        const auto left = after.rows.constFind(it.key());
        if (left == after.rows.cend()) {
            removed.insert(it.key());
        } else if (!it->fields.isEmpty() && left->fields.isEmpty()) {
            m_stripped[lin].insert(it.key());
        }
    }
    return !removed.empty();
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
    m_members.reset();
    (void)members();
    learnOwnWrites(); // of a server that died before it said so
    afterCollect();
    const bool isAsked = !m_removed.empty() || !m_stripped.empty() || !m_survivors.empty();
    const auto state = isAsked ? readServer() : std::nullopt;
    if (!state) {
        return;
    }
    std::set<Uuid> gone; // lists that were not shared yet, or by another
    for (const auto &[write, survivor] : m_survivors) {
        const auto space = state->spaces.find(survivor.space);
        const bool isHome =
            survivor.space.isNil() || survivor.space == protocol::homeSpaceOf(survivor.owner);
        if (!isHome && (space == state->spaces.end() || space->second.owner != survivor.owner)) {
            gone.insert(survivor.space);
        }
    }
    for (const Uuid &space : gone) {
        giveUpSurvivorsOf(space);
    }
    std::map<quint64, std::set<RowKey>> removed; // of the history that is
    std::map<quint64, std::set<RowKey>> stripped;
    for (const auto &[sp, space] : state->spaces) {
        for (const ServerState::Entry &entry : space.log) {
            for (const RowKey &row : m_removed[entry.lin]) {
                if (!space.rows.contains(row) || space.rows[row].seq > entry.seq) {
                    removed[entry.lin].insert(row);
                }
            }
            for (const RowKey &row : m_stripped[entry.lin]) {
                const domain::Row now = space.rows.value(row);
                if (now.fields.isEmpty() || now.seq > entry.seq) {
                    stripped[entry.lin].insert(row);
                }
            }
        }
    }
    m_removed = std::move(removed);
    m_stripped = std::move(stripped);
}

void Oracle::beforeRestore(const std::vector<std::unique_ptr<Device>> &devices)
{
    const Writes accepted = acceptedWrites();
    const auto state = readServer();
    std::map<RowKey, std::pair<Uuid, Uuid>> places; // space and owner
    for (const auto &[sp, space] : state ? state->spaces : decltype(state->spaces)()) {
        for (const RowKey &row : space.rows.keys()) {
            places[row] = {sp, space.owner};
        }
    }
    Writes held;
    for (const auto &device : devices) {
        held.merge(heldBy(*device, Of::LiveRows));
    }
    for (const Write &write : accepted) {
        Known &known = m_known[write];
        if (held.contains(write)) {
            const auto &[space, owner] = places[write.row];
            m_survivors[write] = {known.first, space, owner};
        } else {
            known.isGivenUp = true; // superseded there, or nobody has it
        }
    }
}

// The same write, as it was made again where its row had moved to.
Writes Oracle::whereMoved(const Write &write) const
{
    Writes there;
    const auto moved = m_movedTo.find(write.row);
    for (const Uuid &id : moved == m_movedTo.end() ? std::set<Uuid>() : moved->second) {
        there.insert({{write.row.first, id}, write.field, write.value});
    }
    return there;
}

bool Oracle::isAmong(const Writes &writes, const Write &write) const
{
    return writes.contains(write)
        || std::ranges::any_of(whereMoved(write),
                               [&](const Write &there) { return isAmong(writes, there); });
}

bool Oracle::isGivenUp(const Write &write) const
{
    const auto known = m_known.find(write);
    return (known != m_known.end() && known->second.isGivenUp)
        || std::ranges::any_of(whereMoved(write),
                               [&](const Write &there) { return isGivenUp(there); });
}

void Oracle::giveUpSurvivorsOf(const Uuid &space)
{
    std::erase_if(m_survivors, [&](const auto &survivor) {
        const bool isOfIt = survivor.second.space == space;
        m_known[survivor.first].isGivenUp |= isOfIt;
        return isOfIt;
    });
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
