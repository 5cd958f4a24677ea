// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/expected.h"
#include "server/api/route.h"

#include <QByteArray>
#include <QHash>
#include <QMutex>

namespace endpaper::server {

// Signs and checks access tokens (JWT, RFC 7519, EdDSA over Ed25519, RFC 8037) and knows which
// sessions are alive, so that ending one works at once although its token is still good. Any
// thread.
class Tokens
{
public:
    // `seed`: 32 secret bytes kept in the vault. `issuer`: the server id's text.
    Tokens(const QByteArray &seed, QByteArray issuer);

    // A token for this session, good for `seconds` from now on.
    [[nodiscard]] QByteArray sign(const Caller &caller, Instant now, int seconds) const;
    // Who it was signed for, with the role as it is now. Unauthorized if it is not ours, too old,
    // or its session has ended.
    [[nodiscard]] Expected<Caller> check(QByteArrayView token, Instant now) const;

    // The sessions alive. Changed after the commit that says so (Context::afterCommit).
    void addSession(const Caller &caller);
    void removeSession(const Uuid &session);
    void removeAccount(const Uuid &account);
    void setRole(const Uuid &account, Role role);
    [[nodiscard]] qsizetype sessionCount() const;

private:
    struct Claims
    {
        Uuid account;
        Uuid session;
        qint64 expires = 0; // seconds since 1970
    };
    [[nodiscard]] Expected<Claims> verify(QByteArrayView token) const;

    QByteArray m_secretKey;
    QByteArray m_publicKey;
    QByteArray m_issuer;
    mutable QMutex m_mutex;
    QHash<Uuid, Caller> m_sessions; // by session
    mutable QHash<QByteArray, Claims> m_verified; // tokens whose signature has been checked already
};

// A new refresh token: the session's id and 32 random bytes, base64url. Only its hash is kept.
[[nodiscard]] QByteArray createRefreshToken(const Uuid &session);
[[nodiscard]] Expected<Uuid> sessionOfRefreshToken(QByteArrayView token);
// 32 bytes, as kept in the vault.
[[nodiscard]] QByteArray hashOfRefreshToken(QByteArrayView token);

} // namespace endpaper::server
