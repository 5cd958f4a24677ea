// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/calls.h"
#include "server/api/lanes.h"
#include "server/api/metrics.h"
#include "server/api/remembered.h"
#include "server/api/router.h"
#include "server/api/tokens.h"
#include "store/vault/vault.h"

#include <QTimer>

#include <chrono>

namespace endpaper::server {

inline std::chrono::microseconds since(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now()
                                                                 - start);
}

struct Engine::Private
{
    Private(Settings itsSettings, const Clock &itsClock)
        : settings(std::move(itsSettings))
        , clock(itsClock)
    {
    }

    [[nodiscard]] QString incomingFolder() const
    {
        return settings.dataFolder + QStringLiteral("/incoming");
    }
    [[nodiscard]] Expected<std::unique_ptr<store::Database>> openForWriting();
    void addOwnRoutes(); // openapi, docs, metrics
    [[nodiscard]] Context contextFor(store::Transaction &transaction, const Caller &caller,
                                     const QLocale &locale) const;

    // Who asks, or the status by which they are refused.
    [[nodiscard]] tl::expected<Caller, int> admit(const Route &route, const Request &request) const;
    // Requests. False from enqueue: the lane is full.
    [[nodiscard]] bool enqueue(const std::shared_ptr<Call> &call);
    void prepare(const std::shared_ptr<Call> &call, store::Database &database);
    enum class Right { Reading, Writing };
    [[nodiscard]] bool runHandler(Call &call, store::Transaction &transaction, Right right) const;
    void runHere(Call &call);
    // What was answered to the same question of the same store, or null.
    [[nodiscard]] const Reply *remember(const QByteArray &name);
    void keep(const Call &call);
    [[nodiscard]] bool postToWriter(const std::shared_ptr<Call> &call);
    void readCall(Call &call, store::Database &database) const;
    void finishWrite(const std::shared_ptr<Call> &call, const Expected<> &committed);
    void deliver(const std::shared_ptr<Call> &call);
    [[nodiscard]] Expected<store::Transaction *> snapshot();
    void releaseSnapshot() { heldSnapshot.reset(); }

    // Jobs.
    [[nodiscard]] bool runJob(Job &job, store::Transaction &transaction) const;
    void readJob(Job &job, store::Database &database) const;
    void settle(Job &job, const Expected<> &committed);
    void finishJob(const std::shared_ptr<Job> &job, const Expected<> &committed);
    void deliver(const std::shared_ptr<Job> &job);
    void publish(const QList<LiveEvent> &events);
    void hearOthers();
    // In a process that serves nobody: not with another program's schema, and what readers are to
    // be told is left in the vault.
    [[nodiscard]] static Expected<> workUnserved(const Work &work, Context &context);

    const Settings settings;
    const Clock &clock;
    std::vector<Route> routes;
    Router router;
    QByteArray document;
    QByteArray docs;
    store::ServerIdentity identity;
    std::unique_ptr<Tokens> tokens;
    Metrics metrics;
    std::vector<std::function<void(const QList<LiveEvent> &)>> sinks;
    std::vector<std::function<QByteArray()>> metricsTexts;
    QTimer look; // at what others committed
    bool wereOthers = false; // when that was done last
    qint64 heardVersion = -1; // of the store, when it was looked at
    qint64 heardNote = 0;

    Deliveries deliveries;
    // Point reads of one turn of the event loop share a snapshot; `nothing` is what Inline gets.
    std::unique_ptr<store::Database> pointReader;
    std::optional<store::Transaction> heldSnapshot;
    RememberedReplies remembered; // as of heldSnapshot
    std::unique_ptr<store::Database> nowhere;
    std::optional<store::Transaction> nothing;

    std::unique_ptr<WriterLane> writer;
    std::unique_ptr<ReaderLane> readers;
    std::unique_ptr<ReaderLane> hashers;
};

} // namespace endpaper::server
