// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/jobs/sharedwork.h"

#include "server/jobs/jobworker.h"
#include "store/vault/copysourcerepository.h"

namespace endpaper::server {

QList<qint64> JobRunner::Worker::jobsUnderWay()
{
    std::erase_if(m_tasks, [](const auto &task) { return task.expired(); });
    QList<qint64> jobs;
    for (const auto &weak : m_tasks) {
        if (const auto task = weak.lock()) {
            jobs.append(task->job.id);
        }
    }
    return jobs;
}

Expected<> lookAtLeases(Context &context, const WorkerName &worker, Instant leaseUntil,
                        const QList<qint64> &underWay)
{
    store::JobRepository jobs(context.transaction);
    for (const qint64 job : underWay) {
        const auto renewed = jobs.renew(job, worker.id, leaseUntil);
        if (!renewed && renewed.error().kind != ErrorKind::Conflict) { // over by now
            return renewed;
        }
    }
    TRY_ASSIGN(const QList<Uuid> owners, jobs.owners());
    for (const Uuid &owner : owners) {
        if (owner != worker.id && !worker.lock->isAlive(owner)) {
            TRY(jobs.releaseLeases(owner, context.clock.now()));
        }
    }
    return {};
}

// A source's gap is kept by all processes together: the store gives the turns. Where it was slow,
// so that several of ours are late, they still go one after the other.
void JobRunner::Worker::keepPace()
{
    using store::CopySourceRepository;
    m_executor->setPace([this, freeAt = std::make_shared<QHash<QString, Instant>>()](
                            const sources::SourceDescription &source,
                            std::function<void(Instant)> then) {
        const auto turn = std::make_shared<Instant>(m_clock.now());
        const auto gap = source.limits.gap;
        write(
            [facts = m_facts, id = source.id, gap, turn](Context &context) -> Expected<> {
                CopySourceRepository settings(context.transaction, facts->isSample);
                TRY_ASSIGN(*turn, settings.takeTurn(id, gap, context.clock.now()));
                return {};
            },
            [this, freeAt, id = source.id, gap, turn, then = std::move(then)](const Expected<> &) {
                Instant &free = (*freeAt)[id];
                const Instant now = m_clock.now();
                const bool isSoon = free <= now + CopySourceRepository::turnsMax;
                const Instant at = std::max({*turn, now, isSoon ? free : now});
                free = at + gap;
                then(at);
            });
    });
}

} // namespace endpaper::server
