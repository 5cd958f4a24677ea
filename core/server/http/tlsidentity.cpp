// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/tlsidentity.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QHostAddress>
#include <QLockFile>
#include <QSaveFile>

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

namespace endpaper::server {

namespace {

using namespace Qt::StringLiterals;

constexpr long validSeconds = 3653L * 24 * 60 * 60; // ten years
constexpr long backdatedSeconds = 24L * 60 * 60; // for clients whose clock is behind
constexpr int lockWaitMs = 10'000;

template <auto Free> struct FreeWith
{
    template <typename T> void operator()(T *what) const { Free(what); }
};
using Key = std::unique_ptr<EVP_PKEY, FreeWith<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, FreeWith<X509_free>>;
using Bio = std::unique_ptr<BIO, FreeWith<BIO_free_all>>;
using Extension = std::unique_ptr<X509_EXTENSION, FreeWith<X509_EXTENSION_free>>;

tl::unexpected<Error> notMade(const char *step)
{
    return fail(ErrorKind::Internal,
                u"OpenSSL could not make the certificate: "_s + QString::fromLatin1(step));
}

bool addExtension(X509 *certificate, int kind, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, kind, value.constData()));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

// "DNS:localhost,IP:127.0.0.1,…"; names that cannot stand in a certificate are left out.
QByteArray alternativeNames(const QStringList &hosts)
{
    QStringList names = {u"DNS:localhost"_s, u"IP:127.0.0.1"_s, u"IP:::1"_s};
    for (const QString &host : hosts) {
        const QHostAddress address(host);
        const bool isAny = address == QHostAddress::Any || address == QHostAddress::AnyIPv4
            || address == QHostAddress::AnyIPv6;
        if (isAny) {
            continue;
        }
        const bool isName = !host.isEmpty() && std::all_of(host.begin(), host.end(), [](QChar c) {
            return c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'.' || c == u'-');
        });
        if (address.isNull() && !isName) {
            continue;
        }
        const QString name = (address.isNull() ? u"DNS:"_s : u"IP:"_s) + host;
        if (!names.contains(name)) {
            names += name;
        }
    }
    return names.join(u',').toLatin1();
}

template <typename Write> QByteArray toPem(Write write)
{
    const Bio bio(BIO_new(BIO_s_mem()));
    if (!bio || write(bio.get()) != 1) {
        return {};
    }
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return QByteArray(data, size);
}

struct PemPair
{
    QByteArray certificate;
    QByteArray key;
};

Expected<PemPair> makePair(const QStringList &hosts)
{
    const Key key(EVP_EC_gen("P-256"));
    const Certificate certificate(X509_new());
    std::array<unsigned char, 16> serial{};
    if (!key || !certificate || RAND_bytes(serial.data(), static_cast<int>(serial.size())) != 1) {
        return notMade("key");
    }
    serial[0] &= 0x7F; // positive
    const std::unique_ptr<BIGNUM, FreeWith<BN_free>> number(
        BN_bin2bn(serial.data(), static_cast<int>(serial.size()), nullptr));
    X509 *x = certificate.get();
    X509_NAME *name = X509_get_subject_name(x);
    const bool isFilled = number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(x))
        && X509_set_version(x, X509_VERSION_3) == 1
        && X509_gmtime_adj(X509_getm_notBefore(x), -backdatedSeconds)
        && X509_gmtime_adj(X509_getm_notAfter(x), validSeconds)
        && X509_set_pubkey(x, key.get()) == 1
        && X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                                      reinterpret_cast<const unsigned char *>("Endpaper"), -1, -1,
                                      0)
            == 1
        && X509_set_issuer_name(x, name) == 1;
    if (!isFilled) {
        return notMade("fields");
    }
    if (!addExtension(x, NID_basic_constraints, "critical,CA:FALSE")
        || !addExtension(x, NID_key_usage, "critical,digitalSignature")
        || !addExtension(x, NID_ext_key_usage, "serverAuth")
        || !addExtension(x, NID_subject_key_identifier, "hash")
        || !addExtension(x, NID_subject_alt_name, alternativeNames(hosts))) {
        return notMade("extensions");
    }
    if (X509_sign(x, key.get(), EVP_sha256()) == 0) {
        return notMade("signature");
    }
    PemPair pair;
    pair.certificate = toPem([x](BIO *bio) { return PEM_write_bio_X509(bio, x); });
    pair.key = toPem([&key](BIO *bio) {
        return PEM_write_bio_PrivateKey(bio, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    });
    if (pair.certificate.isEmpty() || pair.key.isEmpty()) {
        return notMade("text");
    }
    return pair;
}

