// SPDX-License-Identifier: GPL-3.0-or-later
#include "members.h"

#include "protocol/schema.h"

namespace endpaper::sim {

void Members::make(const Uuid &space, const Uuid &claims, const Uuid &owner)
{
    m_shared[space] = {claims, owner, {{owner, "owner"}}};
    m_listOf[claims] = space;
}

void Members::put(const Uuid &space, const Uuid &account, const QByteArray &role)
{
    Shared &shared = m_shared[space];
    if (role == "owner") { // one at a time
        for (auto &[member, has] : shared.roles) {
            has = has == "owner" ? QByteArray("editor") : has;
        }
    }
    shared.roles[account] = role;
}

void Members::remove(const Uuid &space, const Uuid &account)
{
    m_shared[space].roles.erase(account);
}

void Members::setPerson(const Uuid &space, const Uuid &account)
{
    m_shared[space].person = account;
}

QByteArray Members::role(const Uuid &account, const Uuid &space) const
{
    if (space == protocol::homeSpaceOf(account)) {
        return "owner";
    }
    const auto claims = m_listOf.find(space);
    const auto shared = m_shared.find(claims == m_listOf.end() ? space : claims->second);
    if (shared == m_shared.end()) {
        return {};
    }
    const auto role = shared->second.roles.find(account);
    if (role == shared->second.roles.end()) {
        return {};
    }
    if (claims == m_listOf.end()) {
        return role->second;
    }
    return account == shared->second.person ? QByteArray() : QByteArray("editor");
}

bool Members::mayWrite(const Uuid &account, const Uuid &space, domain::RowKind kind) const
{
    const QByteArray has = role(account, space);
    const bool isOfClaims = m_listOf.contains(space);
    return isOfClaims == (kind == domain::RowKind::Claim)
        && (has == "owner" || (has == "editor" && kind != domain::RowKind::List));
}

std::map<Uuid, QByteArray> Members::spacesOf(const Uuid &account) const
{
    std::map<Uuid, QByteArray> spaces{{protocol::homeSpaceOf(account), "owner"}};
    for (const auto &[space, shared] : m_shared) {
        for (const Uuid &one : {space, shared.claims}) {
            if (const QByteArray has = role(account, one); !has.isNull()) {
                spaces[one] = has;
            }
        }
    }
    return spaces;
}

Expected<Members> Members::read(store::Transaction &transaction)
{
    Members members;
    TRY_ASSIGN(auto shared,
               transaction.prepare("SELECT s.sp, c.sp, s.person FROM space s "
                                   "JOIN space c ON c.companion = s.n WHERE s.kind = 'shared'"));
    for (;;) {
        TRY_ASSIGN(const bool isThere, shared.step());
        if (!isThere) {
            break;
        }
        members.m_shared[shared.uuid(0)] = {shared.uuid(1), shared.uuid(2), {}};
        members.m_listOf[shared.uuid(1)] = shared.uuid(0);
    }
    TRY_ASSIGN(auto roles,
               transaction.prepare("SELECT s.sp, m.account, m.role FROM member m "
                                   "JOIN space s ON s.n = m.space WHERE s.kind = 'shared' "
                                   "AND m.removed_seq IS NULL"));
    for (;;) {
        TRY_ASSIGN(const bool isThere, roles.step());
        if (!isThere) {
            return members;
        }
        members.m_shared[roles.uuid(0)].roles[roles.uuid(1)] = roles.text(2).toLatin1();
    }
}

} // namespace endpaper::sim
