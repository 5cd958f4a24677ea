// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/httpserver.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>

namespace endpaper::server {

using namespace Qt::StringLiterals;

// Answers by path, so that a test says in its request what it wants:
//   /echo/…   what arrived, as JSON          /big/N    N bytes of text
//   /park/…   nothing until release()        /limit/N  as /echo, with a body of at most N bytes
//   /get/…    GET only                       /none/…   not there
//   /spool    body into bodyFolder           anything else: as /echo
class ScriptedDispatcher final : public Dispatcher
{
public:
    struct Parked
    {
        QString path;
        QPointer<QObject> context;
        std::function<void(Reply)> done;
    };

    [[nodiscard]] Match match(Method method, const QString &path) const override
    {
        if (path.startsWith(u"/none")) {
            return {};
        }
        if (path.startsWith(u"/get") && method != Method::Get) {
            return {.kind = Match::Kind::MethodNotAllowed, .allow = "GET, HEAD"};
        }
        Match match;
        match.kind = Match::Kind::Found;
        if (path.startsWith(u"/limit/")) {
            match.bodyBytesMax = path.mid(7).toLongLong();
        }
        if (path == u"/spool") {
            match.bodyFolder = bodyFolder;
        }
        return match;
    }

    [[nodiscard]] std::optional<Reply> refusal(const Request &) const override { return refused; }

    void submit(Request request, QObject *context, std::function<void(Reply)> done) override
    {
        requests.append(request);
        if (request.path.startsWith(u"/park")) {
            parked.push_back({request.path, context, std::move(done)});
        } else if (request.path.startsWith(u"/big/")) {
            done({.contentType = "text/plain",
                  .body = QByteArray(request.path.mid(5).toInt(), 'x')});
        } else {
            done(echo(request));
        }
    }

    [[nodiscard]] Reply problem(int status, const Request &, const QString &key) const override
    {
        return {.status = status,
                .contentType = "application/problem+json",
                .body = "{\"key\":\"" + key.toUtf8() + "\"}"};
    }

    // Answers what is parked at `path`; false if the client has gone or nothing is.
    bool release(const QString &path)
    {
        for (auto it = parked.begin(); it != parked.end(); ++it) {
            if (it->path == path) {
                const Parked one = *it;
                parked.erase(it);
                if (one.context) {
                    one.done({.contentType = "text/plain", .body = path.toUtf8()});
                }
                return !one.context.isNull();
            }
        }
        return false;
    }

    static Reply echo(const Request &request)
    {
        const QJsonObject told{{u"path"_s, request.path},
                               {u"method"_s, int(request.method)},
                               {u"bodySize"_s, request.body.size()},
                               {u"body"_s, QString::fromLatin1(request.body.left(64))},
                               {u"host"_s, QString::fromLatin1(request.header("host"))},
                               {u"peer"_s, request.peer.toString()},
                               {u"isSecure"_s, request.isSecure}};
        return {.body = QJsonDocument(told).toJson(QJsonDocument::Compact)};
    }

    QList<Request> requests;
    std::vector<Parked> parked;
    QString bodyFolder;
    std::optional<Reply> refused;
};

} // namespace endpaper::server
