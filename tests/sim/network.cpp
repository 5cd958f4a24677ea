// SPDX-License-Identifier: GPL-3.0-or-later
#include "network.h"

#include "protocol/limits.h"
#include "protocol/routes.h"
#include "protocol/status.h"
#include "server/api/syncbody.h"

#include <QPointer>
#include <QPromise>

namespace endpaper::sim {

using namespace Qt::StringLiterals;
using sync::Answer;

namespace {

// As httptransport.cpp has them.
constexpr qint64 requestTimeoutMs = 60'000;
constexpr qint64 silenceMsMax = 270'000;
constexpr qsizetype pushesKept = 40;
constexpr size_t cancelsKept = 8; // the engine has fewer under way

template <typename Message>
Answer<Message> answerOf(const server::Reply &reply, bool isCut,
                         Expected<Message> (*decode)(QByteArrayView, protocol::Form))
{
    Answer<Message> answer;
    if (reply.status == 200) {
        answer.message = decode(reply.body, protocol::Form::Cbor);
        if (!answer.message || isCut) {
            answer.message = fail(ErrorKind::Unavailable, u"a cut body"_s);
        }
        return answer;
    }
    answer.message = fail(protocol::errorKindOf(reply.status), u"HTTP %1"_s.arg(reply.status));
    if (reply.status == 409 || reply.status == 410 || reply.status == 426) {
        if (auto refusal = protocol::decodeRefusal(reply.body); refusal && !isCut) {
            answer.refusal = std::move(*refusal);
        }
    }
    return answer;
}

// Of a schema that the server takes no more; it says so itself.
QByteArray ofAnOldProgram(const QByteArray &body)
{
    auto request = protocol::decodePushRequest(body);
    if (!request) {
        return body;
    }
    request->schema = protocol::schemaLowest - 1;
    return protocol::encode(*request);
}

} // namespace

SimTransport::SimTransport(Network &network, std::shared_ptr<Link> link, const Clock &clock)
    : m_network(network)
    , m_link(std::move(link))
    , m_clock(clock)
{
}

SimTransport::~SimTransport() { closeLive(); }

template <typename Message>
QFuture<Answer<Message>> SimTransport::post(const char *path, const QByteArray &body,
                                            Expected<Message> (*decode)(QByteArrayView,
                                                                        protocol::Form))
{
    ++m_network.requests;
    server::Request request;
    request.method = server::Method::Post;
    request.path = QString::fromLatin1(path);
    request.headers.emplaceBack("content-type", protocol::cborMediaType);
    request.body = body;
    auto promise = std::make_shared<QPromise<Answer<Message>>>();
    promise->start();
    auto isOver = std::make_shared<bool>(false);
    const Instant sent = m_clock.now();
    const auto finish = [promise, isOver, sent, &clock = m_clock](Answer<Message> answer) {
        if (!std::exchange(*isOver, true)) {
            answer.sent = sent;
            answer.received = clock.now();
            promise->addResult(std::move(answer));
            promise->finish();
        }
    };
    const auto giveUp = [finish](ErrorKind kind) {
        Answer<Message> answer;
        answer.message = fail(kind, u"the network"_s);
        finish(std::move(answer));
    };
    if (m_cancels.size() > cancelsKept) {
        m_cancels.erase(m_cancels.begin());
    }
    m_cancels.push_back([giveUp] { giveUp(ErrorKind::Cancelled); });
    Network &network = m_network;
    if (m_link->isDown) {
        network.time.after(network.delay(), [giveUp] { giveUp(ErrorKind::Unavailable); });
        return promise->future();
    }
    using Barred = Link::Barred;
    if (m_link->barred == Barred::Pushes && path == protocol::pushPath) {
        request.body = ofAnOldProgram(body);
    }
    if (m_link->barred == Barred::Everything) {
        const server::Reply reply =
            server::refuseSync({.code = protocol::Refusal::Code::Upgrade, .now = sent, .min = 2},
                               protocol::Form::Cbor);
        network.time.after(network.delay(),
                           [finish, reply, decode] { finish(answerOf(reply, false, decode)); });
        return promise->future();
    }
    // What the guard holds must not outlive the transport: a process that is gone hears nothing.
    const QPointer<SimTransport> guard(this);
    network.time.after(requestTimeoutMs, [guard, giveUp] {
        if (guard) {
            giveUp(ErrorKind::Unavailable);
        }
    });
    send(request, [this, guard, finish, decode](server::Reply reply) {
        if (!guard || m_link->isDown) {
            return;
        }
        m_network.resyncs += int(reply.status == 410);
        const bool isCut = m_network.happens(m_network.weather.cut);
        if (isCut) {
            reply.body.truncate(m_network.bounded(int(reply.body.size()) + 1));
        }
        finish(answerOf(reply, isCut, decode));
    });
    return promise->future();
}

void SimTransport::send(const server::Request &request,
                        const std::function<void(server::Reply)> &arrived)
{
    Network &network = m_network;
    const auto deliver = [&network, request, account = m_link->account,
                          session = m_link->session](std::function<void(server::Reply)> done) {
        network.server.ask(request, account, session, std::move(done));
    };
    if (network.happens(network.weather.loss)) {
        return; // the time-out will say so
    }
    network.time.after(network.delay(), [&network, deliver, arrived] {
        deliver([&network, arrived](const server::Reply &reply) {
            if (!network.happens(network.weather.loss)) {
                network.time.after(network.delay(), [arrived, reply] { arrived(reply); });
            }
        });
    });
    if (network.happens(network.weather.repeat)) {
        const qint64 later = network.happens(300) ? network.longDelay() : network.delay();
        network.time.after(later, [deliver] { deliver([](const server::Reply &) {}); });
    }
}

QFuture<Answer<protocol::HelloReply>> SimTransport::hello(const protocol::HelloRequest &request)
{
    return post(protocol::helloPath, protocol::encode(request), protocol::decodeHelloReply);
}

QFuture<Answer<protocol::PushReply>> SimTransport::push(const QByteArray &body)
{
    m_network.pushes.append({m_link->account, m_link->session, body});
    if (m_network.pushes.size() > pushesKept) {
        m_network.pushes.removeFirst();
    }
    return post(protocol::pushPath, body, protocol::decodePushReply);
}

QFuture<Answer<protocol::PullReply>> SimTransport::pull(const protocol::PullRequest &request)
{
    return post(protocol::pullPath, protocol::encode(request), protocol::decodePullReply);
}

QFuture<Answer<protocol::RepairReply>> SimTransport::repair(const protocol::RepairRequest &request)
{
    ++m_network.repairs;
    return post(protocol::repairPath, protocol::encode(request), protocol::decodeRepairReply);
}

void SimTransport::openLive(const Uuid &, quint64, LiveEvents events)
{
    closeLive();
    m_events = std::move(events);
    const int socket = ++m_socket;
    m_heardAt = m_network.time.now();
    const QPointer<SimTransport> guard(this);
    m_network.time.after(m_network.delay(), [this, guard, socket] {
        if (!guard || socket != m_socket) {
            return;
        }
        if (!m_link->isDown && !m_network.happens(m_network.weather.loss)) {
            m_ear = m_network.server.listen({m_link->account, m_link->session,
                                             [this, guard, socket](const QByteArray &frame) {
                                                 if (guard && socket == m_socket) {
                                                     heard(frame, socket);
                                                 }
                                             },
                                             [this, guard, socket] {
                                                 if (guard && socket == m_socket) {
                                                     dropLive();
                                                 }
                                             }});
        }
        if (!m_ear) {
            dropLive();
        }
    });
    watchSilence(socket);
}

void SimTransport::watchSilence(int socket)
{
    const QPointer<SimTransport> guard(this);
    m_network.time.after(silenceMsMax, [this, guard, socket] {
        if (!guard || socket != m_socket) {
            return;
        }
        if (m_network.time.now() - m_heardAt >= silenceMsMax) {
            dropLive();
        } else {
            watchSilence(socket);
        }
    });
}

// A socket keeps its frames in order, unless the weather is worse than TCP's.
void SimTransport::heard(const QByteArray &frame, int socket)
{
    if (m_link->isHalfOpen) {
        m_hasLost = true;
        return;
    }
    const QPointer<SimTransport> guard(this);
    qint64 at = m_network.time.now() + m_network.delay();
    if (!m_network.happens(m_network.weather.reorder)) {
        at = std::max(at, m_lastArrival);
        m_lastArrival = at;
    }
    m_network.time.after(at - m_network.time.now(), [this, guard, socket, frame] {
        if (!guard || socket != m_socket) {
            return;
        }
        if (m_link->isHalfOpen) {
            m_hasLost = true;
            return;
        }
        if (m_network.happens(m_network.weather.loss)) {
            dropLive();
            return;
        }
        m_heardAt = m_network.time.now();
        const auto message = protocol::decodeFrame(frame);
        if (!message) {
            qFatal("a live frame that cannot be read: %s", qPrintable(message.error().context));
        }
        const auto onMessage = m_events.onMessage; // it may close the socket
        if (onMessage) {
            onMessage(*message);
            if (guard && socket == m_socket && m_network.happens(m_network.weather.repeat)) {
                onMessage(*message);
            }
        }
    });
}

void SimTransport::closeLive()
{
    ++m_socket;
    m_hasLost = false;
    m_events = {};
    if (m_ear) {
        m_network.server.leave(std::exchange(m_ear, nullptr));
    }
}

// TCP loses nothing from the middle: a socket that missed a frame is dead for good.
void SimTransport::endHalfOpen()
{
    if (m_hasLost) {
        dropLive();
    }
}

void SimTransport::dropLive()
{
    const LiveEvents ended = std::exchange(m_events, {});
    closeLive();
    if (ended.onClosed) {
        ended.onClosed({ErrorKind::Unavailable, u"the network"_s, {}});
    }
}

void SimTransport::cancel()
{
    for (const auto &one : std::exchange(m_cancels, {})) {
        one();
    }
}

} // namespace endpaper::sim
