// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/vault/sharerepository.h"

namespace endpaper::store {

#define ENDPAPER_INVITE_COLUMNS                                                                    \
    "id, space, token_hash, role, email, made_by, created, expires, used_at "

namespace {

Invite inviteOf(const Statement &query)
{
    return {.id = query.uuid(0),
            .space = query.integer(1),
            .tokenHash = query.blob(2),
            .role = query.text(3).toLatin1(),
            .email = query.text(4),
            .madeBy = query.uuid(5),
            .created = query.instant(6),
            .expires = query.instant(7),
            .usedAt = query.optionalInstant(8)};
}

Expected<qint64> countOf(Statement &query)
{
    TRY(query.step());
    return query.integer(0);
}

} // namespace

Expected<std::vector<Member>> ShareRepository::listMembers(qint64 space)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare("SELECT m.account, a.display_name, m.role FROM member m "
                                     "JOIN account a ON a.id = m.account WHERE m.space = ?1 "
                                     "AND m.removed_seq IS NULL "
                                     "ORDER BY m.role <> 'owner', m.since_seq, m.account"));
    query.bindAll(space);
    std::vector<Member> members;
    while (true) {
        TRY_ASSIGN(const bool isRow, query.step());
        if (!isRow) {
            return members;
        }
        members.push_back({query.uuid(0), query.text(1), query.text(2).toLatin1()});
    }
}

Expected<qint64> ShareRepository::countMembers(qint64 space)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare("SELECT count(*) FROM member WHERE space = ?1 "
                                     "AND removed_seq IS NULL"));
    query.bindAll(space);
    return countOf(query);
}

Expected<qint64> ShareRepository::countSpaces(const Uuid &account)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare("SELECT count(*) FROM member WHERE account = ?1 "
                                     "AND removed_seq IS NULL"));
    query.bindAll(account);
    return countOf(query);
}

Expected<> ShareRepository::putMember(const Space &space, const Uuid &account,
                                      const QByteArray &role)
{
    TRY_ASSIGN(auto statement,
               m_transaction.prepare(
                   "INSERT INTO member (space, account, role, since_seq) VALUES (?1, ?2, ?3, ?4) "
                   "ON CONFLICT (space, account) DO UPDATE SET role = excluded.role, "
                   "since_seq = CASE WHEN removed_seq IS NULL THEN since_seq "
                   "ELSE excluded.since_seq END, removed_seq = NULL"));
    return statement.bindAll(space.n, account, QString::fromLatin1(role), qint64(space.head)).run();
}

Expected<bool> ShareRepository::removeMember(const Space &space, const Uuid &account)
{
    TRY_ASSIGN(auto statement,
               m_transaction.prepare("UPDATE member SET removed_seq = ?3 WHERE space = ?1 "
                                     "AND account = ?2 AND removed_seq IS NULL"));
    TRY(statement.bindAll(space.n, account, qint64(space.head)).run());
    return m_transaction.database().changes() > 0;
}

Expected<> ShareRepository::insertInvite(const Invite &invite)
{
    TRY_ASSIGN(auto statement,
               m_transaction.prepare("INSERT INTO invite (" ENDPAPER_INVITE_COLUMNS ") "
                                     "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"));
    return statement
        .bindAll(invite.id, invite.space, invite.tokenHash, QString::fromLatin1(invite.role),
                 invite.email, invite.madeBy, invite.created, invite.expires, invite.usedAt)
        .run();
}

Expected<std::optional<Invite>> ShareRepository::findInvite(const QByteArray &tokenHash)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare("SELECT " ENDPAPER_INVITE_COLUMNS
                                     "FROM invite WHERE token_hash = ?1"));
    query.bindAll(tokenHash);
    TRY_ASSIGN(const bool isRow, query.step());
    return isRow ? std::optional(inviteOf(query)) : std::nullopt;
}

Expected<std::vector<Invite>> ShareRepository::listInvites(qint64 space)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare("SELECT " ENDPAPER_INVITE_COLUMNS
                                     "FROM invite WHERE space = ?1 ORDER BY created, id"));
    query.bindAll(space);
    std::vector<Invite> invites;
    while (true) {
        TRY_ASSIGN(const bool isRow, query.step());
        if (!isRow) {
            return invites;
        }
        invites.push_back(inviteOf(query));
    }
}

Expected<qint64> ShareRepository::countInvites(qint64 space)
{
    TRY_ASSIGN(auto query, m_transaction.prepare("SELECT count(*) FROM invite WHERE space = ?1"));
    query.bindAll(space);
    return countOf(query);
}

Expected<> ShareRepository::markUsed(const Uuid &invite, Instant now)
{
    TRY_ASSIGN(auto statement,
               m_transaction.prepare("UPDATE invite SET used_at = ?2 WHERE id = ?1"));
    return statement.bindAll(invite, now).run();
}

Expected<bool> ShareRepository::removeInvite(qint64 space, const Uuid &invite)
{
    TRY_ASSIGN(auto statement,
               m_transaction.prepare("DELETE FROM invite WHERE space = ?1 AND id = ?2"));
    TRY(statement.bindAll(space, invite).run());
    return m_transaction.database().changes() > 0;
}

} // namespace endpaper::store