Expected<> store(const QString &path, const QByteArray &text)
{
    QSaveFile file(path);
    // Nobody else may read it at any moment, so before there is anything in it.
    if (!file.open(QIODevice::WriteOnly)
        || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        || file.write(text) != text.size() || !file.commit()) {
        return fail(ErrorKind::Unavailable,
                    u"Cannot write %1: %2."_s.arg(path, file.errorString()));
    }
    return {};
}

Expected<QByteArray> readAll(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorKind::Invalid, u"Cannot read %1: %2."_s.arg(path, file.errorString()));
    }
    return file.readAll();
}

// Whether the private key is the one that the certificate's public key belongs to.
bool belongsTogether(const QByteArray &certificatePem, const QByteArray &keyPem)
{
    const Bio certificateBio(
        BIO_new_mem_buf(certificatePem.constData(), static_cast<int>(certificatePem.size())));
    const Bio keyBio(BIO_new_mem_buf(keyPem.constData(), static_cast<int>(keyPem.size())));
    const Certificate certificate(
        PEM_read_bio_X509(certificateBio.get(), nullptr, nullptr, nullptr));
    // An empty passphrase instead of a question on the terminal.
    const Key key(PEM_read_bio_PrivateKey(keyBio.get(), nullptr, nullptr, const_cast<char *>("")));
    return certificate && key && X509_check_private_key(certificate.get(), key.get()) == 1;
}

} // namespace

QByteArray TlsIdentity::fingerprint() const
{
    return chain.isEmpty() ? QByteArray() : chain.first().digest(QCryptographicHash::Sha256);
}

Expected<TlsIdentity> loadTlsIdentity(const QString &certificateFile, const QString &keyFile)
{
    TRY_ASSIGN(const QByteArray certificatePem, readAll(certificateFile));
    TRY_ASSIGN(const QByteArray keyPem, readAll(keyFile));
    TlsIdentity identity;
    identity.chain = QSslCertificate::fromData(certificatePem, QSsl::Pem);
    if (identity.chain.isEmpty()) {
        return fail(ErrorKind::Invalid,
                    u"%1 holds no certificate in PEM form."_s.arg(certificateFile));
    }
    if (!belongsTogether(certificatePem, keyPem)) {
        return fail(ErrorKind::Invalid,
                    u"%1 is not the unencrypted PEM key of the certificate in %2."_s.arg(
                        keyFile, certificateFile));
    }
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Ec, QSsl::Rsa}) {
        identity.key = QSslKey(keyPem, algorithm);
        if (!identity.key.isNull()) {
            return identity;
        }
    }
    return fail(ErrorKind::Invalid, u"The key in %1 is neither EC nor RSA."_s.arg(keyFile));
}

Expected<TlsIdentity> selfMadeCertificate(const QString &dir, const QStringList &hosts)
{
    const QDir folder(dir);
    if (!folder.mkpath(u"."_s)) {
        return fail(ErrorKind::Unavailable, u"Cannot make the folder %1."_s.arg(dir));
    }
    const QString certificateFile = folder.filePath(u"tls-certificate.pem"_s);
    const QString keyFile = folder.filePath(u"tls-key.pem"_s);
    // The daemon and its command line may both come first.
    QLockFile lock(folder.filePath(u"tls.lock"_s));
    if (!lock.tryLock(lockWaitMs)) {
        return fail(ErrorKind::Unavailable,
                    u"Another program keeps %1 locked."_s.arg(lock.fileName()));
    }
    // A certificate is what others have pinned: one that is there is never replaced.
    if (!QFile::exists(certificateFile)) {
        TRY_ASSIGN(const PemPair pair, makePair(hosts));
        TRY(store(keyFile, pair.key));
        TRY(store(certificateFile, pair.certificate));
    }
    return loadTlsIdentity(certificateFile, keyFile);
}

} // namespace endpaper::server
