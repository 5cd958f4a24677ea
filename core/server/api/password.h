// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"
#include "server/api/settings.h"

#include <QByteArray>
#include <QString>

namespace endpaper::server {

constexpr int passwordCharactersMin = 10;
constexpr int passwordCharactersMax = 256;

// Argon2id by libsodium, as crypto_pwhash_str writes it. Takes tens of milliseconds and
// Settings::passwordMemoryBytes: only on the pool for slow sums. Unavailable without the memory.
[[nodiscard]] Expected<QByteArray> hashPassword(const QString &password, const Settings &settings);
// A null hash takes the same time and is never right.
[[nodiscard]] bool isPassword(const QString &password, const QByteArray &hash,
                              const Settings &settings);

} // namespace endpaper::server
