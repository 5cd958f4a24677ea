// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "server/api/dispatcher.h"
#include "server/api/route.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <unordered_map>

class QWebSocket;

namespace endpaper::server {

class LiveConnection;

// The live sockets of all devices (sync.md §4, "live"): takes each socket after its upgrade, learns who
// it is from its first frame, and tells it what changed after each commit. Lives on the event loop;
// asks the store only through the Dispatcher, like any other client.
class LiveHub final : public QObject
{
    Q_OBJECT

public:
    struct Limits
    {
        qint64 frameBytesMax = 64 * 1024; // incoming
        qint64 changeBytesMax = 32 * 1024; // a larger change is a poke
        qint64 bufferBytesMax = 1 << 20; // beyond it a socket gets pokes only, until it has drained
        int socketsPerAccountMax = 64;
        int firstFrameMs = 10'000;
        int pingMs = 120'000;
    };

    explicit LiveHub(Dispatcher &dispatcher, const Clock &clock = SystemClock::instance(),
                     QObject *parent = nullptr);
    LiveHub(Dispatcher &dispatcher, const Clock &clock, Limits limits, QObject *parent = nullptr);
    ~LiveHub() override;

    // The path whose upgrades belong here, and the sub-protocol that is spoken.
    static QString path() { return QStringLiteral("/api/v1/live"); }
    static QString subProtocol() { return QStringLiteral("endpaper.sync.1"); }

    // Takes ownership of an open socket.
    void add(QWebSocket *socket, const QHostAddress &peer);
    // What a commit caused. On the event loop, in commit order.
    void deliver(const QList<LiveEvent> &events);
    // Closes every socket ("going away"), for a shutdown.
    void closeAll();

    [[nodiscard]] int socketCount() const { return int(m_connections.size()); }

private:
    friend class LiveConnection;
    void remove(LiveConnection *connection);
    void ping();

    Dispatcher &m_dispatcher;
    const Clock &m_clock;
    Limits m_limits;
    QTimer m_pingTimer;
    std::unordered_map<LiveConnection *, std::unique_ptr<LiveConnection>> m_connections;
};

} // namespace endpaper::server
