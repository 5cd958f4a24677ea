// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/hello.h"
#include "protocol/pull.h"
#include "protocol/schema.h"

namespace endpaper::test {

// What a server tells a device of a list that somebody shares, and of the claims of its wishes.
class SharedSpaces
{
protected:
    enum class Sees { Home, List, ListAndClaims };
    [[nodiscard]] QList<protocol::SpaceState> spaces(const QByteArray &role, Sees sees) const
    {
        QList<protocol::SpaceState> all{{.space = m_home, .role = "owner"}};
        if (sees != Sees::Home) {
            all.append({.space = m_shared, .role = role, .kind = "shared"});
        }
        if (sees == Sees::ListAndClaims) {
            all.append({.space = m_claims, .role = "editor", .kind = "claims", .of = m_shared});
        }
        return all;
    }
    // A row that was written after those before, as it is pulled.
    [[nodiscard]] protocol::PulledSpace pulled(const Uuid &space, domain::RowKind kind,
                                               const Uuid &id,
                                               const QMap<QByteArray, QCborValue> &fields)
    {
        const domain::Stamp stamp{(quint64(1'790'000'000'000) << 16) + ++m_seq, 99};
        domain::Row row{
            .kind = kind, .id = id, .seq = m_seq, .life = {true, stamp, m_seq}, .fields = {}};
        for (auto it = fields.cbegin(); it != fields.cend(); ++it) {
            row.fields[it.key()] = {*it, stamp, m_seq};
        }
        protocol::PulledSpace page;
        page.space = space;
        page.next = m_seq;
        page.lin = m_seq;
        page.rows = {row};
        return page;
    }

    const Uuid m_account = Uuid::create();
    const Uuid m_home = protocol::homeSpaceOf(m_account);
    const Uuid m_shared = Uuid::create();
    const Uuid m_claims = Uuid::create();
    const Uuid m_list = Uuid::create();
    const Uuid m_wish = Uuid::create();

private:
    quint64 m_seq = 0;
};

} // namespace endpaper::test
