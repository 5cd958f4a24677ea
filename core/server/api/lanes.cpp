// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/lanes.h"

#include "base/log.h"
#include "store/engine/diskroom.h"
#include "store/vault/vault.h"

#include <future>

namespace endpaper::server {

using namespace Qt::StringLiterals;
using store::Database;
using store::Transaction;

namespace {
constexpr int busyLogPagesMax = 8 * Database::logPagesMax; // 32 MiB
}

void Deliveries::post(std::function<void()> call)
{
    const std::scoped_lock lock(m_mutex);
    m_calls.push_back(std::move(call));
    if (!std::exchange(m_isScheduled, true)) {
        QMetaObject::invokeMethod(this, &Deliveries::drain, Qt::QueuedConnection);
    }
}

void Deliveries::drain()
{
    std::vector<std::function<void()>> calls;
    {
        const std::scoped_lock lock(m_mutex);
        calls.swap(m_calls);
        m_isScheduled = false;
    }
    for (auto &call : calls) {
        call();
    }
}

Expected<std::unique_ptr<ReaderLane>> ReaderLane::start(const QString &path, int threads,
                                                        int waitingMax)
{
    std::unique_ptr<ReaderLane> lane(new ReaderLane(waitingMax));
    std::vector<std::future<Expected<>>> opened;
    for (int i = 0; i < threads; ++i) {
        auto promise = std::make_shared<std::promise<Expected<>>>();
        opened.push_back(promise->get_future());
        lane->m_threads.emplace_back([lane = lane.get(), path, promise] {
            auto database = store::openVaultReader(path);
            if (!database) {
                promise->set_value(tl::unexpected(database.error()));
                return;
            }
            promise->set_value({});
            lane->run(**database);
        });
    }
    Expected<> result;
    for (auto &future : opened) {
        if (auto one = future.get(); !one) {
            result = one;
        }
    }
    TRY(result);
    return lane;
}

ReaderLane::~ReaderLane()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_isEnding = true;
    }
    m_wake.notify_all();
    for (std::thread &thread : m_threads) {
        thread.join();
    }
}

bool ReaderLane::post(Job job)
{
    const std::scoped_lock lock(m_mutex);
    if (qsizetype(m_jobs.size()) >= m_waitingMax) {
        return false;
    }
    enqueue(std::move(job));
    return true;
}

void ReaderLane::postAlways(Job job)
{
    const std::scoped_lock lock(m_mutex);
    enqueue(std::move(job));
}

void ReaderLane::enqueue(Job job)
{
    m_jobs.push_back(std::move(job));
    if (m_idle > 0) { // a thread at work looks again by itself
        m_wake.notify_one();
    }
}

qsizetype ReaderLane::waiting() const
{
    const std::scoped_lock lock(m_mutex);
    return qsizetype(m_jobs.size());
}

void ReaderLane::run(Database &database)
{
    std::unique_lock lock(m_mutex);
    while (true) {
        if (m_jobs.empty()) {
            if (m_isEnding) {
                return;
            }
            ++m_idle;
            m_wake.wait(lock);
            --m_idle;
            continue;
        }
        Job job = std::move(m_jobs.front());
        m_jobs.pop_front();
        lock.unlock();
        job(database);
        job = {}; // what it holds goes before the lock is taken
        lock.lock();
    }
}

Expected<std::unique_ptr<WriterLane>> WriterLane::start(const Open &open, int waitingMax)
{
    std::unique_ptr<WriterLane> lane(new WriterLane(waitingMax));
    std::promise<Expected<>> opened;
    lane->m_thread = std::thread([&open, &opened, lane = lane.get()] {
        auto database = open();
        if (!database) {
            opened.set_value(tl::unexpected(database.error()));
            return;
        }
        opened.set_value({});
        (*database)->foldLogByHand();
        lane->run(**database);
    });
    TRY(opened.get_future().get());
    return lane;
}

WriterLane::~WriterLane()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_isEnding = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

bool WriterLane::post(Job job)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (qsizetype(m_jobs.size()) >= m_waitingMax) {
            return false;
        }
        m_jobs.push_back(std::move(job));
    }
    m_wake.notify_one();
    return true;
}

void WriterLane::postAlways(Job job)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_jobs.push_back(std::move(job));
    }
    m_wake.notify_one();
}

qsizetype WriterLane::waiting() const
{
    const std::scoped_lock lock(m_mutex);
    return qsizetype(m_jobs.size());
}

void WriterLane::run(Database &database)
{
    while (true) {
        std::deque<Job> batch;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_isEnding || !m_jobs.empty(); });
            if (m_jobs.empty()) {
                return;
            }
            while (!m_jobs.empty() && qsizetype(batch.size()) < batchJobsMax) {
                batch.push_back(std::move(m_jobs.front()));
                m_jobs.pop_front();
            }
        }
        runBatch(database, std::move(batch));
        // Answered; whoever waits already is not kept waiting, unless the log grows on and on.
        if (waiting() == 0 || database.logPages() > busyLogPagesMax) {
            database.foldLog();
        }
    }
}

static tl::unexpected<Error> gaveUp(const Database &database)
{
    const bool isFull = store::diskRoomOf(database.path()).isFull();
    return tl::unexpected(Error{ErrorKind::Unavailable, u"the store gave the transaction up"_s,
                                isFull ? QString::fromUtf16(store::diskFullField) : QString()});
}

void WriterLane::runBatch(Database &database, std::deque<Job> batch)
{
    const Expected<> committed = [&]() -> Expected<> {
        TRY_ASSIGN(Transaction transaction, Transaction::begin(database));
        for (Job &job : batch) {
            const auto done = transaction.nested([&]() -> Expected<> {
                if (!job.run(transaction)) {
                    return fail(ErrorKind::Cancelled, u"rolled back alone"_s);
                }
                return {};
            });
            // A full disk makes SQLite roll everything back by itself: then nothing was done at
            // all.
            if (!database.inTransaction()) {
                return gaveUp(database);
            }
            if (!done && done.error().kind != ErrorKind::Cancelled) {
                return done;
            }
        }
        return transaction.commit();
    }();
    if (!committed) {
        qCWarning(lcApi) << "commit of" << batch.size() << "writers:" << committed.error().context;
    }
    for (Job &job : batch) {
        job.done(committed);
    }
}

} // namespace endpaper::server
