// SPDX-License-Identifier: GPL-3.0-or-later
#include "simserver.h"

#include "protocol/codec.h"
#include "protocol/limits.h"
#include "protocol/routes.h"
#include "protocol/schema.h"
#include "server/api/problem.h"
#include "server/api/synccollect.h"
#include "server/api/synchandler.h"
#include "server/api/syncpull.h"
#include "store/vault/accountrepository.h"
#include "store/vault/spacerepository.h"
#include "store/vault/vault.h"

namespace endpaper::sim {

using namespace Qt::StringLiterals;
using server::LiveEvent;

namespace {
constexpr qint64 pingMs = 120'000;
constexpr int commitWaitMsMax = 3;
constexpr qint64 changeRowsMax = 256;
} // namespace

Server::Server(VirtualTime &time, Disk &disk, quint32 seed, server::SyncLimits limits)
    : clock(time)
    , m_time(time)
    , m_disk(disk)
    , m_random(seed)
    , m_tokens(QByteArray(32, 's'), "simulation")
{
    m_settings.sync = limits;
    server::addSyncRoutes(m_routes);
    server::addWishlistRoutes(m_routes);
    server::addWishRoutes(m_routes);
    server::addShareRoutes(m_routes);
    server::addClaimRoutes(m_routes);
    for (const server::Route &route : m_routes) {
        if (!m_router.insert(route)) {
            qFatal("two routes for %s", route.pattern.constData());
        }
    }
}

Server::~Server() { stop(); }

Expected<> Server::start()
{
    stop();
    m_disk.revive(process);
    TRY_ASSIGN(m_database, store::openVault(u"/server/vault.sqlite"_s));
    auto reader = store::openVaultReader(u"/server/vault.sqlite"_s);
    if (!reader) {
        m_database.reset();
        return tl::unexpected(reader.error());
    }
    m_reader = std::move(*reader);
    pingAll(m_life);
    return {};
}

Expected<> Server::signUp(const QList<Uuid> &accounts)
{
    TRY_ASSIGN(auto transaction, store::Transaction::begin(*m_database));
    store::AccountRepository repository(transaction);
    for (const Uuid &account : accounts) {
        if (!repository.get(account)) {
            store::Account person;
            person.id = account;
            person.email = emailOf(account);
            person.displayName = account.toString();
            person.created = clock.now();
            person.changed = clock.now();
            TRY(repository.insert(person));
        }
    }
    return transaction.commit();
}

void Server::stop()
{
    ++m_life;
    m_waiting.clear();
    m_isFlushing = false;
    m_channels.clear();
    const auto ears = std::exchange(m_ears, {});
    m_reader.reset();
    m_database.reset();
    for (const auto &ear : ears) {
        ear->closed();
    }
}

void Server::ask(server::Request request, const Uuid &account, const Uuid &session, Done done)
{
    if (!isUp()) {
        return;
    }
    auto found = m_router.find(request.method, request.path);
    if (!found.route || m_revoked.contains(session)) {
        done(server::problemReply(found.route ? 401 : 404, QLocale::c(), {}));
        return;
    }
    request.arguments = std::move(found.arguments);
    auto call = std::make_shared<Call>(
        Call{found.route, std::move(request), {account, session}, std::move(done)});
    if (found.route->lane != server::Lane::Write) {
        read(call);
        return;
    }
    m_waiting.push_back(call);
    if (!m_isFlushing) {
        m_isFlushing = true;
        m_time.after(m_random.bounded(commitWaitMsMax), [this, life = m_life] {
            if (life == m_life) {
                flush();
            }
        });
    }
}

bool Server::run(Call &call, store::Transaction &transaction)
{
    server::Context context{transaction, clock, m_settings, m_tokens, call.caller};
    auto result = call.route->handler(call.request, context);
    call.reply = result ? std::move(*result) : server::errorReply(result.error(), QLocale::c(), {});
    const bool isKept = call.reply.status < 400 || (result && context.isKeptOnError);
    if (isKept) {
        call.events = std::move(context.events);
        call.afterCommit = std::move(context.afterCommit);
    }
    return isKept;
}

void Server::flush()
{
    m_isFlushing = false;
    std::deque<server::WriterLane::Job> jobs;
    for (const auto &call : std::exchange(m_waiting, {})) {
        jobs.push_back(
            {[this, call](store::Transaction &transaction) { return run(*call, transaction); },
             [this, call](const Expected<> &committed) {
                 if (m_disk.isDead(process)) {
                     onDied(call->request);
                     return;
                 }
                 if (!committed) {
                     onDied(call->request); // a crash may bring back what could not be synced
                     call->events.clear();
                     call->reply = server::errorReply(committed.error(), QLocale::c(), {});
                 } else {
                     for (const auto &after : call->afterCommit) {
                         after();
                     }
                     onCommitted(call->request, call->reply, call->caller.account);
                     onAnswered(call->request, call->reply, call->caller.account);
                 }
                 publish(call->events);
                 call->done(call->reply);
             }});
    }
    server::WriterLane::runBatch(*m_database, std::move(jobs));
}

void Server::collect()
{
    if (!isUp()) {
        return;
    }
    const server::CollectRules rules{.trashKept = std::chrono::minutes(2),
                                     .tombstoneKept = std::chrono::minutes(4),
                                     .deviceExpiresAfter = std::chrono::minutes(9),
                                     .rowsAtOnce = 20,
                                     .historyKept = std::chrono::minutes(9),
                                     .historyEntriesKept = 8,
                                     .contactLasts = std::chrono::minutes(2)};
    auto events = std::make_shared<QList<LiveEvent>>();
    std::deque<server::WriterLane::Job> jobs;
    jobs.push_back({[this, rules, events](store::Transaction &transaction) {
                        server::Context context{transaction, clock, m_settings, m_tokens};
                        const bool isDone = server::collectOldRows(context, rules).has_value();
                        *events = context.events;
                        return isDone;
                    },
                    [this, events](const Expected<> &committed) {
                        if (committed && !m_disk.isDead(process)) {
                            onCommitted({}, {}, {});
                            publish(*events);
                        }
                    }});
    server::WriterLane::runBatch(*m_database, std::move(jobs));
}

void Server::read(const std::shared_ptr<Call> &call)
{
    {
        auto transaction = store::Transaction::begin(*m_reader, store::Transaction::Mode::Deferred);
        if (transaction) {
            (void)run(*call, *transaction);
        } else {
            call->reply = server::errorReply(transaction.error(), QLocale::c(), {});
        }
    }
    if (!m_disk.isDead(process)) {
        onAnswered(call->request, call->reply, call->caller.account);
        call->done(call->reply);
    }
}

void Server::revoke(const Uuid &session)
{
    m_revoked.insert(session);
    const auto ears = m_ears;
    for (const auto &ear : ears) {
        if (ear->session == session) {
            leave(ear);
            ear->closed();
        }
    }
}

std::shared_ptr<Server::Ear> Server::listen(Ear ear)
{
    if (!isUp() || m_revoked.contains(ear.session)) {
        return nullptr;
    }
    auto made = std::make_shared<Ear>(std::move(ear));
    loadSpaces(*made);
    m_ears.push_back(made);
    ping(*made);
    return made;
}

void Server::leave(const std::shared_ptr<Ear> &ear) { std::erase(m_ears, ear); }

void Server::loadSpaces(Ear &ear)
{
    auto transaction = store::Transaction::begin(*m_reader, store::Transaction::Mode::Deferred);
    if (!transaction) {
        return;
    }
    store::SpaceRepository spaces(*transaction);
    const auto mine = spaces.listOf(ear.account);
    for (const store::MemberSpace &member : mine.value_or(std::vector<store::MemberSpace>())) {
        ear.spaces.insert(member.space.sp);
        if (member.space.sp != protocol::homeSpaceOf(ear.account)) {
            ear.roles.insert(member.space.sp, member.role);
        }
        Channel &channel = m_channels[member.space.sp];
        channel.head = std::max(channel.head, member.space.head);
        channel.wanted = std::max(channel.wanted, channel.head);
    }
}

void Server::ping(Ear &ear)
{
    protocol::LivePing ping{.now = clock.now()};
    for (const Uuid &space : ear.spaces) {
        ping.heads.insert(space, m_channels[space].wanted);
    }
    ping.roles = std::exchange(ear.roles, {});
    ear.hear(protocol::encodeFrame(ping));
}

void Server::pingAll(int life)
{
    m_time.after(pingMs, [this, life] {
        if (life != m_life || !isUp()) {
            return;
        }
        const auto ears = m_ears;
        for (const auto &ear : ears) {
            ping(*ear);
        }
        pingAll(life);
    });
}

void Server::publish(const QList<LiveEvent> &events)
{
    for (const LiveEvent &event : events) {
        if (event.kind == LiveEvent::Kind::SpaceChanged) {
            changed(event);
            continue;
        }
        const auto ears = m_ears;
        for (const auto &ear : ears) {
            const bool isTold = ear->account == event.account;
            if (isTold && event.kind == LiveEvent::Kind::RoleChanged) {
                ear->hear(protocol::encodeFrame(protocol::LiveRole{event.space, false}));
                loadSpaces(*ear);
                ping(*ear);
            } else if (isTold && event.kind == LiveEvent::Kind::SpaceGone) {
                ear->hear(protocol::encodeFrame(protocol::LiveRole{event.space, true}));
                ear->spaces.erase(event.space);
            }
        }
    }
}

void Server::changed(const LiveEvent &event)
{
    Channel &channel = m_channels[event.space];
    const bool isFirst = channel.wanted <= channel.head;
    channel.isOneCause = isFirst || (channel.isOneCause && channel.cause == event.causedBySession);
    channel.cause = event.causedBySession;
    channel.wanted = std::max(channel.wanted, event.seq);
    if (!channel.isReading) {
        channel.isReading = true;
        m_time.after(m_random.bounded(commitWaitMsMax), [this, life = m_life, sp = event.space] {
            if (life == m_life && isUp()) {
                tell(sp);
            }
        });
    }
}

void Server::tell(const Uuid &sp)
{
    Channel &channel = m_channels[sp];
    channel.isReading = false;
    const quint64 from = channel.head;
    const quint64 announced = channel.wanted;
    const Uuid except = channel.isOneCause ? channel.cause : Uuid();
    channel.head = announced;
    QByteArray frame = protocol::encodeFrame(protocol::LivePoke{sp, announced});
    bool isExact = false;
    bool hasRows = false;
    if (auto transaction =
            store::Transaction::begin(*m_reader, store::Transaction::Mode::Deferred)) {
        store::SpaceRepository spaces(*transaction);
        const auto space = spaces.find(sp);
        server::PullBudget budget{.rows = changeRowsMax, .bytes = protocol::liveChangeBytesMax};
        const auto pulled = space && *space
            ? server::pullSpace(*transaction, **space, from, budget,
                                server::PulledRows::ChangedRegisters)
            : Expected<protocol::EncodedSpace>(fail(ErrorKind::NotFound, {}));
        if (pulled) {
            const protocol::PulledSpace &head = pulled->head;
            const protocol::LiveChange change{
                .space = sp, .prev = from, .seq = head.next, .lin = head.lin};
            const QByteArray whole = protocol::encodeChangeFrame(change, pulled->rows);
            hasRows = !head.hasMore && whole.size() <= protocol::liveChangeBytesMax;
            frame = hasRows ? whole : frame;
            isExact = head.head == announced;
            channel.head = std::max(channel.head, head.head);
        }
    }
    const auto ears = m_ears;
    for (const auto &ear : ears) {
        const bool isCause = isExact && !except.isNil() && ear->session == except;
        if (ear->spaces.contains(sp) && !isCause) {
            if (hasRows) {
                onShown(ear->account, sp);
            }
            ear->hear(frame);
        }
    }
}

} // namespace endpaper::sim
