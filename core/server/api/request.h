// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/uuid.h"

#include <QByteArray>
#include <QHash>
#include <QHostAddress>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QPair>
#include <QString>
#include <QUrlQuery>

#include <optional>

namespace endpaper::server {

enum class Method { Get, Head, Post, Put, Patch, Delete, Options, Other };

// One HTTP request as a handler sees it: plain, complete, already framed and bounded by
// server/http.
struct Request
{
    Method method = Method::Get;
    QString path; // percent-decoded, begins with '/'
    QByteArray rawPath; // as sent, without the query
    QUrlQuery query;
    QList<QPair<QByteArray, QByteArray>> headers; // names in lower case, in order
    QByteArray body; // Content-Encoding still on it
    QString bodyFile; // path instead of `body` where Dispatcher::Match::bodyFolder said so
    QHostAddress peer; // the client's, seen through trusted proxies
    bool isSecure = false;
    QByteArray requestId; // goes back as X-Request-Id

    // Filled in by the router: the pattern's {names}.
    QHash<QString, QString> arguments;
    // Filled in by a route's prepare step (see route.h), for example a password's hash.
    QByteArray prepared;

    // First header of that (lower-case) name; null if there is none.
    [[nodiscard]] QByteArray header(QByteArrayView name) const
    {
        for (const auto &[key, value] : headers) {
            if (key == name) {
                return value;
            }
        }
        return {};
    }
};

// What goes back. HEAD, Content-Length, Date, X-Request-Id and Connection are server/http's
// business.
struct Reply
{
    int status = 200;
    QByteArray contentType = "application/json";
    QByteArray body = {};
    QList<QPair<QByteArray, QByteArray>> headers = {};

    static Reply json(const QJsonValue &value, int status = 200);
    static Reply empty(int status = 204);
};

} // namespace endpaper::server
