// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"
#include "protocol/live.h"
#include "protocol/messages.h"

#include <QFuture>

#include <functional>

namespace endpaper::sync {

// The field of an Unavailable: a page for people came where the server's answer was wanted, as from
// the portal of a hotel's network.
inline constexpr QLatin1StringView portalField("portal");

// What came back: a message, a refusal of the whole request, or an error of the way.
template <typename Message> struct Answer
{
    Expected<Message> message = fail(ErrorKind::Internal, QStringLiteral("no answer"));
    std::optional<protocol::Refusal> refusal = {}; // then `message` is Conflict
    std::optional<qint64> retryAfterMs = {}; // with RateLimited or Unavailable
    Instant sent = {};
    Instant received = {};
};

// The way to the server, as the engine sees it. One thread; every future is finished. Tests put a
// lossy one in its place.
class Transport
{
public:
    virtual ~Transport() = default;

    [[nodiscard]] virtual QFuture<Answer<protocol::HelloReply>>
    hello(const protocol::HelloRequest &request) = 0;
    // `body` is an encoded PushRequest: a retry is the same bytes.
    [[nodiscard]] virtual QFuture<Answer<protocol::PushReply>> push(const QByteArray &body) = 0;
    [[nodiscard]] virtual QFuture<Answer<protocol::PullReply>>
    pull(const protocol::PullRequest &request) = 0;
    [[nodiscard]] virtual QFuture<Answer<protocol::RepairReply>>
    repair(const protocol::RepairRequest &request) = 0;

    // What the live socket says. `onClosed` once after each openLive() that ended, for whatever
    // reason.
    struct LiveEvents
    {
        std::function<void(const protocol::LiveMessage &)> onMessage;
        std::function<void(const Error &)> onClosed;
    };
    virtual void openLive(const Uuid &account, quint64 device, LiveEvents events) = 0;
    virtual void closeLive() = 0; // without onClosed
    // `told` when there is a network again after there was none, or another one, where the system
    // says so: what was open may be dead without knowing it.
    virtual void watchNetwork(std::function<void()> told) = 0;
    // Gives up what is under way (it ends as Cancelled).
    virtual void cancel() = 0;
};

} // namespace endpaper::sync
