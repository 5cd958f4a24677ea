// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/then.h"
#include "base/uuid.h"
#include "net/httpclient.h"
#include "services/tokenshelf.h"

#include <QJsonObject>
#include <QObject>
#include <QUrlQuery>

#include <optional>

namespace endpaper::services {

// A good answer of the daemon (2xx), and how long it asks us to wait.
struct JsonReply
{
    int status = 0;
    QJsonObject body = {};
    std::optional<qint64> retryAfterMs = {};
};

// Where the daemon is and who we are there.
struct Endpoint
{
    QUrl base = {};
    QByteArray pin = {}; // SHA-256 of its own certificate; empty: authorities vouch, or no TLS
    Uuid serverId = {};
    Uuid account = {};
    bool isSolo = false;

    friend bool operator==(const Endpoint &, const Endpoint &) = default;
};

// Asks the reader's own daemon over REST. A 401 refreshes the tokens once, for all who wait. Failed
// answers become errors: their kind by the status, `field` and (where there is a code) `context`
// from problem+json. GUI thread.
class DaemonClient final : public QObject
{
    Q_OBJECT

public:
    explicit DaemonClient(QObject *parent = nullptr);

    void setEndpoint(std::optional<Endpoint> endpoint, TokenPair tokens);
    // Where new tokens are kept, and those that other windows got are found. None at first.
    void setShelf(TokenShelf *shelf) { m_shelf = shelf; }
    [[nodiscard]] const std::optional<Endpoint> &endpoint() const { return m_endpoint; }
    [[nodiscard]] QByteArray accessToken() const { return m_tokens.access; }
    // The last answer came, rather than none. True at first.
    [[nodiscard]] bool isReachable() const { return m_isReachable; }
    void setLanguage(const QString &language);

    using Answer = QFuture<Expected<JsonReply>>;
    [[nodiscard]] Answer get(const QString &path, const QUrlQuery &query = {});
    [[nodiscard]] Answer post(const QString &path, const QJsonObject &body);
    [[nodiscard]] Answer put(const QString &path, const QJsonObject &body);
    [[nodiscard]] Answer remove(const QString &path);
    [[nodiscard]] Answer send(net::HttpRequest request);
    // New tokens by the refresh token, or by one that another window has kept since; Unauthorized
    // where the server knows us no more, Unsupported for an answer without tokens.
    [[nodiscard]] QFuture<Expected<>> refresh();

    // The error that an answer stands for; nothing for 2xx.
    [[nodiscard]] static std::optional<Error> errorOf(const net::HttpReply &reply);
    [[nodiscard]] static Expected<JsonReply> jsonOf(const net::HttpReply &reply);

Q_SIGNALS:
    void endpointChanged();
    void reachableChanged();
    // Both tokens are new, and on their way to the shelf.
    void tokensRefreshed();
    // Neither token works any more.
    void signInNeeded();

private:
    [[nodiscard]] QFuture<Expected<>> askNewTokens(const TokenPair &pair);
    [[nodiscard]] Expected<> takeNewTokens(const Expected<net::HttpReply> &reply);
    void noteReachable(bool isReachable);
    [[nodiscard]] Expected<JsonReply> finish(const Expected<net::HttpReply> &reply);

    net::HttpClient m_http;
    std::optional<Endpoint> m_endpoint;
    TokenPair m_tokens;
    TokenShelf *m_shelf = nullptr;
    std::optional<QFuture<Expected<>>> m_refreshing;
    bool m_isReachable = true;
};

// Both tokens of an answer to sign-in, sign-up or refresh; Unsupported where one is missing.
[[nodiscard]] Expected<TokenPair> tokensOf(const JsonReply &reply);

// Of an answer only whether it is good.
[[nodiscard]] Expected<> outcome(const Expected<JsonReply> &reply);
[[nodiscard]] QFuture<Expected<>> outcome(QObject *context, const DaemonClient::Answer &answer);

} // namespace endpaper::services
