// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/keybox.h"

#include <QFile>
#include <QFileInfo>

#include <sodium.h>

namespace endpaper::sources {

using namespace Qt::StringLiterals;

static const QString mark = u"box1:"_s;
static constexpr qsizetype nonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
static constexpr qsizetype tagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(KeyBox::keyBytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

static unsigned char *raw(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

static const unsigned char *raw(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

static Expected<QByteArray> readKey(QFile &file)
{
    constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther
        | QFile::WriteOther;
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorKind::Unavailable, u"the key of the sources' keys cannot be read"_s);
    }
    if (file.permissions() & others) {
        return fail(ErrorKind::Forbidden, u"the key of the sources' keys is readable by others"_s);
    }
    const QByteArray key = file.read(KeyBox::keyBytes + 1);
    if (key.size() != KeyBox::keyBytes) {
        return fail(ErrorKind::Corrupt, u"the key of the sources' keys"_s);
    }
    return key;
}

Expected<KeyBox> KeyBox::open(const QString &path)
{
    if (sodium_init() < 0) {
        return fail(ErrorKind::Internal, u"libsodium"_s);
    }
    QFile file(path);
    // NewOnly: of two daemons that begin at once the second takes what the first made.
    if (!file.exists()
        && file.open(QIODevice::WriteOnly | QIODevice::NewOnly,
                     QFile::ReadOwner | QFile::WriteOwner)) {
        QByteArray key(keyBytes, Qt::Uninitialized);
        randombytes_buf(key.data(), size_t(key.size()));
        if (file.write(key) != keyBytes || !file.flush()) {
            file.close();
            file.remove();
            return fail(ErrorKind::Unavailable, u"the key of the sources' keys cannot be kept"_s);
        }
        return KeyBox(key);
    }
    TRY_ASSIGN(QByteArray key, readKey(file));
    return KeyBox(std::move(key));
}

bool KeyBox::isSealed(const QString &text) { return text.startsWith(mark); }

QString KeyBox::seal(const QString &secret, const QString &sourceId) const
{
    if (secret.isEmpty()) {
        return {};
    }
    const QByteArray plain = secret.toUtf8();
    const QByteArray bound = sourceId.toUtf8();
    QByteArray out(nonceBytes + plain.size() + tagBytes, Qt::Uninitialized);
    randombytes_buf(out.data(), size_t(nonceBytes));
    unsigned long long written = 0;
    crypto_aead_xchacha20poly1305_ietf_encrypt(raw(out) + nonceBytes, &written, raw(plain),
                                               size_t(plain.size()), raw(bound),
                                               size_t(bound.size()), nullptr, raw(out), raw(m_key));
    return mark + QString::fromLatin1(out.toBase64());
}

Expected<QString> KeyBox::unseal(const QString &sealed, const QString &sourceId) const
{
    if (sealed.isEmpty()) {
        return QString();
    }
    if (!isSealed(sealed)) {
        return sealed;
    }
    const QByteArray all = QByteArray::fromBase64(sealed.mid(mark.size()).toLatin1());
    if (all.size() < nonceBytes + tagBytes) {
        return fail(ErrorKind::Corrupt, u"a sealed key"_s, sourceId);
    }
    const QByteArray bound = sourceId.toUtf8();
    QByteArray plain(all.size() - nonceBytes - tagBytes, Qt::Uninitialized);
    unsigned long long written = 0;
    const int bad = crypto_aead_xchacha20poly1305_ietf_decrypt(
        raw(plain), &written, nullptr, raw(all) + nonceBytes, size_t(all.size() - nonceBytes),
        raw(bound), size_t(bound.size()), raw(all), raw(m_key));
    if (bad != 0) {
        return fail(ErrorKind::Corrupt, u"a sealed key"_s, sourceId);
    }
    return QString::fromUtf8(plain);
}

} // namespace endpaper::sources
