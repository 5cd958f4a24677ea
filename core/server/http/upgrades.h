// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/httpserver.h"

#include <QHash>
#include <QWebSocketServer>

class QTcpSocket;

namespace endpaper::server {

// The way from a checked handshake to the QWebSocket that a handler gets: Qt's server answers it,
// and we find the request again by the socket's two ends.
class Upgrades
{
public:
    Upgrades(bool isSecure, const Limits &limits);
    Q_DISABLE_COPY_MOVE(Upgrades)

    void add(const QString &path, UpgradeHandler handler);
    [[nodiscard]] bool has(const QString &path) const { return m_handlers.contains(path); }
    void handOver(std::unique_ptr<QTcpSocket> socket, const Request &request);

private:
    struct Ends
    {
        QHostAddress peer;
        quint16 peerPort = 0;
        quint16 localPort = 0;
        friend bool operator==(const Ends &, const Ends &) = default;
        friend size_t qHash(const Ends &ends, size_t seed = 0)
        {
            return qHashMulti(seed, ends.peer, ends.peerPort, ends.localPort);
        }
    };
    struct Pending
    {
        Request request;
        QTcpSocket *socket = nullptr;
        QMetaObject::Connection cleanUp; // while nobody owns the socket
    };

    void takeOver();

    QHash<QString, UpgradeHandler> m_handlers;
    QHash<Ends, Pending> m_pending;
    qint64 m_messageBytesMax;
    QWebSocketServer m_server;
};

} // namespace endpaper::server
