// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/synclimits.h"

#include <QByteArray>
#include <QString>

namespace endpaper::server {

// The server by which letters go out. No host: none go out.
struct MailSettings
{
    enum class Security { None, StartTls, Tls };
    QString host;
    quint16 port = 587;
    Security security = Security::StartTls;
    QString user; // empty: without signing in
    QString password;
    QString from; // "Endpaper <books@example.org>"
};

// The daemon's configuration as handlers and jobs see it: read at start, never changed after. The
// sockets' own limits are server/http's. Defaults are what a House daemon wants.
struct Settings
{
    QString dataFolder; // holds vault.sqlite and what belongs to it; exists
    QString name; // what people see of this server; empty: the host's name
    QByteArray version; // "0.1.0"
    bool isSolo = false; // one reader on this computer
    bool isSample = false; // every outbound host is the sample server
    bool isDemo = false;
    bool isJobsOnly = false; // works the queue of a vault that another process serves
    bool hasJobs = true; // works the queue itself, too
    QString sourcesFolder; // descriptions of sources beside those in the resources; may be empty
    QByteArray publicUrl; // "https://books.example.org" without a final slash; empty: from the Host

    // Sessions.
    int accessTokenSeconds = 900;
    int refreshTokenDays = 90;
    bool isSignUpOpen = true;

    // Argon2id. Tests lower both.
    quint64 passwordOperations = 2;
    quint64 passwordMemoryBytes = 64 << 20;

    // Attempts to sign in or up: per e-mail and per address within the window.
    int attemptsPerEmailMax = 10;
    int attemptsPerAddressMax = 60;
    int attemptsWindowSeconds = 300;

    // Lanes. 0 readers: as many as the machine has cores, two at least.
    int readers = 0;
    int readQueueMax = 4096;
    int writeQueueMax = 4096;

    SyncLimits sync;

    MailSettings mail;
    qint64 catalogueBytesMax = qint64(4) << 30;
    int positionCellMetres = 1000; // 1, 3 or 10 km: nothing finer is kept
    // The older systems' doors: loopback only, unless whoever calls brings the token.
    bool isLegacyOn = false;
    QByteArray legacyToken;
    QByteArray metricsToken; // lets others than loopback read /metrics; empty: nobody

    [[nodiscard]] QString vaultPath() const { return dataFolder + QStringLiteral("/vault.sqlite"); }
};

} // namespace endpaper::server
