// SPDX-License-Identifier: GPL-3.0-or-later
// What may be gone by right: files and servers that went back in time, tombstones removed.
#include "oracle.h"

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
