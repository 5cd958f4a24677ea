// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"
#include "store/engine/database.h"

#include <QObject>
#include <QString>

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace endpaper::server {

// Brings results from the lanes to the event loop, many with one wake-up. Made and drained on the
// event-loop thread; post() from any.
class Deliveries final : public QObject
{
public:
    void post(std::function<void()> call);
    // Runs what waits, on the event-loop thread.
    void drain();

private:
    std::mutex m_mutex;
    std::vector<std::function<void()>> m_calls;
    bool m_isScheduled = false;
};

// Threads that each have a reader's connection, and a bounded queue before them.
class ReaderLane
{
public:
    using Job = std::function<void(store::Database &)>;

    // Opens all connections before it returns.
    [[nodiscard]] static Expected<std::unique_ptr<ReaderLane>> start(const QString &path,
                                                                     int threads, int waitingMax);
    // Runs what waits, then ends.
    ~ReaderLane();
    // False when waitingMax jobs wait already. Any thread.
    [[nodiscard]] bool post(Job job);
    // Without the bound, for jobs of our own that are few.
    void postAlways(Job job);
    [[nodiscard]] qsizetype waiting() const;

private:
    explicit ReaderLane(int waitingMax)
        : m_waitingMax(waitingMax)
    {
    }
    void enqueue(Job job);
    void run(store::Database &database);

    const int m_waitingMax;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_jobs;
    int m_idle = 0;
    bool m_isEnding = false;
    std::vector<std::thread> m_threads;
};

// The one thread that writes. Takes what waits in one go, runs each job in a savepoint, commits
// once.
class WriterLane
{
public:
    static constexpr qsizetype batchJobsMax = 256;
    struct Job
    {
        // False: what this job changed is undone, the others' work stays.
        std::function<bool(store::Transaction &)> run;
        // On the writer's thread, after the commit or with the reason why there was none. In order.
        std::function<void(const Expected<> &)> done;
    };

    // `open` runs on the new thread and makes the connection; start() returns its error.
    using Open = std::function<Expected<std::unique_ptr<store::Database>>()>;
    [[nodiscard]] static Expected<std::unique_ptr<WriterLane>> start(const Open &open,
                                                                     int waitingMax);
    // Commits what waits, then ends.
    ~WriterLane();
    [[nodiscard]] bool post(Job job);
    void postAlways(Job job);
    [[nodiscard]] qsizetype waiting() const;

    // What the thread does with the jobs that wait: each in a savepoint, one commit.
    static void runBatch(store::Database &database, std::deque<Job> batch);

private:
    explicit WriterLane(int waitingMax)
        : m_waitingMax(waitingMax)
    {
    }
    void run(store::Database &database);

    const int m_waitingMax;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_jobs;
    bool m_isEnding = false;
    std::thread m_thread;
};

} // namespace endpaper::server
