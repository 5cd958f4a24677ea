// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/upgrades.h"

#include <QTcpSocket>
#include <QWebSocket>

namespace endpaper::server {

namespace {
using namespace Qt::StringLiterals;
}

Upgrades::Upgrades(bool isSecure, const Limits &limits)
    : m_messageBytesMax(limits.webSocketMessageBytesMax)
    , m_server({}, isSecure ? QWebSocketServer::SecureMode : QWebSocketServer::NonSecureMode)
{
    m_server.setSupportedSubprotocols({u"endpaper.sync.1"_s, u"endpaper.live.1"_s});
    m_server.setHandshakeTimeout(limits.headTimeMax);
    // Each is taken as soon as it is ready; the number only bounds Qt's own queue.
    m_server.setMaxPendingConnections(limits.connectionsPerTrustedMax);
    QObject::connect(&m_server, &QWebSocketServer::newConnection, &m_server,
                     [this] { takeOver(); });
}

void Upgrades::add(const QString &path, UpgradeHandler handler)
{
    m_handlers.insert(path, std::move(handler));
}

void Upgrades::handOver(std::unique_ptr<QTcpSocket> socket, const Request &request)
{
    const Ends ends{socket->peerAddress(), socket->peerPort(), socket->localPort()};
    // Until it is a WebSocket, nobody else would delete it.
    const auto cleanUp = QObject::connect(socket.get(), &QTcpSocket::disconnected, &m_server,
                                          [this, ends, raw = socket.get()] {
                                              m_pending.remove(ends);
                                              raw->deleteLater();
                                          });
    QTcpSocket *raw = socket.release();
    m_pending.insert(ends, {request, raw, cleanUp});
    m_server.handleConnection(raw);
}

void Upgrades::takeOver()
{
    while (QWebSocket *socket = m_server.nextPendingConnection()) {
        const Ends ends{socket->peerAddress(), socket->peerPort(), socket->localPort()};
        const Pending pending = m_pending.take(ends);
        QObject::disconnect(pending.cleanUp);
        if (pending.socket) {
            pending.socket->setParent(
                socket); // as on the client's side; Qt leaves it without an owner
        }
        socket->setMaxAllowedIncomingMessageSize(static_cast<quint64>(m_messageBytesMax));
        socket->setMaxAllowedIncomingFrameSize(static_cast<quint64>(m_messageBytesMax));
        socket->setParent(nullptr);
        if (const auto handler = m_handlers.constFind(pending.request.path);
            handler != m_handlers.constEnd()) {
            (*handler)(socket, pending.request);
        } else {
            delete socket;
        }
    }
}

} // namespace endpaper::server
