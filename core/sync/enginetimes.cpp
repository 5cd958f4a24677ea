// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"
#include "store/cache/compaction.h"
#include "store/cache/outbox.h"
#include "sync/enginerun.h"

#include <QCoreApplication>

namespace endpaper::sync {

using namespace Qt::StringLiterals;

namespace {
// The wall clock against a timer: more than this is sleep, or a clock that was set.
constexpr qint64 jumpMs = 60'000;
} // namespace

SyncEngine::Run::~Run()
{
    giveUpLease(); // nothing is told any more
}

void SyncEngine::Run::giveUpLease()
{
    if (!std::exchange(m_hasLease, false)) {
        return;
    }
    m_store.post([owner = m_owner](store::Database &database) {
        return inTransaction(database, [owner](store::Transaction &transaction) {
            return store::giveLease(transaction, owner);
        });
    });
}

void SyncEngine::Run::startTimers()
{
    m_owner = store::leaseOwner(m_options.process != 0 ? m_options.process
                                                       : QCoreApplication::applicationPid());
    QObject::connect(&m_leaseTimer, &QTimer::timeout, this, [this] { renewLease(); });
    m_leaseTimer.setInterval(std::chrono::milliseconds(m_options.leaseMs / leaseRenewals));
    QObject::connect(&m_beatTimer, &QTimer::timeout, this, [this] { beat(); });
    m_lastBeat = m_clock.now();
    m_beatTimer.start(std::chrono::milliseconds(m_options.beatMs));
    QObject::connect(&m_watchTimer, &QTimer::timeout, this, [this] { lookElsewhere(); });
    if (m_options.watchMs > 0) {
        m_watchTimer.start(std::chrono::milliseconds(m_options.watchMs));
        lookElsewhere();
    }
    m_store.post([](store::Database &database) {
        return inTransaction(database, [](store::Transaction &transaction) {
            return store::loadDeviceState(transaction);
        });
    }) | endpaper::then(this, [this](const Expected<store::DeviceState> &state) {
        m_firstNumber = state ? state->nextNumber : 0;
    });
}

// After sleep, in another network, or when the clock was set, no sample of its offset holds, the
// socket is dead without knowing it, and what is under way may never be answered.
void SyncEngine::Run::beat()
{
    const Instant now = m_clock.now();
    const qint64 off = (now - m_lastBeat).count() - m_options.beatMs;
    m_lastBeat = now;
    if (std::abs(off) > jumpMs) {
        qCInfo(lcSync) << "the clock jumped by" << off << "ms: asleep, or set";
        connectAnew();
    }
}

void SyncEngine::Run::connectAnew()
{
    if (!m_transport || m_isStopped || m_isPaused) {
        return;
    }
    ++m_generation;
    m_isBusy = false;
    m_hasGreeted = false;
    m_offset = {};
    m_offsetMs.reset();
    m_transport->closeLive();
    m_transport->cancel();
    m_status.isLive = false;
    sendNow();
}

void SyncEngine::Run::renewLease()
{
    if (!m_hasLease) {
        return;
    }
    job(
        [owner = m_owner, now = m_clock.now(),
         lastsMs = m_options.leaseMs](store::Transaction &transaction) {
            return store::takeLease(transaction, owner, now, lastsMs);
        },
        [this](const Expected<bool> &isOurs) {
            if (!isOurs || *isOurs) {
                return;
            }
            // We were silent for too long: another process goes on.
            ++m_generation;
            m_isBusy = false;
            m_hasGreeted = false;
            m_hasLease = false;
            m_transport->closeLive();
            m_transport->cancel();
            m_status.isLive = false;
            step();
        });
}

void SyncEngine::Run::lookElsewhere()
{
    // Not by job(): also while nothing is exchanged.
    m_store.post([view = m_view](store::Database &database) -> Expected<store::Touched> {
        TRY_ASSIGN(auto transaction,
                   store::Transaction::begin(database, store::Transaction::Mode::Deferred));
        return store::changedElsewhere(transaction, *view);
    }) | endpaper::then(this, [this](const Expected<store::Touched> &touched) {
        if (!touched || touched->isEmpty()) {
            return;
        }
        announce(*touched);
        noteLocalEdit(); // what waits may be the other process's, for us to send
    });
}

void SyncEngine::Run::compact()
{
    m_isBusy = true;
    m_mustCompact = false;
    job(
        [&clock = m_clock](store::Transaction &transaction) {
            return store::compactPositions(transaction, clock);
        },
        [this](const Expected<store::Touched> &touched) {
            m_isBusy = false;
            if (touched && !touched->isEmpty()) {
                m_mustPush = true;
                m_mustCompact = true; // there may be more lists
                announce(*touched);
                countWaiting();
            }
            step();
        });
}

} // namespace endpaper::sync
