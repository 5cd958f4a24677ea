// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/live/eventstream.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QWebSocket>

namespace endpaper::server {

using namespace Qt::StringLiterals;

EventStream::EventStream(Engine &engine, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
{
}

EventStream::~EventStream()
{
    for (auto &[socket, listener] : m_listeners) {
        socket->disconnect(this);
        socket->deleteLater();
    }
}

void EventStream::add(QWebSocket *socket, const Request &request)
{
    socket->setParent(nullptr);
    socket->setMaxAllowedIncomingMessageSize(frameBytesMax);
    socket->setMaxAllowedIncomingFrameSize(frameBytesMax);
    connect(socket, &QWebSocket::disconnected, this, [this, socket] {
        m_listeners.erase(socket);
        socket->deleteLater();
    });
    Listener &listener = m_listeners[socket];
    listener.type = request.query.queryItemValue(u"type"_s, QUrl::FullyDecoded).toLatin1();
    if (m_listeners.size() > socketsMax) {
        refuse(socket, u"too many listeners"_s);
        return;
    }
    listener.firstFrame = std::make_unique<QTimer>();
    listener.firstFrame->setSingleShot(true);
    connect(listener.firstFrame.get(), &QTimer::timeout, this,
            [this, socket] { refuse(socket, u"no token came"_s); });
    listener.firstFrame->start(firstFrameMs);
    connect(socket, &QWebSocket::textMessageReceived, this,
            [this, socket](const QString &frame) { receive(socket, frame); });
}

void EventStream::refuse(QWebSocket *socket, const QString &reason)
{
    socket->close(QWebSocketProtocol::CloseCodePolicyViolated, reason);
}

void EventStream::receive(QWebSocket *socket, const QString &frame)
{
    const auto listener = m_listeners.find(socket);
    if (listener == m_listeners.end() || listener->second.isIn) {
        return;
    }
    listener->second.firstFrame->stop();
    const QString token =
        QJsonDocument::fromJson(frame.toUtf8()).object().value(u"token"_s).toString();
    const auto caller = m_engine.authenticate(token.toLatin1());
    if (!caller || caller->role != Role::Admin) {
        refuse(socket, u"not an administrator"_s);
        return;
    }
    listener->second.account = caller->account;
    listener->second.session = caller->session;
    listener->second.isIn = true;
    socket->sendTextMessage(u"{\"type\":\"hello\"}"_s);
}

void EventStream::deliver(const QList<LiveEvent> &events)
{
    QList<std::pair<QWebSocket *, QString>> ended; // closing may come back here
    for (const LiveEvent &event : events) {
        for (const auto &[socket, listener] : m_listeners) {
            if (event.kind == LiveEvent::Kind::SessionRevoked
                && event.id == listener.session.toString()) {
                ended.append({socket, u"the session ended"_s});
            }
            const bool isWanted = event.kind == LiveEvent::Kind::Tracked && listener.isIn
                && (listener.type.isEmpty() || listener.type == event.noteKind);
            if (isWanted && socket->bytesToWrite() < bufferBytesMax) {
                socket->sendTextMessage(event.id);
            }
        }
    }
    for (const auto &[socket, reason] : std::as_const(ended)) {
        refuse(socket, reason);
    }
}

void EventStream::closeAll()
{
    QList<QWebSocket *> sockets;
    for (const auto &[socket, listener] : m_listeners) {
        sockets.append(socket);
    }
    for (QWebSocket *socket : std::as_const(sockets)) {
        socket->close(QWebSocketProtocol::CloseCodeGoingAway);
    }
}

} // namespace endpaper::server
