// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/deadlinewheel.h"
#include "server/http/httpserver.h"

#include <array>
#include <functional>

class QTcpSocket;

namespace endpaper::server {

class Connection;

// What all connections of a server share. Event-loop thread only.
class ConnectionHost
{
public:
    ConnectionHost(Dispatcher &dispatcher, const HttpOptions &options);
    virtual ~ConnectionHost() = default;
    Q_DISABLE_COPY_MOVE(ConnectionHost)

    // The connection has ended and is about to go.
    virtual void connectionClosed(Connection &connection) = 0;
    [[nodiscard]] virtual bool hasUpgrade(const QString &path) const = 0;
    // A checked handshake, put back in front of the socket's bytes.
    virtual void upgrade(Connection &connection, std::unique_ptr<QTcpSocket> socket,
                         const Request &request) = 0;
    // Runs gzip elsewhere; `done` comes back on the event loop, and only while the host lives.
    virtual void compress(const QByteArray &body, std::function<void(QByteArray)> done) = 0;

    // Now, as the Date field has it; worked out once a second.
    [[nodiscard]] QByteArrayView date();
    // The client's own X-Request-Id if it is a sane one, else a new one.
    [[nodiscard]] QByteArray requestId(const Request &request);

    Dispatcher &dispatcher;
    const Limits limits;
    const QList<QPair<QHostAddress, int>> trustedProxies;
    DeadlineWheel wheel;
    HttpFigures figures;
    bool isStopping = false;
    std::array<char, 64 * 1024> scratch{}; // where each read lands first

private:
    QByteArray m_date;
    SteadyTime m_dateUntil;
    QByteArray m_idPrefix;
    quint64 m_idCount = 0;
};

} // namespace endpaper::server
