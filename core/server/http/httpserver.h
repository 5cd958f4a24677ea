// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"
#include "server/api/dispatcher.h"
#include "server/http/httplimits.h"
#include "server/http/tlsidentity.h"

#include <QAbstractHttpServer>
#include <QHostAddress>
#include <QList>

#include <functional>
#include <memory>
#include <optional>

class QWebSocket;

namespace endpaper::server {

// Gets a socket whose handshake is done, and owns it from then on. Runs on the event loop.
// `request` is the upgrade's own: path, query, headers, peer.
using UpgradeHandler = std::function<void(QWebSocket *socket, const Request &request)>;

struct HttpOptions
{
    Limits limits = {};
    std::optional<TlsIdentity> tls = {}; // absent: plain HTTP
    // Whose X-Forwarded-For and X-Forwarded-Proto are believed: address and prefix length, as
    // QHostAddress::parseSubnet gives them.
    QList<QPair<QHostAddress, int>> trustedProxies = {};
};

// What the metrics show. Counters since the start, except connections.
struct HttpFigures
{
    qint64 connections = 0; // open now, WebSockets included
    quint64 accepted = 0;
    quint64 refused = 0; // over the limit of an address
    quint64 requests = 0; // whole ones
    quint64 failures = 0; // requests that were refused here
};

// The daemon's sockets: framing (RFC 9112), limits, order of answers, TLS, hand-off of WebSockets.
// Lives on the event-loop thread, as do all of its connections; the dispatcher outlives it.
class HttpServer final : public QAbstractHttpServer
{
    Q_OBJECT

public:
    HttpServer(Dispatcher &dispatcher, HttpOptions options, QObject *parent = nullptr);
    ~HttpServer() override;

    // Listens on a name or address ("127.0.0.1", "::1", "localhost", "0.0.0.0", "*") and gives the
    // port (0 picks one). May be called again for another address. Unavailable, with a sentence for
    // the operator, if the port is taken or not allowed.
    [[nodiscard]] Expected<quint16> listen(const QString &host, quint16 port);

    // Requests to upgrade to a WebSocket at `path` go to `handler`; with sub-protocol
    // "endpaper.sync.1" or "endpaper.live.1" if the client offers one of them.
    void setUpgradeHandler(const QString &path, UpgradeHandler handler);

    // Accepts nothing more, finishes answers in flight for at most Limits::stopTimeMax, then emits
    // stopped(). WebSockets are their handlers' to close.
    void stop();

    [[nodiscard]] HttpFigures figures() const;

Q_SIGNALS:
    void stopped();

protected:
#if QT_VERSION < QT_VERSION_CHECK(6, 5, 0)
    bool handleRequest(const QHttpServerRequest &request, QTcpSocket *socket) override;
    void missingHandler(const QHttpServerRequest &request, QTcpSocket *socket) override;
#else
    bool handleRequest(const QHttpServerRequest &request, QHttpServerResponder &responder) override;
    void missingHandler(const QHttpServerRequest &request,
                        QHttpServerResponder &responder) override;
#endif

private:
    class Shared;
    std::unique_ptr<Shared> m_shared;
};

} // namespace endpaper::server
