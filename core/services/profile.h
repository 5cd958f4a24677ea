// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"
#include "base/uuid.h"

#include <QJsonObject>
#include <QString>
#include <QUrl>

#include <optional>

namespace endpaper::services {

// The shared daemon that the reader signed in at. Nothing secret: tokens lie in the SecretStore.
struct SharedAccount
{
    QUrl server = {}; // "https://books.example.org:8443"
    Uuid serverId = {};
    QString serverName = {};
    QByteArray pin = {}; // SHA-256 of the server's own certificate, empty where authorities vouch
    Uuid account = {};
    QString email = {};
    QString displayName = {};

    friend bool operator==(const SharedAccount &, const SharedAccount &) = default;
};

// The folder in which a reader's everything lies, and which account is in force. Any thread for the
// paths, the GUI thread for the rest.
class Profile final
{
public:
    enum class Kind { Own, Sample };

    // `root` empty: the user's data folder (XDG). Makes the folders, mode 0700. Unavailable where
    // that cannot be.
    [[nodiscard]] static Expected<Profile> open(const QString &root, Kind kind);

    [[nodiscard]] Kind kind() const { return m_kind; }
    // A folder was named on the command line: then nothing, secrets included, lies elsewhere.
    [[nodiscard]] bool isNamed() const { return m_isNamed; }
    [[nodiscard]] QString folder() const { return m_folder; }
    [[nodiscard]] QString cachesFolder() const { return m_folder + QStringLiteral("/caches"); }
    [[nodiscard]] QString daemonFolder() const { return m_folder + QStringLiteral("/daemon"); }
    [[nodiscard]] QString settingsFile() const
    {
        return m_folder + QStringLiteral("/settings.ini");
    }
    [[nodiscard]] QString secretsFile() const { return m_folder + QStringLiteral("/secrets.json"); }
    // Of the account in force.
    [[nodiscard]] QString cacheFile() const;
    [[nodiscard]] QString soloCacheFile() const;

    // Nothing: Solo.
    [[nodiscard]] std::optional<SharedAccount> sharedAccount() const { return m_account; }
    // Kept at once; Unavailable if that fails, and nothing changes.
    [[nodiscard]] Expected<> setSharedAccount(std::optional<SharedAccount> account);

private:
    Profile() = default;
    void load();
    [[nodiscard]] QString accountFile() const { return m_folder + QStringLiteral("/account.json"); }

    Kind m_kind = Kind::Own;
    bool m_isNamed = false;
    QString m_folder;
    std::optional<SharedAccount> m_account;
};

// Writes a file whole or not at all, readable by its owner alone.
[[nodiscard]] Expected<> writePrivateFile(const QString &path, const QByteArray &bytes);

} // namespace endpaper::services
