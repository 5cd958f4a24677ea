// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/daemonclient.h"

#include "base/clock.h"
#include "base/log.h"
#include "protocol/status.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace endpaper::services {

DaemonClient::DaemonClient(QObject *parent)
    : QObject(parent)
{
    m_http.setUserAgent("endpaper/" ENDPAPER_VERSION);
}

void DaemonClient::setEndpoint(std::optional<Endpoint> endpoint, TokenPair tokens)
{
    const bool isOther = m_endpoint != endpoint;
    if (isOther) {
        m_http.cancelAll();
    }
    m_endpoint = std::move(endpoint);
    m_tokens = std::move(tokens);
    m_http.setBaseUrl(m_endpoint ? m_endpoint->base : QUrl());
    m_http.setPinnedFingerprint(m_endpoint ? m_endpoint->pin : QByteArray());
    m_http.setBearerToken(m_tokens.access);
    Q_EMIT endpointChanged();
}

void DaemonClient::setLanguage(const QString &language)
{
    m_http.setAcceptLanguage(language.toLatin1());
}

DaemonClient::Answer DaemonClient::get(const QString &path, const QUrlQuery &query)
{
    return send({.verb = "GET", .path = path, .query = query});
}

DaemonClient::Answer DaemonClient::post(const QString &path, const QJsonObject &body)
{
    return send({.verb = "POST",
                 .path = path,
                 .body = QJsonDocument(body).toJson(QJsonDocument::Compact),
                 .contentType = "application/json"});
}

DaemonClient::Answer DaemonClient::put(const QString &path, const QJsonObject &body)
{
    return send({.verb = "PUT",
                 .path = path,
                 .body = QJsonDocument(body).toJson(QJsonDocument::Compact),
                 .contentType = "application/json"});
}

DaemonClient::Answer DaemonClient::remove(const QString &path)
{
    return send({.verb = "DELETE", .path = path});
}

DaemonClient::Answer DaemonClient::send(net::HttpRequest request)
{
    if (!m_endpoint) {
        Expected<JsonReply> none = fail(ErrorKind::Unavailable, u"no daemon yet"_s);
        return QtFuture::makeReadyFuture(std::move(none));
    }
    return m_http.send(request)
        | then(this, [this, request](const Expected<net::HttpReply> &reply) -> Answer {
               if (!reply || reply->status != 401 || m_tokens.access.isEmpty()) {
                   return QtFuture::makeReadyFuture(finish(reply));
               }
               return refresh()
                   | then(this, [this, request](const Expected<> &refreshed) -> Answer {
                          if (!refreshed) {
                              Expected<JsonReply> failed = tl::unexpected(refreshed.error());
                              return QtFuture::makeReadyFuture(std::move(failed));
                          }
                          return m_http.send(request)
                              | then(this, [this](const Expected<net::HttpReply> &again) {
                                     return finish(again);
                                 });
                      });
           });
}

QFuture<Expected<>> DaemonClient::refresh()
{
    if (m_refreshing) {
        return *m_refreshing;
    }
    if (m_tokens.refresh.isEmpty()) {
        Q_EMIT signInNeeded();
        Expected<> refused = fail(ErrorKind::Unauthorized, u"no refresh token"_s);
        return QtFuture::makeReadyFuture(std::move(refused));
    }
    m_refreshing = (m_shelf ? m_shelf->take(m_tokens) : QtFuture::makeReadyFuture(m_tokens))
        | then(this,
               [this, endpoint = m_endpoint](const TokenPair &pair) {
                   if (m_endpoint == endpoint) {
                       return askNewTokens(pair);
                   }
                   Expected<> gone = fail(ErrorKind::Cancelled, u"another account"_s);
                   return QtFuture::makeReadyFuture(std::move(gone));
               })
        | then(this, [this](Expected<> refreshed) {
                       m_refreshing.reset();
                       if (!refreshed && m_shelf) {
                           m_shelf->giveBack();
                       }
                       if (!refreshed && refreshed.error().kind == ErrorKind::Unauthorized) {
                           Q_EMIT signInNeeded();
                       }
                       return refreshed;
                   });
    return *m_refreshing;
}

