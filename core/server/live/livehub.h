// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "protocol/codec.h"
#include "protocol/routes.h"
#include "server/api/engine.h"
#include "server/api/route.h"

#include <QHostAddress>
#include <QObject>
#include <QTimer>

#include <map>
#include <memory>
#include <optional>
#include <unordered_map>

class QWebSocket;

namespace endpaper::server {

class LiveConnection;

struct LiveLimits
{
    qint64 frameBytesMax = 64 * 1024; // incoming
    qint64 changeBytesMax = 32 * 1024; // a larger change is a poke
    qint64 bufferBytesMax = 1 << 20; // beyond it a socket is owed pokes, sent when it has drained
    int socketsPerAccountMax = 64;
    int firstFrameMs = 10'000;
    int pingMs = 120'000;
};

// The live sockets of all devices (sync.md §4, "live"): takes each socket after its upgrade, learns
// who it is from its first frame, and tells it what changed after each commit. Lives on the event
// loop; reads the store in the engine's lanes. Pushes come over HTTP only.
class LiveHub final : public QObject
{
    Q_OBJECT

public:
    explicit LiveHub(Engine &engine, LiveLimits limits = {}, QObject *parent = nullptr);
    ~LiveHub() override;

    // Whose upgrades belong here.
    static QString path() { return QString::fromLatin1(protocol::livePath); }

    // Takes ownership of an open socket.
    void add(QWebSocket *socket, const QHostAddress &peer);
    // What commits caused, in their order. On the event loop.
    void deliver(const QList<LiveEvent> &events);
    // Closes every socket ("going away"), for a shutdown.
    void closeAll();

    [[nodiscard]] int socketCount() const { return int(m_connections.size()); }

private:
    friend class LiveConnection;

    // A space that somebody listens to. A change is read once and told to all of them.
    struct Channel
    {
        quint64 head = 0; // told so far
        bool isHeadKnown = false; // false: nobody has read it yet, what comes is read from 0
        quint64 wanted = 0; // announced by commits
        bool isReading = false;
        bool isOneCause = true; // all that is not told yet was done by `cause`
        Uuid cause = {};
    };
    struct Frame
    {
        QByteArray binary;
        QByteArray text;
    };

    void remove(LiveConnection *connection);
    [[nodiscard]] int countOf(const Uuid &account) const;
    // Without a head: from now on no commit is missed. With one that was read after that: what is
    // told begins there, unless something was told already.
    void subscribe(const Uuid &space, std::optional<quint64> head = {});
    void changed(const LiveEvent &event);
    void read(const Uuid &space);
    [[nodiscard]] static Frame pokeOf(const Uuid &sp, quint64 head);
    [[nodiscard]] Frame frameOf(const Uuid &sp, quint64 from, const protocol::EncodedSpace &pulled,
                                bool isWhole) const;
    // A copy: telling a socket may end it.
    [[nodiscard]] std::vector<LiveConnection *> connections() const;
    static void tellOne(LiveConnection &connection, const LiveEvent &event);
    void tell(const Uuid &space, const Frame &frame, const Uuid &exceptSession);
    void ping();
    [[nodiscard]] quint64 headOf(const Uuid &space) const;

    Engine &m_engine;
    LiveLimits m_limits;
    QTimer m_pingTimer;
    std::map<Uuid, Channel> m_channels;
    std::unordered_map<LiveConnection *, std::unique_ptr<LiveConnection>> m_connections;
};

} // namespace endpaper::server
