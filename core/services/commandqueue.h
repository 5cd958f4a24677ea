// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/daemonclient.h"
#include "services/workspace.h"
#include "store/cache/commands.h"

#include <QObject>
#include <QTimer>

namespace endpaper::services {

// What is done to offers and nearby searches goes through the open cache, so that it can be done
// without a network: kept, then sent in its order as soon as the daemon answers. GUI thread.
class CommandQueue final : public QObject
{
    Q_OBJECT

public:
    static constexpr int retryMs = 30'000;

    CommandQueue(Workspace &workspace, DaemonClient &client, QObject *parent = nullptr);

    // Finished when it is kept; what became of it comes by taken() or refused().
    [[nodiscard]] QFuture<Expected<>> add(const store::Command &command);
    // True if it was never sent: then there is nothing to take back.
    [[nodiscard]] QFuture<Expected<bool>> withdraw(const Uuid &id);
    [[nodiscard]] QFuture<Expected<QList<store::Command>>> commands();
    [[nodiscard]] QFuture<Expected<>> resend(const Uuid &id);
    [[nodiscard]] QFuture<Expected<>> dismiss(const Uuid &id);
    void sendNow();

Q_SIGNALS:
    void changed(); // what commands() gives
    void taken(const endpaper::Uuid &id);
    void refused(const endpaper::Uuid &id, const endpaper::Error &why);

private:
    void send(const store::Command &command);
    void answered(const store::Command &command, const Expected<JsonReply> &reply);
    void settle(const Uuid &id, const std::optional<Error> &why);

    Workspace &m_workspace;
    DaemonClient &m_client;
    QTimer m_retry;
    bool m_isBusy = false;
    bool m_isAsked = false; // while busy
};

} // namespace endpaper::services
