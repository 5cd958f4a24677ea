// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"

#include <QByteArray>
#include <QString>

namespace endpaper::protocol {

// What a person compares when a desktop meets a daemon with a certificate of its own: 8 characters
// of base 32 in two groups ("7K3D-9XQM"), the first 40 bits of SHA-256("endpaper pairing 1",
// fingerprint). The fingerprint is the certificate's SHA-256 (DER), 32 bytes. Letters and digits
// that look alike are left out (no I, L, O, U: Crockford's alphabet).
[[nodiscard]] QString pairingCode(QByteArrayView fingerprint);
// As a person types it: either case, blanks and hyphens ignored, O read as 0, I and L as 1. Invalid
// unless it has 8 characters of the alphabet.
[[nodiscard]] Expected<QString> parsePairingCode(QStringView text);

} // namespace endpaper::protocol
