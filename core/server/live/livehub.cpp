// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/live/livehub.h"

#include "base/log.h"
#include "server/api/syncpull.h"
#include "server/live/liveconnection.h"
#include "store/vault/spacerepository.h"

#include <QWebSocket>

namespace endpaper::server {

using namespace Qt::StringLiterals;

namespace {

// What a change may hold before it is read as a poke instead.
constexpr qint64 changeRowsMax = 256;

struct Change
{
    std::optional<protocol::EncodedSpace> pulled; // none: the space is gone
    bool isSmall = false;
};

} // namespace

LiveHub::LiveHub(Engine &engine, LiveLimits limits, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_limits(limits)
{
    connect(&m_pingTimer, &QTimer::timeout, this, &LiveHub::ping);
    m_pingTimer.start(m_limits.pingMs);
}

LiveHub::~LiveHub() = default;

void LiveHub::add(QWebSocket *socket, const QHostAddress &peer)
{
    qCDebug(lcHttp) << "live socket from" << (peer.isLoopback() ? "this computer" : "the network");
    auto connection = std::make_unique<LiveConnection>(*this, std::unique_ptr<QWebSocket>(socket));
    LiveConnection *key = connection.get();
    m_connections.emplace(key, std::move(connection));
}

void LiveHub::remove(LiveConnection *connection)
{
    const auto found = m_connections.find(connection);
    if (found == m_connections.end()) {
        return;
    }
    // Called by the connection itself: it goes when it has returned.
    found->second.release()->deleteLater();
    m_connections.erase(found);
    std::erase_if(m_channels, [this](const auto &channel) {
        return !channel.second.isReading
            && std::ranges::none_of(m_connections, [&channel](const auto &entry) {
                   return entry.second->listensTo(channel.first);
               });
    });
}

int LiveHub::countOf(const Uuid &account) const
{
    return int(std::ranges::count_if(m_connections, [&account](const auto &entry) {
        return entry.second->caller().account == account;
    }));
}

void LiveHub::subscribe(const Uuid &space, std::optional<quint64> head)
{
    Channel &channel = m_channels[space];
    // Only the first head counts: a later one may be ahead of what the others were told.
    if (head && !channel.isHeadKnown && !channel.isReading) {
        channel.head = channel.wanted = qMax(channel.wanted, *head);
        channel.isHeadKnown = true;
    }
}

quint64 LiveHub::headOf(const Uuid &space) const
{
    const auto channel = m_channels.find(space);
    return channel == m_channels.end() ? 0 : qMax(channel->second.head, channel->second.wanted);
}

void LiveHub::deliver(const QList<LiveEvent> &events)
{
    for (const LiveEvent &event : events) {
        if (event.kind == LiveEvent::Kind::SpaceChanged) {
            changed(event);
            continue;
        }
        for (LiveConnection *connection : connections()) {
            if (connection->caller().isSignedIn()
                && connection->caller().account == event.account) {
                tellOne(*connection, event);
            }
        }
    }
}

void LiveHub::tellOne(LiveConnection &connection, const LiveEvent &event)
{
    switch (event.kind) {
    case LiveEvent::Kind::Note:
        connection.send(protocol::LiveNote{event.noteKind, Uuid::parse(event.id).value_or(Uuid())});
        break;
    case LiveEvent::Kind::RoleChanged:
        connection.send(protocol::LiveRole{event.space, false});
        connection.loadSpaces();
        break;
    case LiveEvent::Kind::SpaceGone:
        connection.send(protocol::LiveRole{event.space, true});
        connection.drop(event.space);
        break;
    case LiveEvent::Kind::SessionRevoked:
        if (connection.caller().session.toString() == event.id) {
            connection.close(LiveConnection::Close::Refused, u"signed out"_s);
        }
        break;
    case LiveEvent::Kind::SpaceChanged:
    case LiveEvent::Kind::JobAdded:
    case LiveEvent::Kind::Tracked:
        break;
    }
}

void LiveHub::changed(const LiveEvent &event)
{
    const auto found = m_channels.find(event.space);
    if (found == m_channels.end()) {
        return; // nobody listens
    }
    Channel &channel = found->second;
    if (channel.isHeadKnown && event.seq <= channel.head) {
        return; // it was told with an earlier one
    }
    const bool isFirst = channel.wanted <= channel.head;
    channel.isOneCause = isFirst || (channel.isOneCause && channel.cause == event.causedBySession);
    channel.cause = event.causedBySession;
    channel.wanted = qMax(channel.wanted, event.seq);
    if (!channel.isReading) {
        read(event.space);
    }
}

void LiveHub::read(const Uuid &sp)
{
    Channel &channel = m_channels[sp];
    channel.isReading = true;
    const quint64 from = channel.head;
    // What is told is the state when it is read, which may hold more than what was announced so
    // far.
    const Uuid except = channel.isOneCause ? channel.cause : Uuid();
    const quint64 announced = channel.wanted;
    auto change = std::make_shared<Change>();
    m_engine.read(
        [change, sp, from, bytes = m_limits.changeBytesMax](Context &context) -> Expected<> {
            store::SpaceRepository spaces(context.transaction);
            TRY_ASSIGN(const auto space, spaces.find(sp));
            if (!space) {
                return {};
            }
            PullBudget budget{.rows = changeRowsMax, .bytes = bytes};
            TRY_ASSIGN(
                change->pulled,
                pullSpace(context.transaction, *space, from, budget, PulledRows::ChangedRegisters));
            change->isSmall = !change->pulled->head.hasMore;
            return {};
        },
        this,
        [this, sp, from, except, announced, change](const Expected<> &done) {
            Channel &now = m_channels[sp];
            now.isReading = false;
            now.isHeadKnown = true;
            if (!done) {
                // Not read now, so said without its rows: whoever listens looks over HTTP.
                qCWarning(lcHttp) << "live: a change was not read:" << done.error().context;
                now.head = now.wanted;
                tell(sp, pokeOf(sp, now.head), {});
                return;
            }
            if (!change->pulled) {
                now.head = now.wanted; // the space is gone, and that is said by its own event
                return;
            }
            const protocol::PulledSpace &head = change->pulled->head;
            const Frame frame = frameOf(sp, from, *change->pulled, change->isSmall);
            now.head = head.head;
            now.wanted = qMax(now.wanted, now.head);
            // More than the one cause's changes may have been read: then everybody is told.
            tell(sp, frame, head.head == announced ? except : Uuid());
            if (now.wanted > now.head) {
                read(sp);
            }
        });
}

LiveHub::Frame LiveHub::pokeOf(const Uuid &sp, quint64 head)
{
    const protocol::LivePoke poke{sp, head};
    return {protocol::encodeFrame(poke, protocol::Form::Cbor),
            protocol::encodeFrame(poke, protocol::Form::Json)};
}

LiveHub::Frame LiveHub::frameOf(const Uuid &sp, quint64 from, const protocol::EncodedSpace &pulled,
                                bool isWhole) const
{
    const protocol::PulledSpace &head = pulled.head;
    protocol::LiveChange change{.space = sp, .prev = from, .seq = head.next, .lin = head.lin};
    const QByteArray binary =
        isWhole ? protocol::encodeChangeFrame(change, pulled.rows) : QByteArray();
    if (!isWhole || binary.size() > m_limits.changeBytesMax) {
        return pokeOf(sp, head.head);
    }
    const bool isTextWanted = std::ranges::any_of(m_connections, [](const auto &entry) {
        return entry.second->form() == protocol::Form::Json;
    });
    if (!isTextWanted) {
        return {binary, {}};
    }
    for (const QByteArray &row : pulled.rows) {
        if (auto decoded = protocol::decodeRow(row)) {
            change.rows.append(std::move(*decoded));
        }
    }
    return {binary, protocol::encodeFrame(change, protocol::Form::Json)};
}

std::vector<LiveConnection *> LiveHub::connections() const
{
    std::vector<LiveConnection *> all;
    for (const auto &[key, connection] : m_connections) {
        all.push_back(key);
    }
    return all;
}

void LiveHub::tell(const Uuid &space, const Frame &frame, const Uuid &exceptSession)
{
    for (LiveConnection *connection : connections()) {
        if (!connection->listensTo(space)
            || (!exceptSession.isNil() && connection->caller().session == exceptSession)) {
            continue;
        }
        connection->sendChange(
            space, connection->form() == protocol::Form::Json ? frame.text : frame.binary);
    }
}

void LiveHub::ping()
{
    for (LiveConnection *connection : connections()) {
        connection->sendPing();
    }
}

void LiveHub::closeAll()
{
    for (LiveConnection *connection : connections()) {
        connection->close(LiveConnection::Close::GoingAway, u"the server stops"_s);
    }
}

} // namespace endpaper::server
