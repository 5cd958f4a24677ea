// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/dispatcher.h"

namespace endpaper::server {

// Answers every GET with the same few bytes at once, on the event loop: the floor that the daemon's
// real routes are measured against.
class HelloDispatcher final : public Dispatcher
{
public:
    explicit HelloDispatcher(QByteArray body = "Hello, reader.\n")
        : m_body(std::move(body))
    {
    }

    [[nodiscard]] Match match(Method method, const QString &) const override
    {
        if (method == Method::Get || method == Method::Head) {
            return {.kind = Match::Kind::Found, .allow = {}};
        }
        return {.kind = Match::Kind::MethodNotAllowed, .allow = "GET, HEAD"};
    }

    void submit(Request, QObject *, std::function<void(Reply)> done) override
    {
        done({.status = 200, .contentType = "text/plain", .body = m_body});
    }

    [[nodiscard]] Reply problem(int status, const Request &,
                                const QString &detailKey) const override
    {
        return {.status = status,
                .contentType = "application/problem+json",
                .body = "{\"detail\":\"" + detailKey.toUtf8() + "\"}"};
    }

private:
    const QByteArray m_body;
};

} // namespace endpaper::server
