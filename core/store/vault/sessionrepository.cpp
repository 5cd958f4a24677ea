// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/vault/sessionrepository.h"

namespace endpaper::store {

using namespace Qt::StringLiterals;

namespace {

#define SESSION_COLUMNS                                                                            \
    "id, account, device_name, refresh_hash, refresh_expires, created, last_seen, previous_hash"

Session read(const Statement &row)
{
    return {row.uuid(0),    row.uuid(1),    row.text(2), row.blob(3), row.optionalInstant(4),
            row.instant(5), row.instant(6), row.blob(7)};
}

} // namespace

Expected<> SessionRepository::insert(const Session &session)
{
    TRY_ASSIGN(auto insert,
               m_transaction.prepare("INSERT INTO session (" SESSION_COLUMNS
                                     ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"));
    insert.bindAll(session.id, session.account, session.deviceName, session.refreshHash,
                   session.refreshExpires, session.created, session.lastSeen, session.previousHash);
    return insert.run();
}

Expected<Session> SessionRepository::get(const Uuid &id)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare("SELECT " SESSION_COLUMNS
                                     " FROM session WHERE id = ?1 AND revoked_at IS NULL"));
    query.bindAll(id);
    TRY_ASSIGN(const bool isThere, query.step());
    if (!isThere) {
        return fail(ErrorKind::NotFound, u"session "_s % id.toString());
    }
    return read(query);
}

Expected<QList<Session>> SessionRepository::list(const Uuid &account)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare("SELECT " SESSION_COLUMNS
                                     " FROM session WHERE account = ?1 AND revoked_at IS NULL "
                                     "ORDER BY last_seen DESC, id"));
    query.bindAll(account);
    QList<Session> sessions;
    while (true) {
        TRY_ASSIGN(const bool hasRow, query.step());
        if (!hasRow) {
            return sessions;
        }
        sessions.append(read(query));
    }
}

Expected<> SessionRepository::rotate(const Session &session, const QByteArray &usedHash,
                                     const QByteArray &newHash, Instant expires, Instant now)
{
    {
        TRY_ASSIGN(auto spend,
                   m_transaction.prepare("INSERT INTO session_spent (refresh_hash, session, "
                                         "spent_at) VALUES (?1, ?2, ?3)"));
        TRY(spend.bindAll(session.refreshHash, session.id, now).run());
    }
    TRY_ASSIGN(auto update,
               m_transaction.prepare("UPDATE session SET refresh_hash = ?2, refresh_expires = ?3, "
                                     "last_seen = ?4, previous_hash = ?5 WHERE id = ?1"));
    return update.bindAll(session.id, newHash, expires, now, usedHash).run();
}

Expected<bool> SessionRepository::isSpent(const QByteArray &hash)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare("SELECT 1 FROM session_spent WHERE refresh_hash = ?1"));
    query.bindAll(hash);
    return query.step();
}

Expected<bool> SessionRepository::revoke(const Uuid &id, Instant now)
{
    {
        TRY_ASSIGN(auto forget,
                   m_transaction.prepare("DELETE FROM session_spent WHERE session = ?1"));
        TRY(forget.bindAll(id).run());
    }
    TRY_ASSIGN(auto update,
               m_transaction.prepare("UPDATE session SET revoked_at = ?2, refresh_hash = NULL, "
                                     "previous_hash = NULL WHERE id = ?1 AND revoked_at IS NULL"));
    TRY(update.bindAll(id, now).run());
    return m_transaction.database().changes() > 0;
}

Expected<QList<LiveSession>> SessionRepository::listLive()
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare(
                   "SELECT session.id, account.id, account.role FROM session JOIN account "
                   "ON account.id = session.account WHERE session.revoked_at IS NULL "
                   "AND account.deleted_at IS NULL"));
    QList<LiveSession> sessions;
    while (true) {
        TRY_ASSIGN(const bool hasRow, query.step());
        if (!hasRow) {
            return sessions;
        }
        sessions.append({query.uuid(0), query.uuid(1), query.text(2)});
    }
}

} // namespace endpaper::store
