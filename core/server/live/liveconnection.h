// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/codec.h"
#include "server/api/route.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <set>

class QWebSocket;

namespace endpaper::server {

class LiveHub;

// One device's socket: waits for its token, then is told what its account may know. Owned by the
// hub.
class LiveConnection final : public QObject
{
    Q_OBJECT

public:
    // Why the server ends it; each is one of RFC 6455's codes.
    enum class Close { Refused, Malformed, GoingAway };

    LiveConnection(LiveHub &hub, std::unique_ptr<QWebSocket> socket);
    ~LiveConnection() override;

    [[nodiscard]] const Caller &caller() const { return m_caller; }
    [[nodiscard]] bool isLive() const { return m_isLive; }
    [[nodiscard]] bool listensTo(const Uuid &space) const { return m_spaces.contains(space); }
    [[nodiscard]] protocol::Form form() const { return m_form; }
    // False if the buffer is full: a poke for that space is owed then, and sent later.
    bool sendChange(const Uuid &space, const QByteArray &frame);
    void send(const protocol::LiveMessage &message);
    void sendPing(const QMap<Uuid, QByteArray> &roles = {});
    // Learns again which spaces there are, and tells their heads.
    void loadSpaces();
    void drop(const Uuid &space);
    void close(Close why, const QString &reason);

private:
    void receive(const QByteArray &frame, protocol::Form form);
    void drained();
    void sendBytes(const QByteArray &frame);

    LiveHub &m_hub;
    std::unique_ptr<QWebSocket> m_socket;
    QTimer m_firstFrame;
    Caller m_caller;
    protocol::Form m_form = protocol::Form::Cbor;
    bool m_isLive = false;
    bool m_isOutdated = false; // a space was dropped since loadSpaces() began to read
    std::set<Uuid> m_spaces;
    std::set<Uuid> m_owed;
};

} // namespace endpaper::server
