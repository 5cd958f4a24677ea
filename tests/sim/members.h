// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/uuid.h"
#include "domain/row.h"
#include "store/engine/database.h"

#include <map>

namespace endpaper::sim {

// Who shares which list with whom: the rules of sync.md §1 and §2.6 once more, by what the daemon
// answered those who asked it, and with nothing of its own.
class Members
{
public:
    struct Shared
    {
        Uuid claims; // the companion: its members are all but `person`
        Uuid person; // for whom the list is; nil for nobody
        std::map<Uuid, QByteArray> roles; // "owner", "editor", "viewer"

        friend bool operator==(const Shared &, const Shared &) = default;
    };

    // As the daemon's tables have it: after a start, when what was asked last may or may not be
    // there.
    [[nodiscard]] static Expected<Members> read(store::Transaction &transaction);

    void make(const Uuid &space, const Uuid &claims, const Uuid &owner);
    void put(const Uuid &space, const Uuid &account, const QByteArray &role);
    void remove(const Uuid &space, const Uuid &account);
    void setPerson(const Uuid &space, const Uuid &account);

    [[nodiscard]] bool knows(const Uuid &space) const { return m_shared.contains(space); }
    [[nodiscard]] const std::map<Uuid, Shared> &shared() const { return m_shared; }
    // What the account may do in any kind of space: null if it is no member.
    [[nodiscard]] QByteArray role(const Uuid &account, const Uuid &space) const;
    [[nodiscard]] bool mayRead(const Uuid &account, const Uuid &space) const
    {
        return !role(account, space).isNull();
    }
    [[nodiscard]] bool mayWrite(const Uuid &account, const Uuid &space, domain::RowKind kind) const;
    // All that the account is a member of, its own among them, with its role.
    [[nodiscard]] std::map<Uuid, QByteArray> spacesOf(const Uuid &account) const;

    friend bool operator==(const Members &, const Members &) = default;

private:
    std::map<Uuid, Shared> m_shared; // by the list's space
    std::map<Uuid, Uuid> m_listOf; // by the claims'
};

} // namespace endpaper::sim
