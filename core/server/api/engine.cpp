// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/engine.h"

#include "base/log.h"
#include "server/api/engineprivate.h"
#include "server/api/openapi.h"
#include "server/api/problem.h"

#include <QDir>

#include <QUrl>

#include <future>

namespace endpaper::server {

using namespace Qt::StringLiterals;
using store::Database;
using store::Transaction;

namespace {

constexpr int hashThreads = 2;
constexpr int hashWaitingMax = 64;
constexpr int readersMin = 2;
constexpr int overloadRetrySeconds = 2;

bool isAllowed(Access access, const Caller &caller)
{
    switch (access) {
    case Access::Anyone:
        return true;
    case Access::SignedIn:
        return caller.isSignedIn();
    case Access::Librarian:
        return caller.role == Role::Librarian || caller.role == Role::Admin;
    case Access::Moderator:
        return caller.role == Role::Moderator || caller.role == Role::Admin;
    case Access::Admin:
        return caller.role == Role::Admin;
    }
    return false;
}

Expected<Caller> callerOf(const Request &request, const Tokens &tokens, Instant now)
{
    const QByteArray header = request.header("authorization");
    if (header.isEmpty()) {
        return Caller();
    }
    if (header.left(7).toLower() != "bearer ") {
        return fail(ErrorKind::Unauthorized, u"another scheme than Bearer"_s);
    }
    return tokens.check(QByteArrayView(header).sliced(7).trimmed(), now);
}

} // namespace

tl::expected<Caller, int> Engine::Private::admit(const Route &route, const Request &request) const
{
    const auto caller = callerOf(request, *tokens, clock.now());
    if (!caller && route.access != Access::Anyone) {
        return tl::unexpected(401);
    }
    const Caller who = caller.value_or(Caller());
    if (!isAllowed(route.access, who)) {
        return tl::unexpected(who.isSignedIn() ? 403 : 401);
    }
    return who;
}

Expected<std::unique_ptr<Engine>> Engine::open(Settings settings, std::vector<Route> routes,
                                               const Clock &clock)
{
    auto d = std::make_unique<Private>(std::move(settings), clock);
    if (!QDir().mkpath(d->incomingFolder())) {
        return fail(ErrorKind::Unavailable, u"cannot make "_s % d->incomingFolder());
    }
    TRY_ASSIGN(d->writer,
               WriterLane::start([&d] { return d->openForWriting(); }, d->settings.writeQueueMax));
    const QString path = d->settings.vaultPath();
    const int cores = int(std::thread::hardware_concurrency());
    const int readers = d->settings.readers > 0 ? d->settings.readers : std::max(readersMin, cores);
    TRY_ASSIGN(d->readers, ReaderLane::start(path, readers, d->settings.readQueueMax));
    TRY_ASSIGN(d->hashers, ReaderLane::start(path, hashThreads, hashWaitingMax));
    TRY_ASSIGN(d->pointReader, store::openVaultReader(path));
    TRY_ASSIGN(d->nowhere, Database::open(u":memory:"_s));
    TRY_ASSIGN(Transaction nothing, Transaction::begin(*d->nowhere, Transaction::Mode::Deferred));
    d->nothing.emplace(std::move(nothing));

    d->routes = std::move(routes);
    d->addOwnRoutes();
    for (const Route &route : d->routes) {
        if (!d->router.insert(route)) {
            return fail(ErrorKind::Internal,
                        u"two routes for "_s % QString::fromUtf8(route.pattern));
        }
    }
    d->document = openApiDocument(d->routes, d->settings);
    d->docs = docsPage(d->routes, d->settings);
    return std::unique_ptr<Engine>(new Engine(std::move(d)));
}

Engine::Engine(std::unique_ptr<Private> priv)
    : d(std::move(priv))
{
}

Engine::~Engine()
{
    // Lanes finish what they hold; hashers feed the others, so they end first.
    d->hashers.reset();
    d->readers.reset();
    d->releaseSnapshot();
    d->pointReader.reset();
    d->writer.reset(); // the last connection to close tidies the log file up
    d->deliveries.drain();
}

Dispatcher::Match Engine::match(Method method, const QString &path) const
{
    const Router::Found found = d->router.find(method, path);
    if (!found.route) {
        return {found.allow.isEmpty() ? Match::Kind::NotFound : Match::Kind::MethodNotAllowed,
                found.allow};
    }
    return {Match::Kind::Found, found.allow, found.route->bodyBytesMax,
            found.route->isBodySpooled ? d->incomingFolder() : QString()};
}

std::optional<Reply> Engine::refusal(const Request &request) const
{
    const Router::Found found = d->router.find(request.method, request.path);
    if (!found.route) {
        return problem(404, request, {});
    }
    const auto who = d->admit(*found.route, request);
    return who ? std::nullopt : std::optional(problem(who.error(), request, {}));
}

void Engine::submit(Request request, QObject *context, std::function<void(Reply)> done)
{
    // http gives both; whoever has only the decoded path gets it encoded again.
    const QString path = request.rawPath.isEmpty()
        ? QString::fromLatin1(QUrl::toPercentEncoding(request.path, "/"))
        : QString::fromUtf8(request.rawPath);
    Router::Found found = d->router.find(request.method, path);
    if (!found.route) {
        Reply reply = problem(found.allow.isEmpty() ? 404 : 405, request, {});
        if (!found.allow.isEmpty()) {
            reply.headers.append({"Allow", found.allow});
        }
        done(std::move(reply));
        return;
    }
    request.arguments = std::move(found.arguments);
    const auto who = d->admit(*found.route, request);
    if (!who) {
        dropBody(request);
        done(problem(who.error(), request, {}));
        return;
    }
    submitChecked(*found.route, std::move(request), *who, context, std::move(done));
}

void Engine::submitChecked(const Route &route, Request request, Caller caller, QObject *context,
                           std::function<void(Reply)> done)
{
    const auto started = std::chrono::steady_clock::now();
    const QByteArray name = RememberedReplies::nameOf(route, request, caller);
    if (const Reply *known = d->remember(name)) {
        d->metrics.addReply(known->status, since(started));
        done(*known);
        return;
    }
    const auto call = std::make_shared<Call>(route, std::move(request), caller);
    call->rememberedAs = name;
    call->storeVersion = d->remembered.version();
    call->locale = acceptedLocale(call->request.header("accept-language"));
    if (!route.prepare && (route.lane == Lane::Inline || route.lane == Lane::PointRead)) {
        d->runHere(*call);
        done(std::move(call->reply));
        return;
    }
    call->context = context;
    call->done = std::move(done);
    const bool isAccepted = route.prepare
        ? d->hashers->post([this, call](Database &database) { d->prepare(call, database); })
        : d->enqueue(call);
    if (!isAccepted) {
        d->metrics.addOverload();
        call->done(
            problemReply(503, call->locale, call->request.requestId, {}, {}, overloadRetrySeconds));
    }
}

Reply Engine::problem(int status, const Request &request, const QString &detailKey) const
{
    return problemReply(status, acceptedLocale(request.header("accept-language")),
                        request.requestId, detailKey);
}

void Engine::write(Work work, QObject *context, Done done)
{
    auto job = std::make_shared<Job>(std::move(work), context, std::move(done));
    d->writer->postAlways(
        {[this, job](Transaction &transaction) { return d->runJob(*job, transaction); },
         [this, job](const Expected<> &committed) { d->finishJob(job, committed); }});
}

void Engine::read(Work work, QObject *context, Done done)
{
    auto job = std::make_shared<Job>(std::move(work), context, std::move(done));
    d->readers->postAlways([this, job](Database &database) {
        d->readJob(*job, database);
        d->deliver(job);
    });
}

Expected<> Engine::writeAndWait(Work work)
{
    Job job(std::move(work), nullptr, {});
    std::promise<void> finished;
    d->writer->postAlways(
        {[this, &job](Transaction &transaction) { return d->runJob(job, transaction); },
         [this, &job, &finished](const Expected<> &committed) {
             d->settle(job, committed);
             finished.set_value();
         }});
    finished.get_future().wait();
    return job.result;
}

Expected<> Engine::readAndWait(Work work)
{
    Job job(std::move(work), nullptr, {});
    std::promise<void> finished;
    d->readers->postAlways([this, &job, &finished](Database &database) {
        d->readJob(job, database);
        finished.set_value();
    });
    finished.get_future().wait();
    return job.result;
}

void Engine::addLiveSink(std::function<void(const QList<LiveEvent> &)> sink)
{
    d->sinks.push_back(std::move(sink));
}

void Engine::addMetricsText(std::function<QByteArray()> text)
{
    d->metricsTexts.push_back(std::move(text));
}

Expected<Caller> Engine::authenticate(QByteArrayView accessToken) const
{
    return d->tokens->check(accessToken, d->clock.now());
}

const Settings &Engine::settings() const { return d->settings; }
const Clock &Engine::clock() const { return d->clock; }
Tokens &Engine::tokens() const { return *d->tokens; }
Uuid Engine::serverId() const { return d->identity.serverId; }
const std::vector<Route> &Engine::routes() const { return d->routes; }

} // namespace endpaper::server
