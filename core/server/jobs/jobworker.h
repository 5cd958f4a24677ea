// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/engine.h"
#include "server/jobs/answerstoring.h"
#include "server/jobs/jobrunner.h"
#include "server/jobs/mailbox.h"
#include "server/jobs/searchsubject.h"
#include "server/jobs/sharedwork.h"
#include "server/jobs/wishwatch.h"
#include "sources/executor.h"
#include "sources/sample/sampleserver.h"
#include "sources/shopprobe.h"
#include "store/vault/alertrepository.h"
#include "store/vault/bookrepository.h"
#include "store/vault/copyrepository.h"
#include "store/vault/jobrepository.h"

#include <QMutex>
#include <QTimer>

#include <memory>

namespace endpaper::server {

// What nobody waits for leaves the rest of each budget to readers.
inline constexpr int refreshPercent = 60;

// The thread's inside: claims, asks, stores. See JobRunner.
class JobRunner::Worker final : public QObject
{
public:
    Worker(Engine &engine, JobOptions options, const Clock &clock);
    ~Worker() override;

    // On the worker's thread.
    void start();
    void tick();
    void followSpace(const Uuid &space, quint64 seq); // see WishFollower
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
    struct Resolving;
    // A piece of work under way.
    struct Task
    {
        store::Job job;
        store::CopyScope scope;
        sources::BookQuery query;
        Uuid book;
        QList<Errand> errands;
        qsizetype pending = 0;
        std::shared_ptr<Resolving> resolving;
        store::Book edited; // whose editions are looked for
        store::Delivery delivery;
        QString secret; // by which a call is signed
    };
    using TaskPointer = std::shared_ptr<Task>;

    // What work in the writer's lane leans on: it may still run when the worker has gone.
    struct Facts
    {
        WorkerName worker;
        std::chrono::milliseconds lease;
        QList<sources::SourceDescription> sources;
        bool isSample = false;
    };
    enum class Sent { Yes, Later, Never };

    struct Claim;
    void claim();
    [[nodiscard]] QList<qint64> jobsUnderWay();
    void keepPace();
    [[nodiscard]] static Expected<bool> claimOne(Context &, const Facts &, Claim &);
    [[nodiscard]] static Expected<> prepare(Context &, Task &, const Facts &);
    [[nodiscard]] static Expected<> prune(Context &, const Facts &);
    void begin(const TaskPointer &task);
    void over(const Expected<> &result);
    void write(std::function<Expected<>(Context &)> work, std::function<void(Expected<>)> done);
    [[nodiscard]] sources::SourceDescription
    asAsked(const sources::SourceDescription &source) const;

    // search
    [[nodiscard]] static Expected<> prepareSearch(Context &, Task &, const Facts &);
    [[nodiscard]] static Expected<> readQuery(Context &, Task &, const SearchSubject &);
    void beginSearch(const TaskPointer &task);
    void answered(const TaskPointer &task, const Errand &errand, sources::Answer answer);
    // refresh: what wishes lean on, before anybody asks
    void planIfDue();
    void plan();
    // deliver
    [[nodiscard]] static Expected<> prepareDelivery(Context &, Task &, const Facts &);
    void beginDeliveries();
    void beginDelivery(const TaskPointer &task);
    void delivered(const TaskPointer &task, Sent sent, const QString &reason);
    // cover
    [[nodiscard]] static Expected<> prepareCover(Context &, Task &, const Facts &);
    void beginCover(const TaskPointer &task);
    // editions
    [[nodiscard]] static Expected<> prepareEditions(Context &, Task &, const Facts &);
    void beginEditions(const TaskPointer &task);
    // shops that readers pasted
    void lookAtShops();
    void readSources(); // again, if a shop came or went
    // resolve
    void beginResolve(const TaskPointer &task);
    void nextStep(const TaskPointer &task);
    void askCatalogue(const TaskPointer &task, const sources::SourceDescription &source);
    void catalogueAnswered(const TaskPointer &task, const sources::Answer &answer);
    void resolveByTitle(const TaskPointer &task);
    void resolved(const TaskPointer &task, const sources::FoundBook &book);
    void notResolved(const TaskPointer &task);

    Engine &m_engine;
    JobOptions m_options;
    const Clock &m_clock;
    std::shared_ptr<const Facts> m_facts; // made by start()
    std::shared_ptr<Mailbox> m_mailbox;
    std::unique_ptr<sources::Fetcher> m_fetcher;
    std::unique_ptr<sources::Executor> m_executor;
    std::unique_ptr<sources::SampleServer> m_sample;
    std::unique_ptr<sources::ShopProbe> m_probe;
    bool m_isLookingAtShop = false;
    const QList<sources::SourceDescription> *m_known = nullptr; // those that m_facts has
    QTimer m_poll;
    int m_running = 0;
    std::vector<std::weak_ptr<const Task>> m_tasks; // that were begun
    QList<TaskPointer> m_deliveries; // claimed, not begun
    int m_delivering = 0;
    bool m_isClaiming = false;
    bool m_areLeasesDue = true; // to be looked at with the next claim
    bool m_isWoken = false; // while claiming
    Instant m_prunedAt = {};
    Instant m_plannedAt = {};
    qint64 m_planRow = 0; // wishes up to this row were planned for
    bool m_isPlanning = false;
    std::unique_ptr<WishFollower> m_wishes;
    mutable QMutex m_countsMutex;
    QHash<QString, int> m_counts;
};

} // namespace endpaper::server
