// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/codec.h"
#include "protocol/limits.h"
#include "store/cache/outbox.h"
#include "sync/enginerun.h"

namespace endpaper::sync {

using namespace Qt::StringLiterals;

namespace {
constexpr int clockRefusalsMax = 5; // in a row; then something else is wrong
}

void SyncEngine::Run::push()
{
    m_isBusy = true;
    m_mustPush = false; // before the look: an edit that comes beside it sets it again
    m_sentFirst = std::exchange(m_first, store::FirstGroup::Whole);
    job(
        [groups = m_batchGroups, first = m_sentFirst](store::Transaction &transaction) {
            return store::nextBatch(transaction, groups, protocol::batchBytesMax, first);
        },
        [this](const Expected<store::OutboxBatch> &batch) {
            if (!batch) {
                failed(batch.error());
                return;
            }
            if (batch->groups.isEmpty()) {
                m_isBusy = false;
                countWaiting();
                step();
                return;
            }
            m_mustPush = true; // there may be more behind it
            setState(SyncState::Pushing);
            m_sentGroups = int(batch->groups.size());
            const QByteArray body = protocol::encodePush(batch->account, batch->device, batch->from,
                                                         batch->chain, batch->groups);
            ask(m_transport->push(body), [this](const auto &answer) { pushAnswered(answer); });
        });
}

void SyncEngine::Run::pushAnswered(const Answer<protocol::PushReply> &answer)
{
    if (answer.refusal) {
        pushRefused(*answer.refusal);
        return;
    }
    if (!answer.message) {
        const Error error = answer.message.error();
        if (error.kind != ErrorKind::TooLarge && error.kind != ErrorKind::Invalid) {
            pushFailed(error, answer.retryAfterMs);
        } else if (m_sentGroups > 1) {
            m_batchGroups = m_sentGroups / 2;
            m_isBusy = false;
            step();
        } else if (m_sentFirst == store::FirstGroup::Whole) {
            // The same bytes would be refused for ever, and all that waits behind them.
            m_first = store::FirstGroup::NumberAlone;
            m_isBusy = false;
            step();
        } else {
            pushFailed(error, answer.retryAfterMs); // nothing is taken here, whatever it is
        }
        return;
    }
    tookSample(answer.sent, answer.received, answer.message->now);
    job(
        [reply = *answer.message, &clock = m_clock](store::Transaction &transaction) {
            return store::acknowledge(transaction, reply, clock);
        },
        [this](const Expected<store::Acknowledged> &done) {
            if (!done && done.error().field == "chain"_L1) {
                becomeAnother({}, quint64(INT64_MAX));
                return;
            }
            if (!done) {
                failed(done.error());
                return;
            }
            m_isBusy = false;
            m_clockRefusals = 0;
            m_batchGroups = std::min(2 * m_batchGroups, m_batchGroupsMax);
            succeeded();
            announce(done->touched);
            countWaiting();
            if (done->refused > 0) {
                Q_EMIT m_engine.changesRefused(done->refused);
            }
            m_mustPull = true; // an answer may leave rows to fetch: what others did between
            if (done->accepted + done->refused == 0) {
                failed({ErrorKind::Unavailable, u"the server took none of what waits"_s});
                return;
            }
            step();
        });
}

// A server that takes nothing (its disk is full, its clock is wrong) can still be read.
void SyncEngine::Run::pushFailed(const Error &error, std::optional<qint64> retryAfterMs)
{
    if (error.kind == ErrorKind::Unauthorized) {
        failed(error, retryAfterMs);
        return;
    }
    m_failedPush = {error, retryAfterMs};
    m_isBusy = false;
    m_mustPull = true;
    step();
}

void SyncEngine::Run::pushRefused(const protocol::Refusal &refusal)
{
    using Code = protocol::Refusal::Code;
    switch (refusal.code) {
    case Code::Account:
        m_isBusy = false;
        m_isStopped = true;
        m_status.lastError = ErrorKind::Conflict;
        setState(SyncState::AuthNeeded);
        Q_EMIT m_engine.accountMismatched(m_account);
        return;
    case Code::Upgrade:
        // Only pushing is barred; what others do still comes in.
        m_isPushBlocked = true;
        m_isBusy = false;
        m_status.lastError = ErrorKind::Unsupported;
        step();
        return;
    case Code::Resync:
        startOver([refusal](store::Transaction &transaction) {
            return store::beginStaging(transaction, refusal.space, refusal.floor);
        });
        return;
    case Code::Lineage:
        becomeAnother(refusal.space, refusal.fork);
        return;
    case Code::Gap:
    case Code::Forked:
        becomeAnother({}, quint64(INT64_MAX));
        return;
    case Code::Clock:
        break;
    }
    if (++m_clockRefusals > clockRefusalsMax) {
        m_clockRefusals = 0;
        failed({ErrorKind::Conflict, u"the server refuses our clock again and again"_s});
        return;
    }
    job(
        [refusal, &clock = m_clock](store::Transaction &transaction) -> Expected<store::Touched> {
            store::Touched touched;
            if (refusal.applied) {
                TRY_ASSIGN(const auto done,
                           store::acknowledge(transaction, *refusal.applied, clock));
                touched = done.touched;
            }
            // From now on the clock is right; what was stamped by the wrong one is shifted.
            TRY(store::putClockOffset(transaction, (refusal.now - clock.now()).count()));
            TRY(store::shiftOutbox(transaction, refusal.number, refusal.aheadMs));
            return touched;
        },
        [this](const Expected<store::Touched> &done) {
            if (!done) {
                failed(done.error());
                return;
            }
            m_isBusy = false;
            announce(*done);
            countWaiting();
            step();
        });
}

} // namespace endpaper::sync
