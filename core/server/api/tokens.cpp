// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/tokens.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>

#include <sodium.h>

namespace endpaper::server {

using namespace Qt::StringLiterals;

namespace {

constexpr auto base64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
constexpr qsizetype tokenBytesMax = 1024;
constexpr qsizetype verifiedMax = 8192;
constexpr int refreshSecretBytes = 32;
constexpr int uuidBytes = 16;

// {"alg":"EdDSA","typ":"JWT"}: the only header that we write or read.
const QByteArray &jwtHeader()
{
    static const QByteArray header =
        QByteArray(R"({"alg":"EdDSA","typ":"JWT"})").toBase64(base64Url);
    return header;
}

const unsigned char *raw(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

qint64 seconds(Instant instant) { return toEpochMs(instant) / 1000; }

} // namespace

Tokens::Tokens(const QByteArray &seed, QByteArray issuer)
    : m_secretKey(crypto_sign_SECRETKEYBYTES, Qt::Uninitialized)
    , m_publicKey(crypto_sign_PUBLICKEYBYTES, Qt::Uninitialized)
    , m_issuer(std::move(issuer))
{
    Q_ASSERT(seed.size() == qsizetype(crypto_sign_SEEDBYTES));
    crypto_sign_seed_keypair(reinterpret_cast<unsigned char *>(m_publicKey.data()),
                             reinterpret_cast<unsigned char *>(m_secretKey.data()), raw(seed));
}

QByteArray Tokens::sign(const Caller &caller, Instant now, int secondsValid) const
{
    const QJsonObject claims{{u"iss"_s, QString::fromLatin1(m_issuer)},
                             {u"sub"_s, caller.account.toString()},
                             {u"sid"_s, caller.session.toString()},
                             {u"iat"_s, seconds(now)},
                             {u"exp"_s, seconds(now) + secondsValid}};
    const QByteArray payload =
        QJsonDocument(claims).toJson(QJsonDocument::Compact).toBase64(base64Url);
    const QByteArray text = jwtHeader() + '.' + payload;
    QByteArray signature(crypto_sign_BYTES, Qt::Uninitialized);
    crypto_sign_detached(reinterpret_cast<unsigned char *>(signature.data()), nullptr, raw(text),
                         static_cast<unsigned long long>(text.size()), raw(m_secretKey));
    return text + '.' + signature.toBase64(base64Url);
}

Expected<Tokens::Claims> Tokens::verify(QByteArrayView token) const
{
    const auto refuse = [] { return fail(ErrorKind::Unauthorized, u"a token that is not ours"_s); };
    const QByteArray whole = token.toByteArray();
    const QList<QByteArray> parts = whole.split('.');
    if (whole.size() > tokenBytesMax || parts.size() != 3 || parts[0] != jwtHeader()) {
        return refuse();
    }
    const QByteArray signature = QByteArray::fromBase64(parts[2], base64Url);
    const QByteArray text = whole.left(whole.lastIndexOf('.'));
    if (signature.size() != qsizetype(crypto_sign_BYTES)
        || crypto_sign_verify_detached(raw(signature), raw(text),
                                       static_cast<unsigned long long>(text.size()),
                                       raw(m_publicKey))
            != 0) {
        return refuse();
    }
    const QJsonObject claims =
        QJsonDocument::fromJson(QByteArray::fromBase64(parts[1], base64Url)).object();
    const auto account = Uuid::parse(claims.value("sub"_L1).toString());
    const auto session = Uuid::parse(claims.value("sid"_L1).toString());
    if (claims.value("iss"_L1).toString().toLatin1() != m_issuer || !account || !session) {
        return refuse();
    }
    return Claims{*account, *session, claims.value("exp"_L1).toInteger()};
}

Expected<Caller> Tokens::check(QByteArrayView token, Instant now) const
{
    const QByteArray key = token.toByteArray();
    std::optional<Claims> claims;
    {
        const QMutexLocker lock(&m_mutex);
        if (const auto it = m_verified.constFind(key); it != m_verified.cend()) {
            claims = *it;
        }
    }
    const bool wasKnown = claims.has_value();
    if (!claims) {
        TRY_ASSIGN(claims, verify(token));
    }
    if (claims->expires <= seconds(now)) {
        return fail(ErrorKind::Unauthorized, u"the token is too old"_s);
    }
    const QMutexLocker lock(&m_mutex);
    if (!wasKnown) {
        if (m_verified.size() >= verifiedMax) {
            m_verified.clear(); // rare; each costs one signature to get back
        }
        m_verified.insert(key, *claims);
    }
    const auto session = m_sessions.constFind(claims->session);
    if (session == m_sessions.cend() || session->account != claims->account) {
        return fail(ErrorKind::Unauthorized, u"the session has ended"_s);
    }
    return *session;
}

void Tokens::addSession(const Caller &caller)
{
    const QMutexLocker lock(&m_mutex);
    m_sessions.insert(caller.session, caller);
}

void Tokens::removeSession(const Uuid &session)
{
    const QMutexLocker lock(&m_mutex);
    m_sessions.remove(session);
}

void Tokens::removeAccount(const Uuid &account)
{
    const QMutexLocker lock(&m_mutex);
    m_sessions.removeIf([&account](const auto &it) { return it.value().account == account; });
}

void Tokens::setRole(const Uuid &account, Role role)
{
    const QMutexLocker lock(&m_mutex);
    for (Caller &caller : m_sessions) {
        if (caller.account == account) {
            caller.role = role;
        }
    }
}

qsizetype Tokens::sessionCount() const
{
    const QMutexLocker lock(&m_mutex);
    return m_sessions.size();
}

QByteArray createRefreshToken(const Uuid &session)
{
    QByteArray bytes = session.toBytes();
    QByteArray secret(refreshSecretBytes, Qt::Uninitialized);
    randombytes_buf(secret.data(), size_t(secret.size()));
    return QByteArray(bytes + secret).toBase64(base64Url);
}

Expected<Uuid> sessionOfRefreshToken(QByteArrayView token)
{
    const auto bytes = QByteArray::fromBase64Encoding(
        token.toByteArray(), base64Url | QByteArray::AbortOnBase64DecodingErrors);
    if (!bytes || (*bytes).size() != uuidBytes + refreshSecretBytes) {
        return fail(ErrorKind::Unauthorized, u"no refresh token of ours"_s);
    }
    return Uuid::fromBytes((*bytes).first(uuidBytes));
}

QByteArray hashOfRefreshToken(QByteArrayView token)
{
    return QCryptographicHash::hash(token.toByteArray(), QCryptographicHash::Sha256);
}

} // namespace endpaper::server