QFuture<Expected<>> DaemonClient::askNewTokens(const TokenPair &pair)
{
    m_tokens = pair;
    m_http.setBearerToken(pair.access);
    const QJsonObject body{{u"refresh_token"_s, QString::fromLatin1(pair.refresh)}};
    return m_http.send({.verb = "POST",
                        .path = u"/api/v1/sessions/refresh"_s,
                        .body = QJsonDocument(body).toJson(QJsonDocument::Compact),
                        .contentType = "application/json"})
        | then(this,
               [this](const Expected<net::HttpReply> &reply) { return takeNewTokens(reply); });
}

Expected<> DaemonClient::takeNewTokens(const Expected<net::HttpReply> &reply)
{
    TRY_ASSIGN(const JsonReply json, finish(reply));
    TRY_ASSIGN(m_tokens, tokensOf(json));
    m_http.setBearerToken(m_tokens.access);
    if (m_shelf) {
        m_shelf->put(m_tokens) | then(this, [](const Expected<> &) {});
    }
    Q_EMIT tokensRefreshed();
    return {};
}

std::optional<Error> DaemonClient::errorOf(const net::HttpReply &reply)
{
    if (reply.status >= 200 && reply.status < 300) {
        return std::nullopt;
    }
    const QJsonObject problem = QJsonDocument::fromJson(reply.body).object();
    QString field = problem["errors"_L1].toArray().first().toObject()["field"_L1].toString();
    // A key that nobody knows: where it was looked for.
    for (const QJsonValue &step : problem["tried"_L1].toArray()) {
        field += (field.isEmpty() ? QString() : u","_s) + step.toString();
    }
    QString code = problem["errors"_L1].toArray().first().toObject()["code"_L1].toString();
    if (code.isEmpty()) {
        code = problem["code"_L1].toString();
    }
    return Error{protocol::errorKindOf(reply.status),
                 code.isEmpty() ? QString(QString::number(reply.status) + u' '
                                          + problem["title"_L1].toString())
                                : code,
                 field};
}

Expected<JsonReply> DaemonClient::jsonOf(const net::HttpReply &reply)
{
    if (const auto error = errorOf(reply)) {
        return tl::unexpected(*error);
    }
    JsonReply json{.status = reply.status};
    if (!reply.body.isEmpty()) {
        QJsonParseError parsed;
        json.body = QJsonDocument::fromJson(reply.body, &parsed).object();
        if (parsed.error != QJsonParseError::NoError) {
            return fail(ErrorKind::Unsupported, u"the answer is no JSON"_s);
        }
    }
    json.retryAfterMs = reply.retryAfterMs(toEpochMs(SystemClock::instance().now()));
    if (const QJsonValue wait = json.body["retry_after_ms"_L1]; wait.isDouble()) {
        json.retryAfterMs = wait.toInteger();
    }
    return json;
}

Expected<JsonReply> DaemonClient::finish(const Expected<net::HttpReply> &reply)
{
    if (!reply) {
        if (reply.error().kind == ErrorKind::Unavailable) {
            noteReachable(false);
        }
        return tl::unexpected(reply.error());
    }
    noteReachable(true);
    return jsonOf(*reply);
}

void DaemonClient::noteReachable(bool isReachable)
{
    if (m_isReachable != isReachable) {
        m_isReachable = isReachable;
        Q_EMIT reachableChanged();
    }
}

Expected<TokenPair> tokensOf(const JsonReply &reply)
{
    TokenPair pair{reply.body["access_token"_L1].toString().toLatin1(),
                   reply.body["refresh_token"_L1].toString().toLatin1()};
    if (pair.access.isEmpty() || pair.refresh.isEmpty()) {
        return fail(ErrorKind::Unsupported, u"the answer names no tokens"_s);
    }
    return pair;
}

Expected<> outcome(const Expected<JsonReply> &reply)
{
    return reply ? Expected<>() : Expected<>(tl::unexpected(reply.error()));
}

QFuture<Expected<>> outcome(QObject *context, const DaemonClient::Answer &answer)
{
    return answer | then(context, [](const Expected<JsonReply> &reply) { return outcome(reply); });
}

} // namespace endpaper::services
