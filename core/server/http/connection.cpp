// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/connection.h"

#include "server/http/forwarded.h"
#include "server/http/handshake.h"

#include <QPointer>
#include <QTcpSocket>

namespace endpaper::server {

namespace {

using namespace Qt::StringLiterals;

// A body that nobody wants is read and dropped up to here, so that the connection can be kept.
constexpr qint64 droppedBodyBytesMax = 64 * 1024;
constexpr QByteArrayView allMethods = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

} // namespace

Connection::Connection(ConnectionHost &host, const Transport::Address &peer)
    : m_host(host)
    , m_peer(peer)
    , m_reader(m_host.limits)
{
}

Connection::~Connection() = default;

void Connection::start(std::unique_ptr<Transport> transport)
{
    m_transport = std::move(transport);
    updateWaiting();
}

void Connection::close()
{
    if (m_state == State::Closed) {
        return;
    }
    if (!m_isReleased && m_transport) {
        m_transport->close();
    }
    m_state = State::Closed;
    m_host.wheel.remove(*this);
    m_host.connectionClosed(*this);
    deleteLater();
}

void Connection::finishUp()
{
    if (m_state != State::Open) {
        return;
    }
    m_isLast = true;
    m_hasLeftover = m_hasLeftover || m_reader.phase() != RequestReader::Phase::Start;
    if (m_slots.empty() && m_output.isEmpty()) {
        close();
        return;
    }
    if (!m_slots.empty()) {
        m_slots.back().framing.closes = true;
    }
    updateWaiting();
}

bool Connection::mayRead() const
{
    return m_state == State::Open && !m_isLast
        && m_slots.size() < static_cast<size_t>(m_host.limits.pipelineMax)
        && m_output.size() + m_readyBytes <= m_host.limits.unsentBytesMax;
}

void Connection::readable()
{
    if (m_state != State::Open && m_state != State::Lingering) {
        return;
    }
    const qint64 got =
        m_transport->read(m_host.scratch.data(), static_cast<qint64>(m_host.scratch.size()));
    if (got == Transport::failed) {
        close();
        return;
    }
    if (got == Transport::ended) {
        // It may have closed its sending half only, and still be waiting for its answers.
        m_hasEnded = true;
        if (m_state == State::Lingering) {
            close();
            return;
        }
    }
    if (m_state == State::Lingering) {
        return;
    }
    const QByteArrayView fresh(m_host.scratch.data(), static_cast<qsizetype>(qMax<qint64>(got, 0)));
    if (m_unread.isEmpty()) {
        pump(fresh);
    } else {
        m_unread.append(fresh);
        pump(std::exchange(m_unread, {}));
    }
}

void Connection::writable()
{
    if (m_state == State::Open) {
        pump(std::exchange(m_unread, {}));
    }
}

void Connection::broken() { close(); }

// Reads, hands on and writes until nothing moves any more. `bytes` may be the shared scratch.
void Connection::pump(QByteArrayView bytes)
{
    m_isPumping = true;
    bool hasMoved = true;
    while (hasMoved && m_state == State::Open) {
        const bool wasHeldUp = !mayRead();
        const qsizetype used = wasHeldUp ? 0 : readRequests(bytes);
        bytes = bytes.sliced(used);
        flush();
        hasMoved = !bytes.isEmpty() && mayRead() && (used > 0 || wasHeldUp);
    }
    m_isPumping = false;
    if (m_state != State::Open) {
        return;
    }
    if (m_hasEnded && m_slots.empty() && m_output.isEmpty()) {
        close();
        return;
    }
    m_unread = bytes.toByteArray();
    updateWaiting();
}

qsizetype Connection::readRequests(QByteArrayView bytes)
{
    qsizetype used = 0;
    bool isWhole = false; // the head is, and perhaps the message with it
    while (mayRead() && (used < bytes.size() || isWhole)) {
        const RequestReader::Result result = m_reader.read(bytes.sliced(used));
        used += result.used;
        isWhole = false;
        switch (result.step) {
        case RequestReader::Step::MoreNeeded:
            if (m_reader.phase() == RequestReader::Phase::Body) {
                m_transport->acknowledge();
            }
            return used;
        case RequestReader::Step::HeadDone:
            headDone(bytes.sliced(used));
            isWhole = true;
            break;
        case RequestReader::Step::MessageDone:
            messageDone();
            break;
        case RequestReader::Step::Refused:
            if (m_early) {
                answerEarly(std::move(*m_early)); // its body was too long to be dropped
            } else {
                refuse(m_reader.refusal());
            }
            return bytes.size();
        }
    }
    return used;
}

void Connection::headDone(QByteArrayView unread)
{
    RequestHead &head = m_reader.head();
    Request &request = head.request;
    request.isSecure = m_transport->isSecure();
    request.requestId = m_host.requestId(request);
    seeThroughProxies(request, m_peer.host, m_host.trustedProxies);

    if (head.form == RequestHead::Form::Asterisk) {
        m_early = Reply{.status = 204, .headers = {{"Allow", allMethods.toByteArray()}}};
    } else if (head.form == RequestHead::Form::Authority) {
        answerMismatch(
            {.kind = Dispatcher::Match::Kind::MethodNotAllowed, .allow = allMethods.toByteArray()});
    } else if (head.wantsWebSocket && request.method == Method::Get
               && m_host.hasUpgrade(request.path)) {
        tryUpgrade(unread);
        return;
    } else {
        // As sent: a router takes it apart before it undoes the escapes, as submit() will have it.
        const QString path = QString::fromUtf8(request.rawPath);
        Dispatcher::Match match = m_host.dispatcher.match(request.method, path);
        if (match.kind == Dispatcher::Match::Kind::MethodNotAllowed
            && request.method == Method::Head) {
            // Whoever answers GET answers HEAD: what is too much is cut off here.
            const auto asGet = m_host.dispatcher.match(Method::Get, path);
            if (asGet.kind == Dispatcher::Match::Kind::Found) {
                request.method = Method::Get;
                match = asGet;
                m_isHeadAsGet = true;
            }
        }
        const bool asksMethods = request.method == Method::Options && !match.allow.isEmpty();
        if (match.kind != Dispatcher::Match::Kind::Found || asksMethods) {
            answerMismatch(match);
        } else {
            m_reader.setBodyBytesMax(match.bodyBytesMax);
            if (!match.bodyFolder.isEmpty()) {
                m_early = m_host.dispatcher.refusal(request);
            }
            if (!m_early) {
                m_reader.setBodyFolder(match.bodyFolder);
            }
        }
    }
    if (!m_early) {
        m_owesContinue = head.expectsContinue;
        return;
    }
    // The client waits before it sends what nobody wants, or would send more than is worth reading.
    if (head.expectsContinue || head.contentLength > droppedBodyBytesMax) {
        answerEarly(std::move(*m_early));
    } else {
        m_reader.setBodyBytesMax(droppedBodyBytesMax);
    }
}

void Connection::answerMismatch(const Dispatcher::Match &match)
{
    const Request &request = m_reader.head().request;
    if (match.kind == Dispatcher::Match::Kind::NotFound) {
        m_early = m_host.dispatcher.problem(404, request, u"notFound"_s);
        return;
    }
    QByteArray allow = match.allow;
    if (!allow.contains("OPTIONS")) {
        allow += allow.isEmpty() ? "OPTIONS" : ", OPTIONS";
    }
    m_early = request.method == Method::Options
        ? Reply{.status = 204}
        : m_host.dispatcher.problem(405, request, u"methodNotAllowed"_s);
    m_early->headers.removeIf(
        [](const auto &field) { return field.first.compare("allow", Qt::CaseInsensitive) == 0; });
    m_early->headers.emplaceBack("Allow", allow);
}

void Connection::tryUpgrade(QByteArrayView unread)
{
    const RequestHead &head = m_reader.head();
    if (const Refusal refusal = checkHandshake(head)) {
        refuse(refusal);
        return;
    }
    if (!m_slots.empty() || !m_output.isEmpty()) {
        // A client has no reason to ask for this behind unanswered requests.
        refuse({400, "badHandshake"});
        return;
    }
    if (auto socket = m_transport->release(handshakeHead(head) + unread.toByteArray())) {
        m_isReleased = true;
        m_host.upgrade(*this, std::move(socket), head.request);
    }
    close();
}

void Connection::messageDone()
{
    RequestHead &head = m_reader.head();
    ++m_host.figures.requests;
    m_owesContinue = false;
    Slot &slot = addSlot();
    const quint64 number = m_firstSlot + m_slots.size() - 1;
    if (!head.wantsKeepAlive || m_host.isStopping) {
        slot.framing.closes = true;
        m_isLast = true;
    }
    Request request = std::move(head.request);
    m_reader.reset();
    if (m_early) {
        takeReply(number, *std::exchange(m_early, std::nullopt));
        return;
    }
    // The contract says that `done` never comes after this has gone; the guard costs little.
    m_host.dispatcher.submit(std::move(request), this,
                             [self = QPointer<Connection>(this), number](Reply reply) {
                                 if (self) {
                                     self->takeReply(number, std::move(reply));
                                 }
                             });
}

void Connection::refuse(const Refusal &refusal)
{
    Request &request = m_reader.head().request;
    if (request.requestId.isEmpty()) {
        request.requestId = m_host.requestId(request);
        request.peer = m_peer.host;
        request.isSecure = m_transport->isSecure();
    }
    Reply reply =
        m_host.dispatcher.problem(refusal.status, request, QString::fromLatin1(refusal.key));
    if (refusal.status == 426) {
        reply.headers.append({{"Sec-WebSocket-Version", "13"}, {"Upgrade", "websocket"}});
    }
    answerEarly(std::move(reply));
}

// Answers a request that is not whole: whatever of it comes after this is dropped.
void Connection::answerEarly(Reply reply)
{
    ++m_host.figures.failures;
    m_early.reset();
    m_owesContinue = false;
    m_isLast = true;
    m_hasLeftover = true;
    Slot &slot = addSlot();
    slot.framing.closes = true;
    takeReply(m_firstSlot + m_slots.size() - 1, std::move(reply));
}

} // namespace endpaper::server
