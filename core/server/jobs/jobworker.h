// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/bookkey.h"
#include "server/api/engine.h"
#include "server/jobs/jobrunner.h"
#include "sources/executor.h"
#include "sources/sample/sampleserver.h"
#include "store/vault/copyrepository.h"
#include "store/vault/jobrepository.h"

#include <QMutex>
#include <QObject>
#include <QTimer>

#include <memory>

namespace endpaper::server {

// Where answers of the engine are thrown to: they reach the worker on its own thread, or nobody
// once it has gone. Outlives both.
class Mailbox
{
public:
    explicit Mailbox(QObject *target)
        : m_target(target)
    {
    }
    void post(std::function<void()> what)
    {
        const QMutexLocker lock(&m_mutex);
        if (m_target) {
            QMetaObject::invokeMethod(m_target, std::move(what), Qt::QueuedConnection);
        }
    }
    void close()
    {
        const QMutexLocker lock(&m_mutex);
        m_target = nullptr;
    }

private:
    QMutex m_mutex;
    QObject *m_target;
};

// The thread's inside: claims, asks, stores. See JobRunner.
class JobRunner::Worker final : public QObject
{
public:
    Worker(Engine &engine, JobOptions options, const Clock &clock);
    ~Worker() override;

    // On the worker's thread.
    void start();
    void tick();
    [[nodiscard]] std::shared_ptr<Mailbox> mailbox() const { return m_mailbox; }
    [[nodiscard]] QHash<QString, int> requestCounts() const;

private:
    // One source to ask for one book; budget is booked already.
    struct Errand
    {
        sources::SourceDescription source;
        QString secret;
        int reserved = 0;
    };
    // A search or a resolution under way.
    struct Task
    {
        store::Job job;
        store::CopyScope scope;
        sources::BookQuery query;
        Uuid book;
        QList<Errand> errands;
        qsizetype pending = 0;
        domain::BookKey key; // resolve
        QStringList tried;
        bool hasFailed = false; // a source that might answer another time
    };
    using TaskPointer = std::shared_ptr<Task>;

    // What work in the writer's lane leans on: it may still run when the worker has gone.
    struct Facts
    {
        Uuid id = Uuid::create(); // the worker's, as leases name it
        std::chrono::milliseconds lease;
        QList<sources::SourceDescription> sources;
        bool isSample = false;
    };

    void claim();
    void begin(const TaskPointer &task);
    void over(const Expected<> &result);
    void write(std::function<Expected<>(Context &)> work, std::function<void(Expected<>)> done);
    [[nodiscard]] sources::SourceDescription
    asAsked(const sources::SourceDescription &source) const;

    // search
    [[nodiscard]] static Expected<> prepareSearch(Context &context, Task &task, const Facts &facts);
    void beginSearch(const TaskPointer &task);
    void answered(const TaskPointer &task, const Errand &errand, sources::Answer answer);
    // resolve
    void beginResolve(const TaskPointer &task);
    void askOpenLibrary(const TaskPointer &task, bool isByTitle);
    void resolveByTitle(const TaskPointer &task);
    void resolved(const TaskPointer &task, const sources::FoundBook &book, const QString &by);
    void notResolved(const TaskPointer &task);

    Engine &m_engine;
    JobOptions m_options;
    const Clock &m_clock;
    std::shared_ptr<const Facts> m_facts; // made by start()
    std::shared_ptr<Mailbox> m_mailbox;
    std::unique_ptr<sources::Fetcher> m_fetcher;
    std::unique_ptr<sources::Executor> m_executor;
    std::unique_ptr<sources::SampleServer> m_sample;
    QTimer m_poll;
    int m_running = 0;
    bool m_isClaiming = false;
    bool m_isWoken = false; // while claiming
    Instant m_prunedAt = {};
    mutable QMutex m_countsMutex;
    QHash<QString, int> m_counts;
};

// How long to leave a source, or a key, alone after `failures` in a row: 30 s doubled each time up
// to 6 h, spread by a fifth so that not all come back at once.
[[nodiscard]] std::chrono::milliseconds backoff(int failures);
// Writes down what a source said, and its copies where it said something readable.
[[nodiscard]] Expected<> storeAnswer(Context &context, const store::CopyScope &scope,
                                     const sources::SourceDescription &source,
                                     sources::Answer answer, int reservedCalls);

} // namespace endpaper::server
