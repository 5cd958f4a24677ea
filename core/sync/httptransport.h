// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/httpclient.h"
#include "protocol/codec.h"
#include "sync/transport.h"

#include <QObject>
#include <QTimer>

#include <memory>

class QWebSocket;

namespace endpaper::sync {

// The real way: POST over HTTP with CBOR bodies, and a WebSocket. GUI thread.
class HttpTransport final : public QObject, public Transport
{
    Q_OBJECT

public:
    // Gives the access token at the time of each request, so that a refreshed one is used at once.
    using Token = std::function<QByteArray()>;

    // `pin`: SHA-256 of the server's own certificate; empty where authorities vouch for it.
    HttpTransport(const QUrl &base, Token token, const QByteArray &pin, const Clock &clock,
                  QObject *parent = nullptr);
    ~HttpTransport() override;

    [[nodiscard]] QFuture<Answer<protocol::HelloReply>>
    hello(const protocol::HelloRequest &request) override;
    [[nodiscard]] QFuture<Answer<protocol::PushReply>> push(const QByteArray &body) override;
    [[nodiscard]] QFuture<Answer<protocol::PullReply>>
    pull(const protocol::PullRequest &request) override;
    [[nodiscard]] QFuture<Answer<protocol::RepairReply>>
    repair(const protocol::RepairRequest &request) override;
    void openLive(const Uuid &account, quint64 device, LiveEvents events) override;
    void closeLive() override;
    void watchNetwork(std::function<void()> told) override;
    void cancel() override;

private:
    template <typename Message>
    QFuture<Answer<Message>> post(const char *path, const QByteArray &body,
                                  Expected<Message> (*decode)(QByteArrayView, protocol::Form));

    net::HttpClient m_http;
    Token m_token;
    QByteArray m_pin;
    const Clock &m_clock;
    std::unique_ptr<QWebSocket> m_socket;
    LiveEvents m_events;
    QTimer m_settled; // runs while the network changes
};

} // namespace endpaper::sync
