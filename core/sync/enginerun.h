// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/then.h"
#include "domain/stamp.h"
#include "store/cache/outbox.h"
#include "store/cache/processes.h"
#include "store/cache/remote.h"
#include "sync/backoff.h"
#include "sync/engine.h"
#include "sync/stages.h"

#include <QTimer>

namespace endpaper::sync {

// The engine's inside. One state machine: step() starts the one thing that is due, each thing ends
// in step() or in failed(), and where nothing is due a timer or the live socket wakes it: no
// passive wait.
class SyncEngine::Run final : public QObject
{
public:
    Run(SyncEngine &engine, store::StoreThread &store, const Clock &clock, Options options);
    ~Run() override;

    void start(std::unique_ptr<Transport> transport);
    void stop();
    void setPaused(bool isPaused);
    void sendNow();
    void noteLocalEdit();
    [[nodiscard]] SyncStatus status() const;

private:
    // The stages, in the order in which step() calls them.
    void step();
    void hello();
    void repair();
    void push();
    void pull();
    void goLive();

    // hello
    struct Greeting;
    void helloAnswered(const Answer<protocol::HelloReply> &answer, qint64 offsetBefore);
    // push
    void send(const store::OutboxBatch &batch, store::FirstGroup first);
    void readAhead();
    [[nodiscard]] bool sendAhead(const protocol::PushReply &reply);
    void pushAnswered(const Answer<protocol::PushReply> &answer);
    void acknowledged(const Expected<store::Acknowledged> &done, bool goesOn);
    void pushRefused(const protocol::Refusal &refusal);
    void pushFailed(const Error &error, std::optional<qint64> retryAfterMs);
    // pull
    void pullAnswered(const protocol::PullRequest &request,
                      const Answer<protocol::PullReply> &answer);
    void pageApplied(const Expected<Taken> &taken, bool isLast);
    void askPage(protocol::PullRequest request);
    // repair
    void repairCompared(const Uuid &space, const Answer<protocol::RepairReply> &answer);
    void repairListed(const protocol::RepairReply &reply);
    void exchange();
    void exchanged(const Answer<protocol::RepairReply> &answer);
    void digestsDiffer(const QList<Uuid> &spaces);
    // live
    void liveSaid(const protocol::LiveMessage &message);
    void followSpaces(const protocol::LivePing &ping);
    void liveClosed(const Error &error);

    // What time and other processes do.
    void startTimers();
    void beat();
    void connectAnew();
    void renewLease();
    void giveUpLease();
    void lookElsewhere();
    void compact();

    // Ways out that several stages share.
    void startOver(const std::function<Expected<>(store::Transaction &)> &work);
    void becomeAnother(const Uuid &space, quint64 fork);
    void failed(const Error &error, std::optional<qint64> retryAfterMs = {});
    void succeeded();
    void tookSample(Instant sent, Instant received, Instant server);

    void setState(SyncState state);
    void countWaiting();
    void wakeAfter(qint64 ms);
    void announce(const store::Touched &touched);

    // A job on the store's thread; its end comes back here unless the run was started over
    // meanwhile. On a full disk what keeps our own changes in order is given the ballast; what
    // brings others' here waits until that is back.
    enum class For { Ours, Others };
    template <typename Work, typename Then> void job(Work work, Then then, For whom = For::Ours)
    {
        using Result = std::invoke_result_t<Work, store::Transaction &>;
        m_store.post([ballast = m_options.ballast, whom,
                      work = std::move(work)](store::Database &database) -> Result {
            if (!ballast) {
                return inTransaction(database, work);
            }
            if (whom == For::Others) {
                return ballast->isOut() ? Result(tl::unexpected(noRoom()))
                                        : inTransaction(database, work);
            }
            return ballast->runs([&] { return inTransaction(database, work); });
        })
            | endpaper::then(
                this,
                [this, generation = m_generation, then = std::move(then)](Result result) mutable {
                    if (generation == m_generation) {
                        then(std::move(result));
                    }
                });
    }
    template <typename Message, typename Then> void ask(QFuture<Answer<Message>> future, Then then)
    {
        future
            | endpaper::then(this,
                             [this, generation = m_generation,
                              then = std::move(then)](Answer<Message> answer) mutable {
                                 if (generation == m_generation) {
                                     then(std::move(answer));
                                 }
                             });
    }

    SyncEngine &m_engine;
    store::StoreThread &m_store;
    const Clock &m_clock;
    Options m_options;
    std::unique_ptr<Transport> m_transport;
    SyncStatus m_status;
    Backoff m_backoff;
    Backoff m_liveBackoff;
    domain::ClockOffset m_offset;
    QTimer m_wake;
    QTimer m_beatTimer;
    QTimer m_leaseTimer;
    QTimer m_watchTimer;

    int m_generation = 0;
    bool m_isBusy = false;
    bool m_isPaused = false;
    bool m_isStopped = true; // until credentials or the file change
    bool m_hasGreeted = false;
    bool m_mustRepair = true;
    bool m_mustPush = true;
    bool m_mustPull = true;
    bool m_isPushBlocked = false; // the server wants a newer program
    std::optional<FailedPush> m_failedPush; // its wait begins when what others did is read
    int m_batchGroups = 0;
    int m_batchGroupsMax = 0; // as the server said
    SentPush m_sent;
    store::FirstGroup m_first = {}; // of the next one
    std::optional<store::OutboxBatch> m_ahead; // what waits behind the push under way
    int m_pushTurn = 0; // answers of an earlier one are not heard
    int m_acknowledging = 0; // jobs
    int m_clockRefusals = 0;
    Repairing m_repairing;
    QHash<Uuid, int> m_mismatches; // of digests, in a row
    QList<Uuid> m_differing; // spaces whose last page came, of the pull under way
    int m_pagesToWrite = 0; // of that pull, decoded
    std::optional<protocol::PullRequest> m_heldPage; // asked for when there are fewer of these
    std::optional<qint64> m_offsetMs; // as it rests in the file
    bool m_hasHadContact = false; // since this began
    quint64 m_firstNumber = 0; // of the groups made since
    Instant m_lastBeat = {};
    Uuid m_owner; // of the lease
    bool m_hasLease = false;
    bool m_mustCompact = false;
    std::shared_ptr<store::FileView> m_view = std::make_shared<store::FileView>();
    QHash<Uuid, QByteArray> m_spaces; // that the server named, and the role in them
    quint64 m_device = 0;
    Uuid m_account;
};

} // namespace endpaper::sync
