// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/request.h"

#include <functional>
#include <optional>

class QObject;

namespace endpaper::server {

// What server/http knows of the application behind it. Called on the event-loop thread.
class Dispatcher
{
public:
    struct Match
    {
        enum class Kind { Found, NotFound, MethodNotAllowed } kind = Kind::NotFound;
        QByteArray allow; // "GET, HEAD, POST": for MethodNotAllowed and OPTIONS
        qint64 bodyBytesMax = 1 << 20; // this route's limit
        // Not empty: the body goes into a new file in this folder as it comes (Request::bodyFile),
        // not into memory. http removes the file if the request does not become complete.
        QString bodyFolder = {};
    };

    virtual ~Dispatcher() = default;
    // Looked up as soon as the head is complete, before the body is read.
    [[nodiscard]] virtual Match match(Method method, const QString &path) const = 0;
    // Asked before a large body is taken (bodyFolder): an answer here, say 401, spares it.
    [[nodiscard]] virtual std::optional<Reply> refusal(const Request &) const { return {}; }
    // Runs the request on a worker; `done` is called once on the event-loop thread, perhaps before
    // submit() returns: never after `context` has gone. Overload is answered 503 by the dispatcher.
    virtual void submit(Request request, QObject *context, std::function<void(Reply)> done) = 0;
    // An error that http itself finds (413, 400, 405, 408, 431 …) as problem+json in the caller's
    // language.
    [[nodiscard]] virtual Reply problem(int status, const Request &request,
                                        const QString &detailKey) const = 0;
};

} // namespace endpaper::server
