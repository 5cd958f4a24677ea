// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"

#include <QByteArray>
#include <QList>
#include <QSslCertificate>
#include <QSslKey>
#include <QStringList>

namespace endpaper::server {

// The certificate (with its chain, leaf first) and key by which a daemon shows who it is.
struct TlsIdentity
{
    QList<QSslCertificate> chain;
    QSslKey key;

    // SHA-256 over the leaf's DER form, 32 bytes: what pairing compares and clients pin.
    [[nodiscard]] QByteArray fingerprint() const;
};

// Reads PEM files given by the operator. Invalid with a sentence if one is not there, is not PEM,
// or the key does not belong to the certificate.
[[nodiscard]] Expected<TlsIdentity> loadTlsIdentity(const QString &certificateFile,
                                                    const QString &keyFile);

// Reads tls-certificate.pem and tls-key.pem from `dir`, or makes them (EC P-256, 10 years, names:
// localhost, 127.0.0.1, ::1 and `hosts`) and stores them with mode 0600.
[[nodiscard]] Expected<TlsIdentity> selfMadeCertificate(const QString &dir,
                                                        const QStringList &hosts = {});

} // namespace endpaper::server
