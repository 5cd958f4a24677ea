// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/password.h"

#include <QMutex>

#include <sodium.h>

#include <array>

namespace endpaper::server {

using namespace Qt::StringLiterals;

namespace {

// What a password is compared with when there is no account: made once, by the same parameters.
QByteArray nobodysHash(const Settings &settings)
{
    static QMutex mutex;
    static QByteArray hash;
    const QMutexLocker lock(&mutex);
    if (hash.isEmpty()) {
        QByteArray secret(32, Qt::Uninitialized);
        randombytes_buf(secret.data(), size_t(secret.size()));
        hash = hashPassword(QString::fromLatin1(secret.toHex()), settings).value_or(QByteArray());
    }
    return hash;
}

} // namespace

Expected<QByteArray> hashPassword(const QString &password, const Settings &settings)
{
    const QByteArray text = password.normalized(QString::NormalizationForm_KC).toUtf8();
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str_alg(hash.data(), text.constData(),
                              static_cast<unsigned long long>(text.size()),
                              settings.passwordOperations, size_t(settings.passwordMemoryBytes),
                              crypto_pwhash_ALG_ARGON2ID13)
        != 0) {
        return fail(ErrorKind::Unavailable, u"no memory for a password's hash"_s);
    }
    return QByteArray(hash.data());
}

bool isPassword(const QString &password, const QByteArray &hash, const Settings &settings)
{
    const QByteArray text = password.normalized(QString::NormalizationForm_KC).toUtf8();
    const QByteArray against = hash.isEmpty() ? nobodysHash(settings) : hash;
    const bool isRight = crypto_pwhash_str_verify(against.constData(), text.constData(),
                                                  static_cast<unsigned long long>(text.size()))
        == 0;
    return isRight && !hash.isEmpty();
}

} // namespace endpaper::server
