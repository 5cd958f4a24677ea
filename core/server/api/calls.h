// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/engine.h"

#include <QFile>
#include <QPointer>

#include <chrono>

namespace endpaper::server {

// A spooled body that no handler took.
inline void dropBody(const Request &request)
{
    if (!request.bodyFile.isEmpty()) {
        QFile::remove(request.bodyFile);
    }
}

// A request on its way through a lane.
struct Call
{
    Call(const Route &itsRoute, Request itsRequest, const Caller &itsCaller)
        : route(itsRoute)
        , request(std::move(itsRequest))
        , caller(itsCaller)
    {
    }

    ~Call() { dropBody(request); }
    Q_DISABLE_COPY_MOVE(Call)

    const Route &route;
    Request request;
    Caller caller;
    QByteArray rememberedAs; // empty: not
    qint64 storeVersion = -1; // as it was when the request came
    QLocale locale;
    QPointer<QObject>
        context; // followed on the event loop; elsewhere only asked whether it has gone
    std::function<void(Reply)> done;
    std::chrono::steady_clock::time_point started = std::chrono::steady_clock::now();
    Reply reply;
    QList<LiveEvent> events;
    std::vector<std::function<void()>> afterCommit;
    std::shared_ptr<const void> leftover;
    bool wantsToWrite = false;
    std::optional<Instant> goodUntil;
};

// Work of our own in a lane.
struct Job
{
    Job(Engine::Work itsWork, QObject *itsContext, Engine::Done itsDone)
        : work(std::move(itsWork))
        , context(itsContext)
        , hasContext(itsContext)
        , done(std::move(itsDone))
    {
    }

    Engine::Work work;
    QPointer<QObject> context;
    bool hasContext;
    Engine::Done done;
    Expected<> result;
    QList<LiveEvent> events;
    std::vector<std::function<void()>> afterCommit;
};

} // namespace endpaper::server
