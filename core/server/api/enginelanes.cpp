// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"
#include "server/api/engineprivate.h"
#include "server/api/problem.h"
#include "store/vault/sessionrepository.h"

namespace endpaper::server {

using namespace Qt::StringLiterals;
using store::Database;
using store::Transaction;

// Nobody waits for a process that only works: it waits for the one that serves, which may import.
static constexpr int unservedWaitMs = 60'000;

Expected<std::unique_ptr<Database>> Engine::Private::openForWriting()
{
    Database::Options options;
    if (settings.isJobsOnly) {
        options.busyTimeoutMs = unservedWaitMs;
    }
    TRY_ASSIGN(auto database, store::openVault(settings.vaultPath(), options));
    TRY_ASSIGN(Transaction transaction, Transaction::begin(*database));
    TRY_ASSIGN(identity, store::loadServerIdentity(transaction, clock));
    tokens =
        std::make_unique<Tokens>(identity.signingSeed, identity.serverId.toString().toLatin1());
    TRY_ASSIGN(const auto alive, store::SessionRepository(transaction).listLive());
    for (const store::LiveSession &session : alive) {
        tokens->addSession(
            {session.account, session.session, roleOf(session.role).value_or(Role::Reader)});
    }
    TRY(transaction.commit());
    return database;
}

void Engine::Private::addOwnRoutes()
{
    routes.push_back({Method::Get, "/openapi.json", Access::Anyone, Lane::Inline,
                      [this](const Request &, Context &) -> Expected<Reply> {
                          return Reply{200, "application/json", document};
                      },
                      "This description of the API, OpenAPI 3.1"});
    routes.push_back({Method::Get, "/docs", Access::Anyone, Lane::Inline,
                      [this](const Request &, Context &) -> Expected<Reply> {
                          return Reply{200, "text/html; charset=utf-8", docs};
                      },
                      "The same, to read"});
    routes.push_back(
        {Method::Get, "/metrics", Access::Anyone, Lane::Inline,
         [this](const Request &request, Context &context) -> Expected<Reply> {
             const QByteArray token = request.header("authorization");
             const bool hasToken =
                 !settings.metricsToken.isEmpty() && token == "Bearer " + settings.metricsToken;
             if (!request.peer.isLoopback() && !hasToken) {
                 return problemReply(403, context.locale, request.requestId);
             }
             QByteArray text =
                 metrics.text({readers->waiting(), writer->waiting(), tokens->sessionCount()});
             for (const auto &more : metricsTexts) {
                 text += more();
             }
             return Reply{200, "text/plain; version=0.0.4", text};
         },
         "Figures for Prometheus; from loopback, or with the token of the configuration"});
}

Context Engine::Private::contextFor(Transaction &transaction, const Caller &caller,
                                    const QLocale &locale) const
{
    return {transaction, clock, settings, *tokens, caller, locale};
}

bool Engine::Private::enqueue(const std::shared_ptr<Call> &call)
{
    switch (call->route.lane) {
    case Lane::Write:
        return postToWriter(call);
    case Lane::ReadFirst:
        return readers->post([this, call](Database &database) {
            readCall(*call, database);
            if (!call->wantsToWrite) {
                deliver(call);
            } else if (!postToWriter(call)) {
                metrics.addOverload();
                call->reply = problemReply(503, call->locale, call->request.requestId);
                deliver(call);
            }
        });
    case Lane::Read:
    case Lane::PointRead: // after a prepare step
        return readers->post([this, call](Database &database) {
            readCall(*call, database);
            deliver(call);
        });
    case Lane::Inline:
        break;
    }
    deliveries.post([this, call] {
        runHere(*call);
        if (call->context) {
            call->done(std::move(call->reply));
        }
    });
    return true;
}

bool Engine::Private::postToWriter(const std::shared_ptr<Call> &call)
{
    return writer->post(
        {[this, call](Transaction &transaction) {
             return runHandler(*call, transaction, Right::Writing);
         },
         [this, call](const Expected<> &committed) { finishWrite(call, committed); }});
}

void Engine::Private::prepare(const std::shared_ptr<Call> &call, Database &database)
{
    if (!call->context) {
        // The client has left: no hash for nobody. What `done` holds belongs to the event loop.
        deliveries.post([call] { call->done = {}; });
        return;
    }
    bool isAnswered = true;
    {
        auto transaction = Transaction::begin(database, Transaction::Mode::Deferred);
        if (!transaction) {
            call->reply = errorReply(transaction.error(), call->locale, call->request.requestId);
        } else {
            Context context = contextFor(*transaction, call->caller, call->locale);
            auto prepared = call->route.prepare(call->request, context);
            if (!prepared) {
                call->reply = errorReply(prepared.error(), call->locale, call->request.requestId);
            } else if (*prepared) {
                call->reply = std::move(**prepared);
            } else {
                isAnswered = false;
            }
        }
    }
    if (isAnswered) {
        deliver(call);
    } else if (!enqueue(call)) {
        metrics.addOverload();
        call->reply = problemReply(503, call->locale, call->request.requestId);
        deliver(call);
    }
}

bool Engine::Private::runHandler(Call &call, Transaction &transaction, Right right) const
{
    Context context = contextFor(transaction, call.caller, call.locale);
    context.mayWrite = right == Right::Writing;
    auto result = call.route.handler(call.request, context);
    call.wantsToWrite = context.wantsToWrite && !context.mayWrite;
    if (call.wantsToWrite) {
        return false; // it runs again, with another answer
    }
    call.reply = result ? std::move(*result)
                        : errorReply(result.error(), call.locale, call.request.requestId);
    if (call.reply.status == 400 || call.reply.status == 413) {
        // That it came, not what stood in it.
        qCInfo(lcApi).noquote() << call.request.requestId << "session"
                                << call.caller.session.toString()
                                << "not taken:" << call.reply.status << call.route.pattern;
    }
    call.goodUntil = context.goodUntil;
    const bool isKept = call.reply.status < 400 || (result && context.isKeptOnError);
    if (isKept) {
        call.events = std::move(context.events);
        call.afterCommit = std::move(context.afterCommit);
        call.leftover = std::move(context.leftover);
    }
    return isKept;
}

Expected<Transaction *> Engine::Private::snapshot()
{
    if (!heldSnapshot) {
        TRY_ASSIGN(Transaction begun,
                   Transaction::begin(*pointReader, Transaction::Mode::Deferred));
        TRY(remembered.follow(begun));
        heldSnapshot.emplace(std::move(begun));
        // Given back before the loop waits for sockets again, so that it never grows old.
        deliveries.post([this] { releaseSnapshot(); });
    }
    return &*heldSnapshot;
}

const Reply *Engine::Private::remember(const QByteArray &name)
{
    return !name.isEmpty() && snapshot() ? remembered.find(name, clock.now()) : nullptr;
}

// Only if nobody has committed since the question came: whatever its handler saw is still so.
void Engine::Private::keep(const Call &call)
{
    if (!call.rememberedAs.isEmpty() && snapshot() && remembered.version() == call.storeVersion) {
        remembered.keep(call.rememberedAs, call.reply, call.goodUntil);
    }
}

void Engine::Private::runHere(Call &call)
{
    if (call.route.lane == Lane::Inline) {
        (void)runHandler(call, *nothing, Right::Reading);
    } else if (auto transaction = snapshot()) {
        (void)runHandler(call, **transaction, Right::Reading);
        keep(call);
    } else {
        call.reply = errorReply(transaction.error(), call.locale, call.request.requestId);
    }
    metrics.addReply(call.reply.status, since(call.started));
}

void Engine::Private::readCall(Call &call, Database &database) const
{
    auto transaction = Transaction::begin(database, Transaction::Mode::Deferred);
    if (transaction) {
        (void)runHandler(call, *transaction, Right::Reading);
    } else {
        call.reply = errorReply(transaction.error(), call.locale, call.request.requestId);
    }
}

void Engine::Private::finishWrite(const std::shared_ptr<Call> &call, const Expected<> &committed)
{
    if (!committed) {
        // A handler that met the full disk itself has said so already.
        if (call->reply.status != 507) {
            call->reply = errorReply(committed.error(), call->locale, call->request.requestId);
        }
        call->events.clear();
    } else {
        for (const auto &after : call->afterCommit) {
            after();
        }
        metrics.addWrite();
    }
    deliver(call);
}

void Engine::Private::deliver(const std::shared_ptr<Call> &call)
{
    deliveries.post([this, call] {
        releaseSnapshot(); // whoever reads this answer must find what it says
        publish(call->events);
        keep(*call);
        metrics.addReply(call->reply.status, since(call->started));
        const auto done = std::move(call->done); // goes here, not on the lane's thread
        if (call->context) {
            done(std::move(call->reply));
        }
        if (auto leftover = std::move(call->leftover); leftover && readers) {
            readers->postAlways([leftover = std::move(leftover)](Database &) {});
        }
    });
}

bool Engine::Private::runJob(Job &job, Transaction &transaction) const
{
    Context context = contextFor(transaction, {}, QLocale(QLocale::English));
    job.result = settings.isJobsOnly ? workUnserved(job.work, context) : job.work(context);
    if (job.result) {
        job.events = std::move(context.events);
        job.afterCommit = std::move(context.afterCommit);
    }
    return job.result.has_value();
}

void Engine::Private::readJob(Job &job, Database &database) const
{
    auto transaction = Transaction::begin(database, Transaction::Mode::Deferred);
    if (transaction) {
        (void)runJob(job, *transaction);
    } else {
        job.result = tl::unexpected(transaction.error());
    }
}

void Engine::Private::settle(Job &job, const Expected<> &committed)
{
    if (!committed) {
        job.result = committed;
        return;
    }
    if (!job.result) {
        return;
    }
    for (const auto &after : job.afterCommit) {
        after();
    }
    metrics.addWrite();
    if (!job.events.isEmpty()) {
        deliveries.post([this, events = job.events] { publish(events); });
    }
}

void Engine::Private::finishJob(const std::shared_ptr<Job> &job, const Expected<> &committed)
{
    settle(*job, committed);
    deliver(job);
}

void Engine::Private::deliver(const std::shared_ptr<Job> &job)
{
    if (!job->done) {
        return;
    }
    deliveries.post([this, job] {
        releaseSnapshot();
        const auto done = std::move(job->done);
        if (job->context || !job->hasContext) {
            done(std::move(job->result));
        }
    });
}

void Engine::Private::publish(const QList<LiveEvent> &events)
{
    if (events.isEmpty()) {
        return;
    }
    for (const auto &sink : sinks) {
        sink(events);
    }
}

} // namespace endpaper::server
