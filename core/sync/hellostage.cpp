// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/limits.h"
#include "protocol/schema.h"
#include "store/cache/conflicts.h"
#include "store/cache/outbox.h"
#include "sync/enginerun.h"

namespace endpaper::sync {

using namespace Qt::StringLiterals;

// What the file says to hello's answer.
struct SyncEngine::Run::Greeting
{
    enum class Next { GoOn, BecomeAnother };
    Next next = Next::GoOn;
    bool isNewlyBound = false;
    store::Touched touched;
    quint64 device = 0;
};

namespace {
struct Opening
{
    protocol::HelloRequest request;
    qint64 offsetMs = 0; // by which what waits was stamped
};

protocol::HelloRequest requestFrom(const store::DeviceState &state,
                                   const QList<store::SpaceRecord> &spaces)
{
    protocol::HelloRequest request;
    request.versionMin = protocol::versionLowest;
    request.versionMax = protocol::versionHighest;
    request.schema = protocol::schemaVersion;
    request.account = state.account;
    request.device = state.device;
    request.capabilities = {"cbor", "zlib"};
    for (const store::SpaceRecord &space : spaces) {
        // Of a history that is being left nothing is said any more.
        if (space.high.seq != 0 && space.condition != store::SpaceCondition::Repair) {
            request.high.insert(space.space, space.high);
        }
    }
    request.through = state.through;
    request.chain = state.chain;
    return request;
}

Uuid homeSpaceIn(const protocol::HelloReply &reply)
{
    const Uuid derived = protocol::homeSpaceOf(reply.account);
    for (const protocol::SpaceState &space : reply.spaces) {
        if (space.space == derived) {
            return derived;
        }
    }
    for (const protocol::SpaceState &space : reply.spaces) {
        if (space.role == "owner") {
            return space.space;
        }
    }
    return derived;
}
} // namespace

void SyncEngine::Run::hello()
{
    m_isBusy = true;
    job(
        [account = m_options.account, owner = m_owner, now = m_clock.now(),
         lastsMs = m_options.leaseMs](
            store::Transaction &transaction) -> Expected<std::optional<Opening>> {
            TRY_ASSIGN(const bool isOurs, store::takeLease(transaction, owner, now, lastsMs));
            if (!isOurs) {
                return std::nullopt;
            }
            TRY_ASSIGN(store::DeviceState state, store::loadDeviceState(transaction));
            TRY_ASSIGN(const auto spaces, store::listSpaces(transaction));
            if (state.account.isNil()) {
                state.account = account;
            }
            return Opening{requestFrom(state, spaces), state.offsetMs};
        },
        [this](Expected<std::optional<Opening>> opening) {
            if (!opening) {
                failed(opening.error());
                return;
            }
            m_hasLease = opening->has_value();
            if (m_status.isElsewhere == m_hasLease) {
                m_status.isElsewhere = !m_hasLease;
                Q_EMIT m_engine.statusChanged();
            }
            if (!m_hasLease) {
                m_isBusy = false;
                setState(SyncState::Idle);
                wakeAfter(m_options.leaseMs / leaseRenewals);
                return;
            }
            setState(SyncState::Connecting);
            (*opening)->request.app = m_options.app;
            ask(m_transport->hello((*opening)->request),
                [this, offsetMs = (*opening)->offsetMs](const auto &answer) {
                    helloAnswered(answer, offsetMs);
                });
        });
}

void SyncEngine::Run::helloAnswered(const Answer<protocol::HelloReply> &answer, qint64 offsetBefore)
{
    if (answer.refusal) {
        if (answer.refusal->code == protocol::Refusal::Code::Account) {
            m_isBusy = false;
            m_isStopped = true;
            m_status.lastError = ErrorKind::Conflict;
            setState(SyncState::AuthNeeded);
            Q_EMIT m_engine.accountMismatched(m_options.account);
        } else if (answer.refusal->code == protocol::Refusal::Code::Upgrade) {
            failed({ErrorKind::Unsupported, u"the server wants a newer program"_s},
                   m_options.backoffMaxMs);
        } else {
            // A copied file says nothing against the server's history.
            const bool isCopy = answer.refusal->code == protocol::Refusal::Code::Forked;
            becomeAnother(answer.refusal->space,
                          isCopy ? quint64(INT64_MAX) : answer.refusal->fork);
        }
        return;
    }
    if (!answer.message) {
        failed(answer.message.error(), answer.retryAfterMs);
        return;
    }
    const protocol::HelloReply reply = *answer.message;
    if (!m_options.account.isNil() && reply.account != m_options.account) {
        m_isBusy = false;
        m_isStopped = true;
        m_status.lastError = ErrorKind::Conflict;
        setState(SyncState::AuthNeeded);
        Q_EMIT m_engine.accountMismatched(m_options.account);
        return;
    }
    if (reply.version < protocol::versionLowest || reply.version > protocol::versionHighest) {
        failed({ErrorKind::Unsupported, u"the server speaks another version"_s},
               m_options.backoffMaxMs);
        return;
    }
    // What others do can be read all the same.
    m_isPushBlocked = reply.schemaMin > protocol::schemaVersion;
    tookSample(answer.sent, answer.received, reply.now);
    m_batchGroupsMax = int(std::clamp<qint64>(reply.limits.batch, 1, protocol::batchGroupsMax));
    m_batchGroups = m_batchGroupsMax;
    // A clock that was far behind until now: what was stamped by it is shifted before it is sent.
    const qint64 behindMs = m_offset.ms().value_or(0) - offsetBefore;
    const bool isShifted = !m_hasHadContact && behindMs > protocol::clockAheadMsMax;
    m_hasHadContact = true;
    job(
        [reply, first = isShifted ? m_firstNumber : 0,
         behindMs](store::Transaction &transaction) -> Expected<Greeting> {
            Greeting greeting;
            if (first != 0) {
                TRY_ASSIGN(const quint64 unsent, store::firstUnsent(transaction));
                TRY(store::shiftOutbox(transaction, std::max(first, unsent), -behindMs));
            }
            TRY_ASSIGN(const store::DeviceState state, store::loadDeviceState(transaction));
            greeting.isNewlyBound = state.account.isNil();
            greeting.device = state.device;
            TRY(store::bindAccount(transaction, reply.account, homeSpaceIn(reply)));
            TRY_ASSIGN(greeting.touched, store::putSpaces(transaction, reply.spaces));
            TRY(store::putDeviceNames(transaction, reply.devices));
            // It knows less of us than it once said, or more than we ever sent, or something else.
            TRY_ASSIGN(const auto chain, store::chainAt(transaction, reply.through));
            const bool isOther = chain != reply.chain;
            greeting.next = isOther ? Greeting::Next::BecomeAnother : Greeting::Next::GoOn;
            return greeting;
        },
        [this, reply](const Expected<Greeting> &greeting) {
            if (!greeting && greeting.error().kind == ErrorKind::Conflict) {
                m_isBusy = false;
                m_isStopped = true;
                m_status.lastError = ErrorKind::Conflict;
                setState(SyncState::AuthNeeded);
                Q_EMIT m_engine.accountMismatched(reply.account);
                return;
            }
            if (!greeting) {
                failed(greeting.error());
                return;
            }
            m_account = reply.account;
            m_device = greeting->device;
            m_spaces.clear();
            for (const protocol::SpaceState &space : reply.spaces) {
                m_spaces.insert(space.space, space.role);
            }
            if (greeting->isNewlyBound) {
                Q_EMIT m_engine.accountBound(reply.account);
            }
            announce(greeting->touched);
            if (greeting->next == Greeting::Next::BecomeAnother) {
                // Nothing of the server's is doubted here: if it lost something, its lineage will
                // say so.
                becomeAnother({}, quint64(INT64_MAX));
                return;
            }
            // Greeted is not yet served: while pushes are refused, the waits go on growing.
            m_status.lastExchange = m_clock.now();
            m_status.isPortal = false;
            m_status.isDiskFull = false;
            m_status.nextTryAt.reset();
            m_hasGreeted = true;
            m_mustCompact = true;
            m_isBusy = false;
            step();
        });
}

} // namespace endpaper::sync
