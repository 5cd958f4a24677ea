// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/engine.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <unordered_map>

class QWebSocket;

namespace endpaper::server {

// The live stream of what clients say of their use, for administrators: the first frame is
// {"token": "…"}, then each event comes as one text frame, of one type where ?type= says so. Lives
// on the event loop. A socket that cannot keep up loses events, never memory.
class EventStream final : public QObject
{
    Q_OBJECT

public:
    static constexpr int firstFrameMs = 10'000;
    static constexpr qint64 bufferBytesMax = 1 << 20;
    static constexpr quint64 frameBytesMax = 8192;
    static constexpr size_t socketsMax = 32;

    explicit EventStream(Engine &engine, QObject *parent = nullptr);
    ~EventStream() override;

    static QString path() { return QStringLiteral("/api/v1/admin/events"); }

    // Takes ownership of an open socket.
    void add(QWebSocket *socket, const Request &request);
    void deliver(const QList<LiveEvent> &events);
    void closeAll();

private:
    struct Listener
    {
        std::unique_ptr<QTimer> firstFrame;
        QByteArray type; // empty: all
        Uuid account = {};
        Uuid session = {};
        bool isIn = false;
    };
    void receive(QWebSocket *socket, const QString &frame);
    void refuse(QWebSocket *socket, const QString &reason);

    Engine &m_engine;
    std::unordered_map<QWebSocket *, Listener> m_listeners;
};

} // namespace endpaper::server
