// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/live/liveconnection.h"

#include "base/log.h"
#include "protocol/schema.h"
#include "server/live/livehub.h"
#include "store/vault/spacerepository.h"

#include <QWebSocket>

namespace endpaper::server {

using namespace Qt::StringLiterals;

LiveConnection::LiveConnection(LiveHub &hub, std::unique_ptr<QWebSocket> socket)
    : m_hub(hub)
    , m_socket(std::move(socket))
{
    m_socket->setParent(nullptr);
    m_socket->setMaxAllowedIncomingMessageSize(quint64(hub.m_limits.frameBytesMax));
    m_socket->setMaxAllowedIncomingFrameSize(quint64(hub.m_limits.frameBytesMax));
    connect(m_socket.get(), &QWebSocket::binaryMessageReceived, this,
            [this](const QByteArray &frame) { receive(frame, protocol::Form::Cbor); });
    connect(m_socket.get(), &QWebSocket::textMessageReceived, this,
            [this](const QString &frame) { receive(frame.toUtf8(), protocol::Form::Json); });
    connect(m_socket.get(), &QWebSocket::bytesWritten, this, &LiveConnection::drained);
    connect(m_socket.get(), &QWebSocket::disconnected, this, [this] { m_hub.remove(this); });
    m_firstFrame.setSingleShot(true);
    connect(&m_firstFrame, &QTimer::timeout, this,
            [this] { close(Close::Refused, u"no token came"_s); });
    m_firstFrame.start(hub.m_limits.firstFrameMs);
}

LiveConnection::~LiveConnection()
{
    m_socket->disconnect(this);
    // It may be in the middle of telling us something.
    m_socket.release()->deleteLater();
}

void LiveConnection::close(Close why, const QString &reason)
{
    m_isLive = false;
    m_firstFrame.stop();
    if (why != Close::GoingAway) {
        qCInfo(lcHttp).noquote() << "live: session" << m_caller.session.toString()
                                 << "closed:" << reason;
    }
    switch (why) {
    case Close::Refused:
        m_socket->close(QWebSocketProtocol::CloseCodePolicyViolated, reason);
        break;
    case Close::Malformed:
        m_socket->close(QWebSocketProtocol::CloseCodeWrongDatatype, reason);
        break;
    case Close::GoingAway:
        m_socket->close(QWebSocketProtocol::CloseCodeGoingAway, reason);
        break;
    }
}

void LiveConnection::receive(const QByteArray &frame, protocol::Form form)
{
    auto message = protocol::decodeFrame(frame, form);
    if (!message) {
        close(Close::Malformed, u"not understood"_s);
        return;
    }
    const auto *auth = std::get_if<protocol::LiveAuth>(&*message);
    if (!m_caller.isSignedIn() && !auth) {
        close(Close::Refused, u"the token comes first"_s);
        return;
    }
    if (m_caller.isSignedIn() || !auth) {
        return; // frames of a newer version, or the token said again
    }
    const auto caller = m_hub.m_engine.authenticate(auth->token);
    if (!caller || (!auth->account.isNil() && auth->account != caller->account)) {
        close(Close::Refused, u"not signed in"_s);
        return;
    }
    if (m_hub.countOf(caller->account) >= m_hub.m_limits.socketsPerAccountMax) {
        close(Close::Refused, u"too many sockets of this account"_s);
        return;
    }
    m_firstFrame.stop();
    m_caller = *caller;
    m_form = form;
    loadSpaces();
}

void LiveConnection::loadSpaces()
{
    // Listening begins before the heads are read, so that no change falls between.
    const Uuid home = protocol::homeSpaceOf(m_caller.account);
    m_spaces.insert(home);
    m_hub.subscribe(home);
    m_isOutdated = false;
    auto spaces = std::make_shared<std::vector<store::MemberSpace>>();
    m_hub.m_engine.read(
        [spaces, account = m_caller.account](Context &context) -> Expected<> {
            TRY_ASSIGN(*spaces, store::SpaceRepository(context.transaction).listOf(account));
            return {};
        },
        this,
        [this, spaces](const Expected<> &done) {
            if (!done) {
                close(Close::GoingAway, u"not just now"_s);
                return;
            }
            // Lost one meanwhile, or listens to one only now: read again, so that neither a change
            // is missed nor a space seen that is no longer theirs.
            bool isAgain = m_isOutdated;
            std::set<Uuid> mine = {protocol::homeSpaceOf(m_caller.account)};
            for (const store::MemberSpace &member : *spaces) {
                mine.insert(member.space.sp);
                if (!m_isOutdated && m_spaces.insert(member.space.sp).second) {
                    m_hub.subscribe(member.space.sp);
                    isAgain = true;
                }
            }
            std::erase_if(m_spaces, [&mine](const Uuid &space) { return !mine.contains(space); });
            if (isAgain) {
                loadSpaces();
                return;
            }
            QMap<Uuid, QByteArray> roles;
            for (const store::MemberSpace &member : *spaces) {
                m_hub.subscribe(member.space.sp, member.space.head);
                if (member.space.sp != protocol::homeSpaceOf(m_caller.account)) {
                    roles.insert(member.space.sp, member.role);
                }
            }
            // One that was not made yet has had no commit.
            m_hub.subscribe(protocol::homeSpaceOf(m_caller.account), 0);
            m_isLive = true;
            sendPing(roles);
        });
}

void LiveConnection::drop(const Uuid &space)
{
    m_isOutdated = true;
    m_spaces.erase(space);
    m_owed.erase(space);
}

bool LiveConnection::sendChange(const Uuid &space, const QByteArray &frame)
{
    if (!m_isLive) {
        return true; // its first ping will say how far things are
    }
    if (m_socket->bytesToWrite() > m_hub.m_limits.bufferBytesMax) {
        m_owed.insert(space);
        return false;
    }
    sendBytes(frame);
    return true;
}

void LiveConnection::drained()
{
    if (m_owed.empty() || m_socket->bytesToWrite() > m_hub.m_limits.bufferBytesMax / 2) {
        return;
    }
    const std::set<Uuid> owed = std::exchange(m_owed, {});
    for (const Uuid &space : owed) {
        send(protocol::LivePoke{space, m_hub.headOf(space)});
    }
}

void LiveConnection::send(const protocol::LiveMessage &message)
{
    if (m_isLive && m_socket->bytesToWrite() <= m_hub.m_limits.bufferBytesMax) {
        sendBytes(protocol::encodeFrame(message, m_form));
    }
}

void LiveConnection::sendPing(const QMap<Uuid, QByteArray> &roles)
{
    protocol::LivePing ping{.now = m_hub.m_engine.clock().now(), .roles = roles};
    for (const Uuid &space : m_spaces) {
        ping.heads.insert(space, m_hub.headOf(space));
    }
    send(ping);
}

void LiveConnection::sendBytes(const QByteArray &frame)
{
    if (m_form == protocol::Form::Json) {
        m_socket->sendTextMessage(QString::fromUtf8(frame));
    } else {
        m_socket->sendBinaryMessage(frame);
    }
}

} // namespace endpaper::server
