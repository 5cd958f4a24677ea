// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/jobs/jobrunner.h"

#include "base/log.h"
#include "server/jobs/copysearch.h"
#include "server/jobs/jobworker.h"
#include "server/jobs/shopdesk.h"
#include "server/jobs/watchtask.h"
#include "store/vault/noterepository.h"

namespace endpaper::server {

using namespace Qt::StringLiterals;

// Jobs that are over are kept this long, for the admin's list.
static constexpr std::chrono::hours prunedAfter{24 * 7};
static constexpr std::chrono::minutes pruneInterval{10};
static constexpr int attemptsMax = 10;
static constexpr int claimsAtOnceMax = 16;
static constexpr std::chrono::hours alertsKept{24 * 90};

JobRunner::JobRunner(Engine &engine, JobOptions options, const Clock &clock)
    : m_worker(new Worker(engine, std::move(options), clock))
{
    m_thread.setObjectName(u"jobs"_s);
    m_worker->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    engine.addLiveSink([mailbox = std::weak_ptr(m_worker->mailbox()),
                        worker = m_worker](const QList<LiveEvent> &events) {
        const auto box = mailbox.lock();
        if (!box) {
            return;
        }
        const bool hasJob = std::ranges::any_of(
            events, [](const LiveEvent &event) { return event.kind == LiveEvent::Kind::JobAdded; });
        if (hasJob) {
            box->post([worker] { worker->tick(); });
        }
        for (const LiveEvent &event : events) {
            if (event.kind == LiveEvent::Kind::SpaceChanged) {
                box->post([worker, space = event.space, seq = event.seq] {
                    worker->followSpace(space, seq);
                });
            }
        }
    });
}

JobRunner::~JobRunner()
{
    m_worker->mailbox()->close();
    if (m_thread.isRunning()) {
        m_thread.quit();
        m_thread.wait();
    } else {
        delete m_worker;
    }
}

void JobRunner::start()
{
    m_thread.start();
    m_worker->mailbox()->post([worker = m_worker] { worker->start(); });
}

void JobRunner::wake()
{
    m_worker->mailbox()->post([worker = m_worker] { worker->tick(); });
}

QHash<QString, int> JobRunner::requestCounts() const { return m_worker->requestCounts(); }

JobRunner::Worker::Worker(Engine &engine, JobOptions options, const Clock &clock)
    : m_engine(engine)
    , m_options(std::move(options))
    , m_clock(clock)
    , m_mailbox(std::make_shared<Mailbox>(this))
    , m_poll(this)
{
}

JobRunner::Worker::~Worker()
{
    m_mailbox->close();
    if (m_facts) { // behind what it has asked for itself
        m_engine.write([facts = m_facts](Context &context) {
            return store::JobRepository(context.transaction)
                .releaseLeases(facts->worker.id, context.clock.now());
        });
    }
}

QHash<QString, int> JobRunner::Worker::requestCounts() const
{
    const QMutexLocker lock(&m_countsMutex);
    return m_counts;
}

void JobRunner::Worker::start()
{
    const Settings &settings = m_engine.settings();
    // Named, with where to complain: sources limit or refuse those who do not say who they are.
    const QByteArray contact =
        settings.publicUrl.isEmpty() ? "used-book finder, run by its reader" : settings.publicUrl;
    m_fetcher = std::make_unique<sources::Fetcher>(
        QByteArray("Endpaper/" + (settings.version.isEmpty() ? QByteArray("0") : settings.version)
                   + " (+" + contact + ')'));
    m_executor = std::make_unique<sources::Executor>(*m_fetcher, m_clock);
    const Uuid id = Uuid::create();
    auto lock = store::WorkerLock::take(settings.dataFolder, id);
    if (!lock) {
        qCCritical(lcJobs) << "no jobs:" << lock.error().context;
        return;
    }
    if (m_options.isSample || settings.isSample) {
        m_sample = std::make_unique<sources::SampleServer>();
        if (const auto listening = m_sample->listen(); !listening) {
            qCCritical(lcJobs) << "no sample sources:" << listening.error().context;
            return;
        }
        // One source always fails, so that what a failure looks like is seen before it is real.
        m_sample->setFault(u"inventaire"_s, sources::Fault::RateLimited);
    }
    m_probe = std::make_unique<sources::ShopProbe>(*m_fetcher);
    m_probe->setMayBePrivate(m_options.mayShopsBePrivate);
    m_facts = std::make_shared<const Facts>(Facts{.worker = {id, std::move(*lock)},
                                                  .lease = m_options.lease,
                                                  .sources = m_options.sources,
                                                  .isSample = m_sample != nullptr});
    keepPace();
    m_wishes = std::make_unique<WishFollower>(m_engine, m_mailbox, this, m_facts->isSample);
    readSources();
    connect(&m_poll, &QTimer::timeout, this, [this] {
        m_areLeasesDue = true;
        tick();
        planIfDue();
    });
    m_poll.start(m_options.poll);
    tick();
}

void JobRunner::Worker::followSpace(const Uuid &space, quint64 seq)
{
    if (m_wishes) {
        m_wishes->follow(space, seq);
    }
}

// In sample mode there is no way out but to the sample server.
sources::SourceDescription
JobRunner::Worker::asAsked(const sources::SourceDescription &source) const
{
    return m_sample ? m_sample->replaced(source) : source;
}

void JobRunner::Worker::write(std::function<Expected<>(Context &)> work,
                              std::function<void(Expected<>)> done)
{
    m_engine.write(std::move(work), nullptr,
                   [mailbox = m_mailbox, done = std::move(done)](Expected<> result) {
                       mailbox->post([done, result = std::move(result)] { done(result); });
                   });
}

void JobRunner::Worker::tick()
{
    if (!m_facts) {
        return; // not started, or without sample sources
    }
    {
        const QMutexLocker lock(&m_countsMutex);
        m_counts = m_executor->requestCounts();
    }
    readSources();
    lookAtShops();
    if (m_isClaiming) {
        m_isWoken = true;
    } else if (m_areLeasesDue || m_running < m_options.concurrentMax) {
        claim();
    }
}

void JobRunner::Worker::readSources()
{
    lookForShops(m_engine.settings());
    const auto &known = knownSources(m_engine.settings());
    if (m_options.sources.isEmpty() && m_known != &known) {
        m_known = &known;
        Facts facts = *m_facts;
        facts.sources = known;
        m_facts = std::make_shared<const Facts>(std::move(facts));
    }
}

void JobRunner::Worker::lookAtShops()
{
    ShopDesk &desk = ShopDesk::of(m_engine.settings());
    while (!m_isLookingAtShop) {
        const auto shop = desk.take();
        if (!shop) {
            return;
        }
        if (m_sample) { // no way out but to the sample server
            sources::ShopPreview preview;
            preview.reason = u"sample"_s;
            desk.put(shop->address, std::move(preview), m_clock.now());
            continue;
        }
        m_isLookingAtShop = true;
        m_probe->look(
            shop->address, shop->currency, m_clock.now(),
            [this, address = shop->address](sources::ShopPreview preview) {
                ShopDesk::of(m_engine.settings()).put(address, std::move(preview), m_clock.now());
                m_isLookingAtShop = false;
                lookAtShops();
            });
    }
}

// What one commit took from the table.
struct JobRunner::Worker::Claim
{
    QList<TaskPointer> tasks = {};
    bool isAgain = false; // there may be more
};

void JobRunner::Worker::claim()
{
    m_isClaiming = true;
    m_isWoken = false;
    auto claimed = std::make_shared<Claim>();
    const bool isPruneDue = m_clock.now() - m_prunedAt >= pruneInterval;
    m_prunedAt = isPruneDue ? m_clock.now() : m_prunedAt;
    const bool areLeasesDue = std::exchange(m_areLeasesDue, false);
    const int count = std::min(m_options.concurrentMax - m_running, claimsAtOnceMax);
    auto work = [facts = m_facts, claimed, isPruneDue, areLeasesDue, count,
                 underWay = areLeasesDue ? jobsUnderWay()
                                         : QList<qint64>()](Context &context) -> Expected<> {
        if (areLeasesDue) {
            TRY(lookAtLeases(context, facts->worker, context.clock.now() + facts->lease, underWay));
        }
        if (isPruneDue) {
            TRY(prune(context, *facts));
        }
        for (int i = 0; i < count; ++i) {
            // One that cannot be begun must not take the others along.
            bool isOne = false;
            const auto begun = context.transaction.nested([&]() -> Expected<> {
                TRY_ASSIGN(isOne, claimOne(context, *facts, *claimed));
                return {};
            });
            if (!begun && i == 0) {
                return begun;
            }
            if (!begun || !isOne) {
                return {};
            }
        }
        claimed->isAgain = count > 0;
        return {};
    };
    write(std::move(work), [this, claimed](const Expected<> &result) {
        m_isClaiming = false;
        if (!result) {
            qCWarning(lcJobs) << "claim:" << errorKindName(result.error().kind)
                              << result.error().context;
            return; // the next poll tries again
        }
        m_running += int(claimed->tasks.size());
        for (const TaskPointer &task : std::as_const(claimed->tasks)) {
            begin(task);
        }
        if (m_isWoken || claimed->isAgain) {
            tick();
        }
    });
}

// False: nothing was due.
Expected<bool> JobRunner::Worker::claimOne(Context &context, const Facts &facts, Claim &claimed)
{
    const Instant now = context.clock.now();
    store::JobRepository jobs(context.transaction);
    TRY_ASSIGN(const auto job, jobs.claim(facts.worker.id, now, now + facts.lease));
    if (!job) {
        return false;
    }
    claimed.isAgain = true;
    if (job->kind == "watch"_L1) {
        // done within this very transaction
        TRY(runWatch(context, *job, facts.worker.id, facts.sources, facts.isSample));
        return true;
    }
    if (job->attempt > attemptsMax && job->kind != "deliver"_L1) {
        // Something about it kills or fails every worker: it must not go round for ever.
        TRY(jobs.giveUp(job->id, facts.worker.id, u"attempts"_s, now));
        return true;
    }
    auto task = std::make_shared<Task>();
    task->job = *job;
    TRY(prepare(context, *task, facts));
    if (task->job.id != 0) {
        claimed.tasks.append(task);
    }
    return true;
}

// What a kind needs of the store before it can begin. A job that turns out to be done already, or
// that has to wait, is put away here, and task.job.id is 0 then.
Expected<> JobRunner::Worker::prepare(Context &context, Task &task, const Facts &facts)
{
    if (task.job.kind == "search"_L1 || task.job.kind == "refresh"_L1) {
        return prepareSearch(context, task, facts);
    }
    if (task.job.kind == "deliver"_L1) {
        return prepareDelivery(context, task, facts);
    }
    if (task.job.kind == "editions"_L1) {
        return prepareEditions(context, task, facts);
    }
    return task.job.kind == "cover"_L1 ? prepareCover(context, task, facts) : Expected<>();
}

Expected<> JobRunner::Worker::prune(Context &context, const Facts &facts)
{
    const Instant now = context.clock.now();
    TRY(store::JobRepository(context.transaction).prune(now - prunedAfter));
    TRY(store::AlertRepository(context.transaction).prune(now - alertsKept));
    TRY(store::NoteRepository(context.transaction).prune(now - pruneInterval));
    for (const auto &source : facts.sources) {
        if (!source.terms.mayStore) {
            TRY(store::CopyRepository(context.transaction)
                    .forget(source.id, now - source.terms.maxAge));
        }
    }
    return {};
}

void JobRunner::Worker::begin(const TaskPointer &task)
{
    m_tasks.push_back(task);
    if (task->job.kind == "search"_L1 || task->job.kind == "refresh"_L1) {
        beginSearch(task);
    } else if (task->job.kind == "deliver"_L1) {
        m_deliveries.append(task);
        beginDeliveries();
    } else if (task->job.kind == "editions"_L1) {
        beginEditions(task);
    } else if (task->job.kind == "cover"_L1) {
        beginCover(task);
    } else {
        beginResolve(task);
    }
}

void JobRunner::Worker::over(const Expected<> &result)
{
    if (!result) {
        // A lost lease, or a store that is full or busy: the job is still in the table, and comes
        // again.
        qCWarning(lcJobs) << "job:" << errorKindName(result.error().kind) << result.error().context;
    }
    --m_running;
    tick();
}

} // namespace endpaper::server
