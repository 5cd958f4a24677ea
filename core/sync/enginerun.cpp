// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/enginerun.h"

#include "base/log.h"
#include "protocol/schema.h"
#include "store/cache/outbox.h"

namespace endpaper::sync {

using namespace Qt::StringLiterals;

SyncEngine::Run::Run(SyncEngine &engine, store::StoreThread &store, const Clock &clock,
                     Options options)
    : m_engine(engine)
    , m_store(store)
    , m_clock(clock)
    , m_options(std::move(options))
    , m_backoff(m_options.backoffMinMs, m_options.backoffMaxMs, m_options.seed)
    , m_liveBackoff(m_options.backoffMinMs, m_options.backoffMaxMs, m_options.seed)
{
    m_wake.setSingleShot(true);
    QObject::connect(&m_wake, &QTimer::timeout, this, [this] {
        m_status.nextTryAt.reset();
        m_mustPush = true;
        m_mustPull = true;
        step();
    });
    startTimers();
    countWaiting();
}

void SyncEngine::Run::start(std::unique_ptr<Transport> transport)
{
    stop();
    m_transport = std::move(transport);
    m_isStopped = false;
    m_transport->watchNetwork([this] { connectAnew(); });
    m_leaseTimer.start();
    if (m_isPaused) { // paused before it began: nothing is asked, and that is said
        setState(SyncState::Paused);
    }
    sendNow();
}

void SyncEngine::Run::stop()
{
    ++m_generation;
    m_wake.stop();
    m_leaseTimer.stop();
    giveUpLease();
    if (m_transport) {
        m_transport->closeLive();
        m_transport->cancel();
        m_transport.reset();
    }
    m_isBusy = false;
    m_isStopped = true;
    m_hasGreeted = false;
    m_status.isLive = false;
    m_status.isElsewhere = false;
    m_status.isPortal = false;
    m_status.isDiskFull = false;
    m_status.nextTryAt.reset();
    setState(SyncState::LocalOnly);
    countWaiting();
}

void SyncEngine::Run::setPaused(bool isPaused)
{
    if (m_isPaused == isPaused) {
        return;
    }
    m_isPaused = isPaused;
    if (!isPaused) {
        sendNow();
        return;
    }
    ++m_generation; // what is under way may end at the server; a retry is the same bytes
    m_wake.stop();
    m_isBusy = false;
    m_hasGreeted = false;
    if (m_transport) {
        m_transport->closeLive();
        m_transport->cancel();
        m_status.isLive = false;
        setState(SyncState::Paused);
    }
    countWaiting();
}

void SyncEngine::Run::sendNow()
{
    m_backoff.reset();
    m_liveBackoff.reset();
    m_wake.stop();
    m_status.nextTryAt.reset();
    m_batchGroups = m_batchGroupsMax;
    m_isPushBlocked = false;
    m_failedPush.reset();
    if (m_status.state == SyncState::AuthNeeded) {
        m_hasGreeted = false;
    }
    m_mustPush = true;
    m_mustPull = true;
    if (m_transport) {
        m_isStopped = false;
    }
    step();
}

void SyncEngine::Run::noteLocalEdit()
{
    m_mustPush = true;
    countWaiting();
    // While it is known that nobody answers, the edit waits for the next try like the rest.
    if (!m_wake.isActive() || m_status.state == SyncState::Idle) {
        step();
    }
}

SyncStatus SyncEngine::Run::status() const { return m_status; }

void SyncEngine::Run::step()
{
    if (!m_transport || m_isBusy || m_isPaused || m_isStopped) {
        return;
    }
    if (!m_hasGreeted) {
        hello();
    } else if (m_mustRepair) {
        repair();
    } else if (m_failedPush && !m_mustPull) {
        const FailedPush push = *m_failedPush;
        failed(push.error, push.retryAfterMs);
    } else if (m_mustPush && !m_isPushBlocked && !m_failedPush) {
        push();
    } else if (m_mustPull) {
        pull();
    } else if (m_mustCompact) {
        compact();
    } else {
        setState(SyncState::Idle);
        goLive();
    }
}

void SyncEngine::Run::goLive()
{
    if (m_status.isLive) {
        return;
    }
    m_status.isLive = true;
    m_transport->openLive(
        m_account, m_device,
        {.onMessage = [this](const protocol::LiveMessage &message) { liveSaid(message); },
         .onClosed = [this](const Error &error) { liveClosed(error); }});
    Q_EMIT m_engine.statusChanged();
}

void SyncEngine::Run::liveSaid(const protocol::LiveMessage &message)
{
    m_liveBackoff.reset();
    if (const auto *change = std::get_if<protocol::LiveChange>(&message)) {
        auto touched = std::make_shared<store::Touched>();
        job(
            [change = *change, touched](store::Transaction &transaction) {
                return store::applyChange(transaction, change, *touched);
            },
            [this, touched](const Expected<bool> &isApplied) {
                announce(*touched);
                if (isApplied && *isApplied) {
                    m_status.lastExchange = m_clock.now();
                    Q_EMIT m_engine.statusChanged();
                    return;
                }
                m_mustPull = true; // its rows, or a digest that tells that we know better
                step();
            },
            For::Others);
    } else if (std::get_if<protocol::LivePoke>(&message)) {
        m_mustPull = true;
        step();
    } else if (std::get_if<protocol::LiveRole>(&message)) {
        m_hasGreeted = false;
        m_mustPull = true;
        step();
    } else if (const auto *note = std::get_if<protocol::LiveNote>(&message)) {
        Q_EMIT m_engine.noteReceived(note->kind, note->id);
    } else if (const auto *ping = std::get_if<protocol::LivePing>(&message)) {
        followSpaces(*ping);
        job([](store::Transaction &transaction) { return store::listSpaces(transaction); },
            [this, heads = ping->heads](const Expected<QList<store::SpaceRecord>> &spaces) {
                for (const store::SpaceRecord &space :
                     spaces.value_or(QList<store::SpaceRecord>())) {
                    m_mustPull = m_mustPull || heads.value(space.space) > space.cursor;
                }
                step();
            });
    }
}

// A list that was shared or taken away, or a role that was changed, between hello and the opening
// of the socket: nobody tells of it, but the pings name all spaces there are, the first one the
// roles too.
void SyncEngine::Run::followSpaces(const protocol::LivePing &ping)
{
    const QMap<Uuid, quint64> &heads = ping.heads;
    const Uuid home = protocol::homeSpaceOf(m_account);
    const bool isNew = std::any_of(heads.keyBegin(), heads.keyEnd(), [&](const Uuid &space) {
        return space != home && !m_spaces.contains(space);
    });
    const bool isGone = !heads.isEmpty()
        && std::any_of(m_spaces.keyBegin(), m_spaces.keyEnd(),
                       [&](const Uuid &space) { return space != home && !heads.contains(space); });
    const bool isOtherRole =
        std::any_of(ping.roles.keyValueBegin(), ping.roles.keyValueEnd(), [&](const auto &space) {
            return m_spaces.value(space.first, space.second) != space.second;
        });
    if (isNew || isGone || isOtherRole) {
        m_hasGreeted = false;
        m_mustPull = true;
    }
}

void SyncEngine::Run::liveClosed(const Error &error)
{
    qCDebug(lcSync) << "live socket:" << error.context;
    m_status.isLive = false;
    // Whoever closed it may be gone altogether: hello finds out.
    m_hasGreeted = false;
    wakeAfter(m_liveBackoff.nextMs());
    Q_EMIT m_engine.statusChanged();
}

void SyncEngine::Run::startOver(const std::function<Expected<>(store::Transaction &)> &work)
{
    m_mustRepair = true; // also where a pause, or another network, keeps the end from being heard
    job(work, [this](const Expected<> &done) {
        m_isBusy = false;
        if (!done) {
            failed(done.error());
            return;
        }
        m_hasGreeted = false;
        m_mustPush = true;
        m_mustPull = true;
        step();
    });
}

// The server's history of us, or ours of it, is not the one that we know: go on as a new device,
// and join what both have (sync.md §7).
void SyncEngine::Run::becomeAnother(const Uuid &space, quint64 fork)
{
    qCInfo(lcSync) << "another history: going on as a new device";
    m_transport->closeLive(); // it was opened by the old one
    m_status.isLive = false;
    startOver([space, fork](store::Transaction &transaction) -> Expected<> {
        TRY(store::becomeNewDevice(transaction));
        TRY_ASSIGN(const auto spaces, store::listSpaces(transaction));
        for (const store::SpaceRecord &record : spaces) {
            if (space.isNil() || record.space == space) {
                TRY(store::beginRepair(transaction, record.space, fork));
            }
        }
        return {};
    });
}

void SyncEngine::Run::failed(const Error &error, std::optional<qint64> retryAfterMs)
{
    qCDebug(lcSync) << "sync:" << errorKindName(error.kind) << error.context;
    m_isBusy = false;
    m_hasGreeted = false;
    m_failedPush.reset();
    m_status.lastError = error.kind;
    m_status.isPortal = error.field == portalField;
    m_status.isDiskFull = store::isDiskFull(error);
    if (error.kind == ErrorKind::Unauthorized) {
        m_isStopped = true;
        m_transport->closeLive();
        m_status.isLive = false;
        setState(SyncState::AuthNeeded);
        return;
    }
    const qint64 wait = std::max(m_backoff.nextMs(), retryAfterMs.value_or(0));
    wakeAfter(wait);
    m_status.nextTryAt = m_clock.now() + std::chrono::milliseconds(wait);
    setState(SyncState::Offline);
    countWaiting();
}

void SyncEngine::Run::succeeded()
{
    if (!m_failedPush) {
        m_backoff.reset();
    }
    m_status.lastExchange = m_clock.now();
    m_status.lastError =
        m_isPushBlocked ? std::optional(ErrorKind::Unsupported) : std::nullopt; // still to be said
    m_status.isPortal = false;
    m_status.isDiskFull = false;
    m_status.nextTryAt.reset();
}

void SyncEngine::Run::tookSample(Instant sent, Instant received, Instant server)
{
    m_offset.add(sent, received, server);
    const qint64 ms = m_offset.ms().value_or(0);
    if (m_offsetMs == ms) {
        return;
    }
    m_offsetMs = ms;
    job([ms](store::Transaction &transaction) { return store::putClockOffset(transaction, ms); },
        [](const Expected<> &) {});
}

void SyncEngine::Run::setState(SyncState state)
{
    if (m_status.state != state) {
        m_status.state = state;
        Q_EMIT m_engine.statusChanged();
    }
}

void SyncEngine::Run::countWaiting()
{
    // Not by job(): the count is wanted whatever happens to the run.
    m_store.post([](store::Database &database) {
        return inTransaction(database,
                             [](store::Transaction &transaction) -> Expected<std::pair<int, int>> {
                                 TRY_ASSIGN(const int waiting, store::countWaiting(transaction));
                                 TRY_ASSIGN(const int refused, store::countRefused(transaction));
                                 return std::pair(waiting, refused);
                             });
    }) | endpaper::then(this, [this](const Expected<std::pair<int, int>> &counts) {
        if (counts && (counts->first != m_status.waiting || counts->second != m_status.refused)) {
            m_status.waiting = counts->first;
            m_status.refused = counts->second;
            Q_EMIT m_engine.statusChanged();
        }
    });
}

void SyncEngine::Run::wakeAfter(qint64 ms)
{
    m_wake.start(std::chrono::milliseconds(std::max<qint64>(ms, 1)));
}

void SyncEngine::Run::announce(const store::Touched &touched)
{
    if (!touched.isEmpty()) {
        Q_EMIT m_engine.rowsChanged(touched);
    }
}

} // namespace endpaper::sync
