// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/daemonclient.h"
#include "services/workspace.h"
#include "store/cache/conflicts.h"
#include "store/cache/outbox.h"
#include "sync/engine.h"

#include <QObject>

namespace endpaper::services {

// Keeps the open cache and the daemon at the endpoint agreeing: one SyncEngine for each pair of
// them. GUI thread.
class SyncService final : public QObject
{
    Q_OBJECT

public:
    SyncService(Workspace &workspace, DaemonClient &client, QObject *parent = nullptr);
    ~SyncService() override;

    [[nodiscard]] sync::SyncStatus status() const;
    // What keeps the exchange from going on. Needing the reader: Devices, Certificate, Upgrade.
    enum class Trouble {
        None,
        Network, // nobody answers
        Portal, // something else answers in the server's place
        Server, // it answers, and takes nothing: too much to do, or its disk is full
        Busy, // it asks us to wait
        Disk, // ours is full
        TooLarge,
        Devices, // it takes no more devices of this account
        Certificate, // not the one that was compared
        Upgrade, // it wants a newer program
        Unknown,
    };
    [[nodiscard]] Trouble trouble() const;
    // Kept with the account's file.
    void setPaused(bool isPaused);
    [[nodiscard]] bool isPaused() const { return m_isPaused; }
    void sendNow();

    struct Waiting
    {
        QList<store::WaitingChange> waiting;
        QList<store::WaitingChange> refused;
        QList<store::Conflict> conflicts;
    };
    [[nodiscard]] QFuture<Expected<Waiting>> waiting(int limit = 200);
    [[nodiscard]] QFuture<Expected<>> dismissRefused(quint64 number);
    // Makes a refused change again; NotFound where nothing of it is left.
    [[nodiscard]] QFuture<Workspace::Committed> resendRefused(quint64 number);
    // All refused changes as JSON, into a file. Unavailable where it cannot be written.
    [[nodiscard]] QFuture<Expected<>> saveRefused(const QString &path);
    // A conflict ends with the value in force, or with the other one.
    [[nodiscard]] QFuture<Expected<>> keepNow(qint64 number);
    [[nodiscard]] QFuture<Workspace::Committed> takeOther(qint64 number);

Q_SIGNALS:
    void statusChanged();
    void noteReceived(const QByteArray &kind, const endpaper::Uuid &id);
    void changesRefused(int count);
    // The daemon says that this file is another account's; nothing was mixed.
    void accountMismatched(const endpaper::Uuid &account);

private:
    void restart();
    void retireEngine();
    void followStatus();
    void findPause();
    void askServer();
    using Act = std::function<Expected<store::Action>(store::Transaction &)>;
    [[nodiscard]] QFuture<Workspace::Committed> act(Act act);

    Workspace &m_workspace;
    DaemonClient &m_client;
    std::unique_ptr<sync::SyncEngine> m_engine;
    int m_opening = 0; // which file an answer is of
    bool m_isCacheOpen = false;
    bool m_isPaused = false;
    // What the server said to a question of another kind, after the exchange had failed.
    std::optional<Instant> m_askedFor; // the try that is to come, as the status names it
    bool m_doesAnswer = false;
    bool m_isCertificateOther = false;
};

} // namespace endpaper::services
