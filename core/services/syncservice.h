// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/daemonclient.h"
#include "services/workspace.h"
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
    void setPaused(bool isPaused);
    [[nodiscard]] bool isPaused() const { return m_isPaused; }
    void sendNow();

    struct Waiting
    {
        QList<store::WaitingChange> waiting;
        QList<store::WaitingChange> refused;
    };
    [[nodiscard]] QFuture<Expected<Waiting>> waiting(int limit = 200);
    [[nodiscard]] QFuture<Expected<>> dismissRefused(quint64 number);

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

    Workspace &m_workspace;
    DaemonClient &m_client;
    std::unique_ptr<sync::SyncEngine> m_engine;
    bool m_isCacheOpen = false;
    bool m_isPaused = false;
};

} // namespace endpaper::services
