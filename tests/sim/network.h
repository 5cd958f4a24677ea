// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/codec.h"
#include "simserver.h"
#include "sync/transport.h"

#include <QObject>

namespace endpaper::sim {

// What happens to messages on the way, by chances out of 1,000.
struct Weather
{
    int loss = 0; // of each request, of each answer, of a live frame (which ends the socket)
    int repeat = 0; // the server gets a request once more, perhaps minutes later
    int cut = 0; // the answer ends in the middle
    int reorder = 0; // a live frame overtakes
    int delayMsMax = 5;

    friend bool operator==(const Weather &, const Weather &) = default;
};

// The way from one device to the server. Sessions are who it is signed in as.
class Network
{
public:
    Network(VirtualTime &itsTime, Server &itsServer, quint32 seed)
        : time(itsTime)
        , server(itsServer)
        , m_random(seed)
    {
    }

    Weather weather;
    VirtualTime &time;
    Server &server;

    bool happens(int chance) { return chance > 0 && m_random.bounded(1000) < chance; }
    qint64 delay() { return m_random.bounded(weather.delayMsMax + 1); }
    qint64 longDelay() { return m_random.bounded(10 * 60 * 1000); }
    int bounded(int highest) { return m_random.bounded(highest); }
    // Each push as it was sent, for playing it again: the last ones.
    struct Sent
    {
        Uuid account;
        Uuid session;
        QByteArray body;
    };
    QList<Sent> pushes;
    int repairs = 0; // asked for
    int resyncs = 0; // told to devices
    qint64 requests = 0;

private:
    QRandomGenerator m_random;
};

class SimTransport final : public QObject, public sync::Transport
{
public:
    struct Link
    {
        Uuid account;
        Uuid session;
        bool isDown = false;
        bool isHalfOpen = false; // live frames vanish without the socket's closing
        enum class Barred { Nothing, Pushes, Everything }; // the server wants a newer program
        Barred barred = Barred::Nothing;
    };
    SimTransport(Network &network, std::shared_ptr<Link> link, const Clock &clock);
    ~SimTransport() override;

    QFuture<sync::Answer<protocol::HelloReply>>
    hello(const protocol::HelloRequest &request) override;
    QFuture<sync::Answer<protocol::PushReply>> push(const QByteArray &body) override;
    QFuture<sync::Answer<protocol::PullReply>> pull(const protocol::PullRequest &request) override;
    QFuture<sync::Answer<protocol::RepairReply>>
    repair(const protocol::RepairRequest &request) override;
    void openLive(const Uuid &account, quint64 device, LiveEvents events) override;
    void closeLive() override;
    void cancel() override;
    void watchNetwork(std::function<void()> told) override { m_networkChanged = std::move(told); }
    void changeNetwork() { m_networkChanged(); }
    // The network went: sockets end.
    void dropLive();
    void endHalfOpen();

private:
    template <typename Message>
    QFuture<sync::Answer<Message>> post(const char *path, const QByteArray &body,
                                        Expected<Message> (*decode)(QByteArrayView,
                                                                    protocol::Form));
    void send(const server::Request &request, const std::function<void(server::Reply)> &arrived);
    void heard(const QByteArray &frame, int socket);
    void watchSilence(int socket);

    Network &m_network;
    std::shared_ptr<Link> m_link;
    const Clock &m_clock;
    LiveEvents m_events;
    std::function<void()> m_networkChanged;
    std::shared_ptr<Server::Ear> m_ear;
    int m_socket = 0; // which one
    bool m_hasLost = false; // a frame, while half open
    qint64 m_heardAt = 0;
    qint64 m_lastArrival = 0;
    std::vector<std::function<void()>> m_cancels;
};

} // namespace endpaper::sim
