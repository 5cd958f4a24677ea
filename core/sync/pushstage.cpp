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
    m_ahead.reset();
    m_acknowledging = 0;
    const store::FirstGroup first = std::exchange(m_first, store::FirstGroup::Whole);
    job(
        [groups = m_batchGroups, bytes = m_options.pushBytes,
         first](store::Transaction &transaction) {
            return store::nextBatch(transaction, groups, bytes, first);
        },
        [this, first](const Expected<store::OutboxBatch> &batch) {
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
            send(*batch, first);
        });
}

void SyncEngine::Run::send(const store::OutboxBatch &batch, store::FirstGroup first)
{
    m_mustPush = true; // there may be more behind it
    setState(SyncState::Pushing);
    m_sent = {int(batch.groups.size()), batch.lastNumber(), first};
    ask(m_transport->push(protocol::encodePush(batch.account, batch.device, batch.from, batch.chain,
                                               batch.groups)),
        [this, turn = ++m_pushTurn](const auto &answer) {
            if (turn == m_pushTurn) {
                pushAnswered(answer);
            }
        });
    if (!batch.isLast && first == store::FirstGroup::Whole) {
        readAhead();
    }
}

// So that the next groups can go out at once when these are taken.
void SyncEngine::Run::readAhead()
{
    job(
        [groups = m_batchGroups, bytes = m_options.pushBytes,
         last = m_sent.last](store::Transaction &transaction) {
            return store::batchBehind(transaction, last, groups, bytes);
        },
        [this, turn = m_pushTurn](const Expected<store::OutboxBatch> &batch) {
            if (batch && !batch->groups.isEmpty() && turn == m_pushTurn) {
                m_ahead = *batch;
            }
        });
}

// The server works on the next groups while these are confirmed here. Only where all of these were
// taken; and one behind the other: while a confirmation is still under way, the next ones wait.
bool SyncEngine::Run::sendAhead(const protocol::PushReply &reply)
{
    std::optional<store::OutboxBatch> next = std::exchange(m_ahead, std::nullopt);
    const bool isTaken = reply.through == m_sent.last
        && std::ranges::all_of(reply.results, [](const protocol::PushedGroup &group) {
                             return group.result == protocol::GroupResult::Ok
                                 || group.result == protocol::GroupResult::Noop;
                         });
    if (!next || !isTaken || m_acknowledging > 0 || !m_hasGreeted || m_mustRepair) {
        return false;
    }
    next->chain = reply.chain;
    send(*next, store::FirstGroup::Whole);
    return true;
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
        } else if (m_sent.groups > 1) {
            m_batchGroups = m_sent.groups / 2;
            m_isBusy = false;
            step();
        } else if (m_sent.first == store::FirstGroup::Whole) {
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
    const bool goesOn = sendAhead(*answer.message);
    ++m_acknowledging;
    job(
        [reply = *answer.message, &clock = m_clock](store::Transaction &transaction) {
            return store::acknowledge(transaction, reply, clock);
        },
        [this, goesOn](const Expected<store::Acknowledged> &done) {
            --m_acknowledging;
            acknowledged(done, goesOn);
        });
}

// `goesOn`: the next groups are on their way already.
void SyncEngine::Run::acknowledged(const Expected<store::Acknowledged> &done, bool goesOn)
{
    if (!done) {
        ++m_pushTurn; // the same bytes go out again, whatever has become of the next ones
        if (done.error().field == "chain"_L1) {
            becomeAnother({}, quint64(INT64_MAX));
        } else {
            failed(done.error());
        }
        return;
    }
    m_clockRefusals = 0;
    m_batchGroups = std::min(2 * m_batchGroups, m_batchGroupsMax);
    succeeded();
    announce(done->touched);
    countWaiting();
    if (done->refused > 0) {
        Q_EMIT m_engine.changesRefused(done->refused);
    }
    m_mustPull = true; // an answer may leave rows to fetch: what others did between
    if (goesOn) {
        return;
    }
    m_isBusy = false;
    if (done->accepted + done->refused == 0) {
        failed({ErrorKind::Unavailable, u"the server took none of what waits"_s});
        return;
    }
    step();
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
    case Code::Gap: // it forgot what it had taken: it came back from a backup
        becomeAnother({}, 0);
        return;
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
