// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"
#include "sync/enginerun.h"

namespace endpaper::sync {

using namespace Qt::StringLiterals;

namespace {
// A repair that did not make digests equal will not do so the next time: something else is wrong.
constexpr int mismatchesMax = 1;
constexpr qsizetype rowsNamedMax = 4; // in the log

Expected<std::optional<protocol::RepairRequest>> nextRequest(store::Transaction &transaction,
                                                             const QHash<Uuid, QByteArray> &known)
{
    TRY_ASSIGN(const auto spaces, store::listSpaces(transaction));
    for (const store::SpaceRecord &space : spaces) {
        if (space.condition == store::SpaceCondition::Repair && known.contains(space.space)) {
            TRY_ASSIGN(auto request, store::repairRequest(transaction, space.space));
            return request;
        }
    }
    return std::nullopt;
}
} // namespace

// One space after the other, until none is left.
void SyncEngine::Run::repair()
{
    m_isBusy = true;
    job([known =
             m_spaces](store::Transaction &transaction) { return nextRequest(transaction, known); },
        [this](const Expected<std::optional<protocol::RepairRequest>> &request) {
            if (!request) {
                failed(request.error());
                return;
            }
            if (!*request) {
                m_mustRepair = false;
                m_isBusy = false;
                step();
                return;
            }
            setState(SyncState::Pulling);
            ask(m_transport->repair(**request),
                [this, space = (*request)->space](const auto &answer) {
                    repairCompared(space, answer);
                });
        },
        For::Others);
}

void SyncEngine::Run::repairCompared(const Uuid &space, const Answer<protocol::RepairReply> &answer)
{
    if (!answer.message) {
        failed(answer.message.error(), answer.retryAfterMs);
        return;
    }
    m_repairing = {space, answer.message->fork, answer.message->differ, {}};
    repairListed(*answer.message);
}

void SyncEngine::Run::repairListed(const protocol::RepairReply &reply)
{
    const qsizetype before = m_repairing.unlisted.size();
    for (const int bucket : reply.listed) {
        m_repairing.unlisted.removeOne(bucket);
    }
    if (before > 0 && m_repairing.unlisted.size() == before) {
        failed({ErrorKind::Internal, u"a repair that leads nowhere"_s});
        return;
    }
    // Compared is not yet joined: while exchanges are refused, the waits go on growing.
    m_status.lastExchange = m_clock.now();
    job(
        [reply, space = m_repairing.space](store::Transaction &transaction) {
            return store::planRepair(transaction, space, reply);
        },
        [this](const Expected<store::RepairPlan> &plan) {
            if (!plan) {
                failed(plan.error());
                return;
            }
            qCInfo(lcSync) << "repair:" << plan->send.size() << "rows to send," << plan->want.size()
                           << "to fetch";
            for (const protocol::RowName &row :
                 plan->send.first(std::min(plan->send.size(), rowsNamedMax))) {
                qCDebug(lcSync) << "differs:" << row.kind << row.id.toString();
            }
            announce(plan->touched);
            m_repairing.plan = *plan;
            exchange();
        });
}

void SyncEngine::Run::exchange()
{
    Repairing &now = m_repairing;
    if (now.plan.isDone() && !now.unlisted.isEmpty()) {
        const protocol::RepairRequest look{
            .space = now.space, .fork = now.fork, .list = now.unlisted};
        ask(m_transport->repair(look), [this](const Answer<protocol::RepairReply> &answer) {
            if (!answer.message) {
                failed(answer.message.error(), answer.retryAfterMs);
                return;
            }
            repairListed(*answer.message);
        });
        return;
    }
    if (now.plan.isDone()) {
        startOver([space = now.space, fork = now.fork](store::Transaction &transaction) {
            return store::finishRepair(transaction, space, fork);
        });
        return;
    }
    auto plan = std::make_shared<store::RepairPlan>(std::exchange(now.plan, {}));
    job(
        [plan, space = now.space, fork = now.fork](store::Transaction &transaction) {
            return store::exchangeRequest(transaction, space, fork, *plan);
        },
        [this, plan](const Expected<protocol::RepairRequest> &request) {
            if (!request) {
                failed(request.error());
                return;
            }
            m_repairing.plan = *plan;
            if (request->rows.isEmpty() && request->want.isEmpty()) {
                exchange();
                return;
            }
            ask(m_transport->repair(*request), [this](const auto &answer) { exchanged(answer); });
        });
}

void SyncEngine::Run::exchanged(const Answer<protocol::RepairReply> &answer)
{
    if (!answer.message) {
        failed(answer.message.error(), answer.retryAfterMs);
        return;
    }
    succeeded();
    job(
        [reply = *answer.message, space = m_repairing.space,
         &clock = m_clock](store::Transaction &transaction) {
            return store::applyExchange(transaction, space, reply, clock.now());
        },
        [this,
         refused = int(answer.message->refused.size())](const Expected<store::Touched> &touched) {
            if (!touched) {
                failed(touched.error());
                return;
            }
            announce(*touched);
            if (refused > 0) {
                Q_EMIT m_engine.changesRefused(refused);
            }
            exchange();
        },
        For::Others);
}

void SyncEngine::Run::digestsDiffer(const QList<Uuid> &spaces)
{
    QList<Uuid> toRepair;
    for (const Uuid &space : spaces) {
        if (++m_mismatches[space] > mismatchesMax) {
            qCWarning(lcSync) << "a space differs from the server's even after a repair";
        } else {
            toRepair.append(space);
        }
    }
    if (toRepair.isEmpty()) {
        m_isBusy = false;
        m_mustPush = true;
        countWaiting();
        step();
        return;
    }
    qCInfo(lcSync) << "the digest is another one: the rows are compared";
    startOver([toRepair](store::Transaction &transaction) -> Expected<> {
        TRY_ASSIGN(const auto records, store::listSpaces(transaction));
        for (const store::SpaceRecord &record : records) {
            if (toRepair.contains(record.space)) {
                TRY(store::beginRepair(transaction, record.space, record.cursor));
            }
        }
        return {};
    });
}

} // namespace endpaper::sync
