// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/uuid.h"
#include "store/engine/database.h"

#include <QList>
#include <QString>

#include <optional>

namespace endpaper::store {

// A signed-in device: a family of refresh tokens of which one is alive. Only hashes are kept.
struct Session
{
    Uuid id;
    Uuid account;
    QString deviceName;
    QByteArray refreshHash; // 32 bytes; null: it cannot be refreshed
    std::optional<Instant> refreshExpires;
    Instant created;
    Instant lastSeen;
    // The token that the one alive was given for; it works until that one is used. Null: none.
    QByteArray previousHash = {};
};

struct LiveSession
{
    Uuid session;
    Uuid account;
    QString role;
};

// The sessions of one vault. Lives no longer than its transaction.
class SessionRepository
{
public:
    explicit SessionRepository(Transaction &transaction)
        : m_transaction(transaction)
    {
    }

    [[nodiscard]] Expected<> insert(const Session &session);
    // NotFound if it has ended.
    [[nodiscard]] Expected<Session> get(const Uuid &id);
    [[nodiscard]] Expected<QList<Session>> list(const Uuid &account);
    // A new token for `usedHash`, which is the one alive or the one before it. The one alive is
    // spent from now on.
    [[nodiscard]] Expected<> rotate(const Session &session, const QByteArray &usedHash,
                                    const QByteArray &newHash, Instant expires, Instant now);
    [[nodiscard]] Expected<bool> isSpent(const QByteArray &hash);
    // Ends it; what it spent is forgotten. False if it had ended.
    [[nodiscard]] Expected<bool> revoke(const Uuid &id, Instant now);
    // All that can still be used, with their accounts' roles: loaded at start.
    [[nodiscard]] Expected<QList<LiveSession>> listLive();

private:
    Transaction &m_transaction;
};

} // namespace endpaper::store
