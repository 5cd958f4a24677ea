// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/uuid.h"
#include "store/engine/database.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace endpaper::store {

// A piece of work for whichever worker comes first. One row a (kind, key), whatever becomes of it.
struct Job
{
    enum class State { Queued, Running, Done, Failed };

    qint64 id = 0;
    QString kind; // "resolve", "search", "refresh", "watch", "deliver", "cover", "editions"
    QString key;
    State state = State::Queued;
    int rank = 0; // 0: somebody waits for it; 1: whenever there is nothing else to do
    int attempt = 0; // how often it was claimed since it was added
    Instant due = {};
    QString reason; // of the last failure
    Instant added = {};
    Instant changed = {};

    [[nodiscard]] bool isOpen() const { return state == State::Queued || state == State::Running; }
};
[[nodiscard]] QString jobStateName(Job::State state);

// The queue. A claim holds for its lease; a worker that lost it gets Conflict and throws its work
// away.
class JobRepository
{
public:
    explicit JobRepository(Transaction &transaction)
        : m_transaction(transaction)
    {
    }

    // True if there is something new to do: the job is new, or was over and begins again. One that
    // is queued or running stays as it is, but that a rank of 0 counts from then on.
    [[nodiscard]] Expected<bool> add(const QString &kind, const QString &key, Instant now,
                                     int rank = 0);
    // The same for one that is not to begin before `due`; one that waits longer is brought forward.
    [[nodiscard]] Expected<bool> addDue(const QString &kind, const QString &key, Instant due,
                                        int rank, Instant now);
    // As addDue() for now, but one that is queued begins again from its start: its reason goes.
    [[nodiscard]] Expected<> restart(const QString &kind, const QString &key, int rank,
                                     Instant now);
    // The job whose worker let its lease lapse, else that of the lowest rank that is due longest.
    [[nodiscard]] Expected<std::optional<Job>> claim(const Uuid &worker, Instant now,
                                                     Instant leaseUntil);
    // Who holds leases.
    [[nodiscard]] Expected<QList<Uuid>> owners();
    // What this worker had under way begins again at once, elsewhere: it ends, or has died.
    [[nodiscard]] Expected<> releaseLeases(const Uuid &worker, Instant now);
    [[nodiscard]] Expected<> renew(qint64 id, const Uuid &worker, Instant leaseUntil);
    [[nodiscard]] Expected<> finish(qint64 id, const Uuid &worker, Instant now);
    // Back into the queue until `due`.
    [[nodiscard]] Expected<> retry(qint64 id, const Uuid &worker, Instant due,
                                   const QString &reason, Instant now);
    // All of a kind that are due and that nobody waits for, at once, and without a claim of each.
    [[nodiscard]] Expected<> putOff(const QString &kind, Instant until, const QString &reason,
                                    Instant now);
    [[nodiscard]] Expected<> giveUp(qint64 id, const Uuid &worker, const QString &reason,
                                    Instant now);
    [[nodiscard]] Expected<std::optional<Job>> find(const QString &kind, const QString &key);
    [[nodiscard]] Expected<std::optional<Job>> find(qint64 id);
    // Newest change first, from below (changed, id); empty texts: of any kind, in any state.
    struct Filter
    {
        QString kind = {};
        QString state = {};
        int limit = 25;
        std::optional<Instant> beforeChanged = {};
        qint64 beforeId = 0;
    };
    [[nodiscard]] Expected<QList<Job>> list(const Filter &filter);
    // How many of a kind wait or are under way.
    [[nodiscard]] Expected<qint64> countOpen(const QString &kind);
    // When the next one falls due or its lease lapses; nothing if the queue is empty.
    [[nodiscard]] Expected<std::optional<Instant>> nextDue();
    // Forgets what was over before then.
    [[nodiscard]] Expected<> prune(Instant before);

    // Who waits for it. Taking them is saying that they are told.
    [[nodiscard]] Expected<> addWaiter(const QString &kind, const QString &key,
                                       const Uuid &account);
    [[nodiscard]] Expected<QList<Uuid>> waiters(qint64 id);
    [[nodiscard]] Expected<> clearWaiters(qint64 id);

private:
    [[nodiscard]] Expected<> expectOne(Statement &&statement);

    Transaction &m_transaction;
};

// What a pasted key turned out to be, where the catalogue itself did not know.
struct Resolution
{
    QString key; // digits of the Goodreads id
    Uuid book; // nil: nobody knew
    QString foundBy; // "openlibrary", "title"
    QStringList tried; // "catalogue", "openlibrary", "title", or "openlibrary:rate_limited"
    std::optional<Instant> nextAt = {};
};
class ResolutionRepository
{
public:
    explicit ResolutionRepository(Transaction &transaction)
        : m_transaction(transaction)
    {
    }

    [[nodiscard]] Expected<std::optional<Resolution>> find(const QString &key);
    [[nodiscard]] Expected<> put(const Resolution &resolution, Instant now);

private:
    Transaction &m_transaction;
};

} // namespace endpaper::store
