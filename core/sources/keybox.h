// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"

#include <QByteArray>
#include <QString>

namespace endpaper::sources {

// Keys to sources as a daemon keeps them: sealed (XChaCha20-Poly1305) with a key of the daemon's own
// that lies beside the vault and not in it, so that a copy of the vault alone tells nothing. Bound to
// the source's id: a sealed key of one source opens at no other. Any thread.
class KeyBox
{
public:
    static constexpr qsizetype keyBytes = 32;

    // The key in `file`, made there with mode 0600 if there is none. Forbidden if others may read the
    // file, Corrupt if it is no key.
    [[nodiscard]] static Expected<KeyBox> open(const QString &file);

    [[nodiscard]] QString seal(const QString &secret, const QString &sourceId) const;
    // Null for an empty text. A text that was never sealed (older vaults) comes back as it is.
    // Corrupt if it was sealed with another key, for another source, or changed.
    [[nodiscard]] Expected<QString> unseal(const QString &sealed, const QString &sourceId) const;
    [[nodiscard]] static bool isSealed(const QString &text);

private:
    explicit KeyBox(QByteArray key)
        : m_key(std::move(key))
    {
    }

    QByteArray m_key;
};

} // namespace endpaper::sources
