// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"

#include <QByteArray>
#include <QFuture>
#include <QList>
#include <QObject>
#include <QUrl>
#include <QUrlQuery>

#include <chrono>
#include <memory>

class QNetworkAccessManager;
class QNetworkReply;

namespace endpaper::net {

using Header = std::pair<QByteArray, QByteArray>;

// One request. `path` is joined to the client's base address (its query is kept); an absolute `url`
// wins.
struct HttpRequest
{
    QByteArray verb = "GET";
    QString path = {};
    QUrlQuery query = {};
    QUrl url = {};
    QByteArray body = {};
    QByteArray contentType = {};
    QByteArray accept = "application/json";
    QList<Header> headers = {};
    std::chrono::milliseconds timeout = std::chrono::seconds(30); // whole exchange
    qsizetype replyBytesMax = 16 << 20; // unpacked
};

// An answer of any status.
struct HttpReply
{
    int status = 0;
    QList<Header> headers = {};
    QByteArray body = {}; // unpacked
    QUrl url = {};

    [[nodiscard]] QByteArray header(QByteArrayView name) const; // any case; empty if absent
    // Seconds or date of Retry-After, in milliseconds from `now`; nothing if absent or unreadable.
    [[nodiscard]] std::optional<qint64> retryAfterMs(qint64 nowMs) const;
};

// HTTP for the desktop's own daemon and, in the daemon, for sources. Lives on one thread; every
// future it hands out is finished: with an answer of any status, or with Unavailable (network),
// Cancelled, TooLarge (more than replyBytesMax), Forbidden with field "certificate" (not trusted,
// or not the pinned one). Redirects are not followed. Bodies from 1 KiB go out gzipped unless the
// address is loopback.
class HttpClient final : public QObject
{
    Q_OBJECT

public:
    explicit HttpClient(QObject *parent = nullptr);
    ~HttpClient() override; // what is under way ends as Cancelled

    void setBaseUrl(const QUrl &url);
    [[nodiscard]] QUrl baseUrl() const { return m_baseUrl; }
    void setBearerToken(const QByteArray &token) { m_bearerToken = token; }
    void setAcceptLanguage(const QByteArray &languages) { m_acceptLanguage = languages; }
    void setUserAgent(const QByteArray &agent) { m_userAgent = agent; }
    // SHA-256 (32 bytes) of the one certificate that is trusted at the base address although nobody
    // else vouches for it; with a pin set, no other certificate is. Empty: the system's authorities
    // decide.
    void setPinnedFingerprint(const QByteArray &sha256);

    [[nodiscard]] QFuture<Expected<HttpReply>> send(HttpRequest request);
    void cancelAll();

private:
    struct Exchange;
    [[nodiscard]] QUrl addressOf(const HttpRequest &wanted) const;
    [[nodiscard]] QNetworkReply *put(const HttpRequest &wanted);
    void watchTime(const std::shared_ptr<Exchange> &exchange);
    void watchCertificate(const std::shared_ptr<Exchange> &exchange);
    void replied(const std::shared_ptr<Exchange> &exchange);
    void finish(const std::shared_ptr<Exchange> &exchange, Expected<HttpReply> outcome);

    QUrl m_baseUrl;
    QByteArray m_bearerToken;
    QByteArray m_acceptLanguage;
    QByteArray m_userAgent;
    QByteArray m_pin;
    QNetworkAccessManager *m_network;
    QList<std::shared_ptr<Exchange>> m_exchanges;
};

// The certificate that a server shows, and whether the system trusts it. For pairing: nothing is
// sent.
struct ServerCertificate
{
    QByteArray fingerprint; // SHA-256, 32 bytes
    bool isTrusted = false; // by the system's authorities, for that name
    QString subject;
};
// Unavailable if nobody answers, Invalid if it does not speak TLS.
[[nodiscard]] QFuture<Expected<ServerCertificate>>
fetchCertificate(const QUrl &url, std::chrono::milliseconds timeout = std::chrono::seconds(10));

} // namespace endpaper::net
