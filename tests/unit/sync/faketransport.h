// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "modelserver.h"

#include <QPromise>
#include <QRandomGenerator>
#include <QTimer>

namespace endpaper::sync {

using namespace Qt::StringLiterals;

// What the network does to messages, decided by a seed.
struct Weather
{
    QRandomGenerator random;
    double loss = 0; // of each request, and of each answer
    double repeat = 0;
    int delayMsMax = 0;
    bool isDown = false;
    bool isPortal = false; // a page for people answers instead of the server
    bool isReadOnly = false; // the server takes no push
    int repairsRefused = 0; // of the next ones: too many
    qint64 retryAfterMs = 0; // said with it

    bool happens(double chance) { return random.generateDouble() < chance; }
};

class FakeTransport final : public QObject, public Transport
{
public:
    FakeTransport(ModelServer &server, Weather &weather, const Clock &clock,
                  QList<FakeTransport *> &all)
        : m_server(server)
        , m_weather(weather)
        , m_clock(clock)
        , m_all(all)
    {
        m_all.append(this);
    }
    ~FakeTransport() override { m_all.removeOne(this); }

    QFuture<Answer<protocol::HelloReply>> hello(const protocol::HelloRequest &request) override
    {
        return send<protocol::HelloReply>([this, request] { return m_server.hello(request); });
    }
    QFuture<Answer<protocol::PushReply>> push(const QByteArray &body) override
    {
        return send<protocol::PushReply>([this, body] {
            if (m_weather.isReadOnly) {
                Answer<protocol::PushReply> refused;
                refused.message = fail(ErrorKind::Unavailable, u"the disk is full"_s);
                return refused;
            }
            auto answer = m_server.push(body);
            poke();
            return answer;
        });
    }
    QFuture<Answer<protocol::PullReply>> pull(const protocol::PullRequest &request) override
    {
        return send<protocol::PullReply>([this, request] { return m_server.pull(request); });
    }
    QFuture<Answer<protocol::RepairReply>> repair(const protocol::RepairRequest &request) override
    {
        return send<protocol::RepairReply>([this, request] {
            if (m_weather.repairsRefused > 0) {
                --m_weather.repairsRefused;
                Answer<protocol::RepairReply> refused;
                refused.message = fail(ErrorKind::RateLimited, u"too many repairs"_s);
                refused.retryAfterMs = m_weather.retryAfterMs;
                return refused;
            }
            auto answer = m_server.repair(request);
            poke();
            return answer;
        });
    }
    void openLive(const Uuid &, quint64, LiveEvents events) override
    {
        m_events = std::move(events);
        // As the real one: a ping at once, with what there is.
        QTimer::singleShot(0, this, [this] {
            say(protocol::LivePing{m_clock.now(), {{m_server.space, m_server.head()}}, {}});
        });
    }
    void closeLive() override { m_events = {}; }
    void cancel() override { }
    void watchNetwork(std::function<void()> told) override { m_networkChanged = std::move(told); }
    void changeNetwork() { m_networkChanged(); }
    // The socket's other end is gone, and nobody said so.
    void goHalfOpen() { m_events.onMessage = {}; }
    void say(const protocol::LiveMessage &message)
    {
        if (m_events.onMessage) {
            m_events.onMessage(message);
        }
    }
    void dropLive()
    {
        if (const LiveEvents events = std::exchange(m_events, {}); events.onClosed) {
            events.onClosed({ErrorKind::Unavailable, u"down"_s});
        }
    }

private:
    template <typename Message, typename Work> QFuture<Answer<Message>> send(Work work)
    {
        auto promise = std::make_shared<QPromise<Answer<Message>>>();
        promise->start();
        const Instant sent = m_clock.now();
        const int delay =
            m_weather.delayMsMax > 0 ? m_weather.random.bounded(m_weather.delayMsMax + 1) : 0;
        QTimer::singleShot(delay, this, [this, promise, work, sent] {
            Answer<Message> answer;
            answer.message = fail(ErrorKind::Unavailable, u"lost"_s);
            if (m_weather.isPortal) {
                answer.message = fail(ErrorKind::Unavailable, u"a page"_s, portalField);
            } else if (!m_weather.isDown && !m_weather.happens(m_weather.loss)) {
                answer = work();
                if (m_weather.happens(m_weather.repeat)) {
                    answer = work(); // the same request reached the server twice
                }
                if (m_weather.happens(m_weather.loss)) {
                    answer = {};
                    answer.message = fail(ErrorKind::Unavailable, u"answer lost"_s);
                }
            }
            answer.sent = sent;
            answer.received = m_clock.now();
            promise->addResult(answer);
            promise->finish();
        });
        return promise->future();
    }
    void poke()
    {
        for (FakeTransport *other : std::as_const(m_all)) {
            QTimer::singleShot(0, other, [other, space = m_server.space, head = m_server.head()] {
                other->say(protocol::LivePoke{space, head});
            });
        }
    }

    ModelServer &m_server;
    Weather &m_weather;
    const Clock &m_clock;
    QList<FakeTransport *> &m_all;
    std::function<void()> m_networkChanged;
    LiveEvents m_events;
};

} // namespace endpaper::sync
