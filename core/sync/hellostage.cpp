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
    setState(SyncState::Connecting);
    job(
        [account = m_options.account](
            store::Transaction &transaction) -> Expected<protocol::HelloRequest> {
            TRY_ASSIGN(store::DeviceState state, store::loadDeviceState(transaction));
            TRY_ASSIGN(const auto spaces, store::listSpaces(transaction));
            if (state.account.isNil()) {
                state.account = account;
            }
            return requestFrom(state, spaces);
        },
        [this](Expected<protocol::HelloRequest> request) {
            if (!request) {
                failed(request.error());
                return;
            }
            request->app = m_options.app;
            ask(m_transport->hello(*request),
                [this](const auto &answer) { helloAnswered(answer); });
        });
}

void SyncEngine::Run::helloAnswered(const Answer<protocol::HelloReply> &answer)
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
            becomeAnother(answer.refusal->space, answer.refusal->fork);
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
    tookSample(answer.sent, answer.received, reply.now);
    m_batchGroups = int(std::clamp<qint64>(reply.limits.batch, 1, protocol::batchGroupsMax));
    job(
        [reply](store::Transaction &transaction) -> Expected<Greeting> {
            Greeting greeting;
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
                m_spaces.insert(space.space);
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
            succeeded();
            m_hasGreeted = true;
            m_isBusy = false;
            step();
        });
}

} // namespace endpaper::sync
