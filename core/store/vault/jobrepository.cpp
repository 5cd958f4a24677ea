// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/vault/jobrepository.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace endpaper::store {

using namespace Qt::StringLiterals;

static Job::State stateOf(const QString &name)
{
    return name == "queued"_L1 ? Job::State::Queued
        : name == "running"_L1 ? Job::State::Running
        : name == "done"_L1    ? Job::State::Done
                               : Job::State::Failed;
}

#define JOB_COLUMNS "id, kind, key, state, attempt, due, reason, rank, added, changed"

QString jobStateName(Job::State state)
{
    switch (state) {
    case Job::State::Queued:
        return u"queued"_s;
    case Job::State::Running:
        return u"running"_s;
    case Job::State::Done:
        return u"done"_s;
    case Job::State::Failed:
        break;
    }
    return u"failed"_s;
}

static Job jobFrom(const Statement &row)
{
    return {.id = row.integer(0),
            .kind = row.text(1),
            .key = row.text(2),
            .state = stateOf(row.text(3)),
            .rank = int(row.integer(7)),
            .attempt = int(row.integer(4)),
            .due = row.instant(5),
            .reason = row.text(6),
            .added = row.instant(8),
            .changed = row.instant(9)};
}

Expected<bool> JobRepository::add(const QString &kind, const QString &key, Instant now, int rank)
{
    TRY_ASSIGN(auto upsert, m_transaction.prepare(R"(
        INSERT INTO job (kind, key, state, rank, due, added, changed) VALUES (?1, ?2, 'queued', ?4, ?3, ?3, ?3)
        ON CONFLICT (kind, key) DO UPDATE SET state = 'queued', rank = ?4, attempt = 0, due = ?3, changed = ?3,
            reason = NULL
        WHERE state IN ('done', 'failed'))"));
    TRY(upsert.bindAll(kind, key, now, rank).run());
    if (m_transaction.database().changes() > 0) {
        return true;
    }
    if (rank == 0) {
        TRY_ASSIGN(auto raise,
                   m_transaction.prepare(
                       "UPDATE job SET rank = 0 WHERE kind = ?1 AND key = ?2 AND rank = 1"));
        TRY(raise.bindAll(kind, key).run());
    }
    return false;
}

Expected<bool> JobRepository::addDue(const QString &kind, const QString &key, Instant due, int rank,
                                     Instant now)
{
    TRY_ASSIGN(auto upsert, m_transaction.prepare(R"(
        INSERT INTO job (kind, key, state, rank, due, added, changed) VALUES (?1, ?2, 'queued', ?4, ?3, ?5, ?5)
        ON CONFLICT (kind, key) DO UPDATE SET state = 'queued', rank = min(rank, ?4), due = ?3, changed = ?5,
            attempt = CASE state WHEN 'queued' THEN attempt ELSE 0 END, reason = NULL
        WHERE state IN ('done', 'failed') OR (state = 'queued' AND due > ?3))"));
    TRY(upsert.bindAll(kind, key, due, rank, now).run());
    return m_transaction.database().changes() > 0;
}

Expected<> JobRepository::restart(const QString &kind, const QString &key, int rank, Instant now)
{
    TRY_ASSIGN(auto upsert, m_transaction.prepare(R"(
        INSERT INTO job (kind, key, state, rank, due, added, changed) VALUES (?1, ?2, 'queued', ?3, ?4, ?4, ?4)
        ON CONFLICT (kind, key) DO UPDATE SET state = 'queued', rank = ?3, attempt = 0, due = ?4, changed = ?4,
            reason = NULL
        WHERE state <> 'running')"));
    return upsert.bindAll(kind, key, rank, now).run();
}

Expected<std::optional<Job>> JobRepository::claim(const Uuid &worker, Instant now,
                                                  Instant leaseUntil)
{
    TRY_ASSIGN(auto claim, m_transaction.prepare(R"(
        UPDATE job SET state = 'running', owner = ?1, lease_until = ?3, attempt = attempt + 1, changed = ?2
        WHERE id = coalesce(
            (SELECT id FROM job WHERE state = 'running' AND lease_until <= ?2 ORDER BY lease_until LIMIT 1),
            (SELECT id FROM job WHERE state = 'queued' AND rank = 0 AND due <= ?2 ORDER BY due, id LIMIT 1),
            (SELECT id FROM job WHERE state = 'queued' AND rank = 1 AND due <= ?2 ORDER BY due, id LIMIT 1))
        RETURNING )" JOB_COLUMNS));
    claim.bindAll(worker, now, leaseUntil);
    TRY_ASSIGN(const bool hasRow, claim.step());
    if (!hasRow) {
        return std::optional<Job>();
    }
    std::optional<Job> job = jobFrom(claim);
    TRY(claim.run()); // RETURNING takes effect when it has been stepped to its end
    return job;
}

Expected<> JobRepository::expectOne(Statement &&statement)
{
    TRY(statement.run());
    if (m_transaction.database().changes() != 1) {
        return fail(ErrorKind::Conflict, u"the job's lease is another worker's"_s);
    }
    return {};
}

Expected<QList<Uuid>> JobRepository::owners()
{
    TRY_ASSIGN(auto select,
               m_transaction.prepare("SELECT DISTINCT owner FROM job WHERE state = 'running'"));
    QList<Uuid> owners;
    for (;;) {
        TRY_ASSIGN(const bool hasRow, select.step());
        if (!hasRow) {
            return owners;
        }
        owners.append(select.uuid(0));
    }
}

Expected<> JobRepository::releaseLeases(const Uuid &worker, Instant now)
{
    TRY_ASSIGN(auto update, m_transaction.prepare(R"(
        UPDATE job SET state = 'queued', owner = NULL, lease_until = NULL, due = ?2, changed = ?2
        WHERE state = 'running' AND owner = ?1)"));
    return update.bindAll(worker, now).run();
}

Expected<> JobRepository::renew(qint64 id, const Uuid &worker, Instant leaseUntil)
{
    TRY_ASSIGN(
        auto update,
        m_transaction.prepare(
            "UPDATE job SET lease_until = ?3 WHERE id = ?1 AND owner = ?2 AND state = 'running'"));
    update.bindAll(id, worker, leaseUntil);
    return expectOne(std::move(update));
}

Expected<> JobRepository::finish(qint64 id, const Uuid &worker, Instant now)
{
    TRY_ASSIGN(auto update, m_transaction.prepare(R"(
        UPDATE job SET state = 'done', owner = NULL, lease_until = NULL, reason = NULL, changed = ?3
        WHERE id = ?1 AND owner = ?2 AND state = 'running')"));
    update.bindAll(id, worker, now);
    return expectOne(std::move(update));
}

Expected<> JobRepository::retry(qint64 id, const Uuid &worker, Instant due, const QString &reason,
                                Instant now)
{
    TRY_ASSIGN(auto update, m_transaction.prepare(R"(
        UPDATE job SET state = 'queued', owner = NULL, lease_until = NULL, due = ?3, reason = ?4, changed = ?5
        WHERE id = ?1 AND owner = ?2 AND state = 'running')"));
    update.bindAll(id, worker, due, reason, now);
    return expectOne(std::move(update));
}

Expected<> JobRepository::putOff(const QString &kind, Instant until, const QString &reason,
                                 Instant now)
{
    TRY_ASSIGN(auto update, m_transaction.prepare(R"(
        UPDATE job SET due = ?2, reason = ?3
        WHERE kind = ?1 AND state = 'queued' AND rank = 1 AND due <= ?4)"));
    return update.bindAll(kind, until, reason, now).run();
}

Expected<> JobRepository::giveUp(qint64 id, const Uuid &worker, const QString &reason, Instant now)
{
    TRY_ASSIGN(auto update, m_transaction.prepare(R"(
        UPDATE job SET state = 'failed', owner = NULL, lease_until = NULL, reason = ?3, changed = ?4
        WHERE id = ?1 AND owner = ?2 AND state = 'running')"));
    update.bindAll(id, worker, reason, now);
    return expectOne(std::move(update));
}

Expected<std::optional<Job>> JobRepository::find(const QString &kind, const QString &key)
{
    TRY_ASSIGN(auto select,
               m_transaction.prepare("SELECT " JOB_COLUMNS " FROM job WHERE kind = ? AND key = ?"));
    select.bindAll(kind, key);
    TRY_ASSIGN(const bool hasRow, select.step());
    return hasRow ? std::optional(jobFrom(select)) : std::nullopt;
}

Expected<std::optional<Job>> JobRepository::find(qint64 id)
{
    TRY_ASSIGN(auto select, m_transaction.prepare("SELECT " JOB_COLUMNS " FROM job WHERE id = ?"));
    select.bindAll(id);
    TRY_ASSIGN(const bool hasRow, select.step());
    return hasRow ? std::optional(jobFrom(select)) : std::nullopt;
}

Expected<QList<Job>> JobRepository::list(const Filter &filter)
{
    TRY_ASSIGN(auto select, m_transaction.prepare("SELECT " JOB_COLUMNS R"( FROM job
        WHERE (?1 = '' OR kind = ?1) AND (?2 = '' OR state = ?2)
            AND (?3 IS NULL OR (changed, id) < (?3, ?4))
        ORDER BY changed DESC, id DESC LIMIT ?5)"));
    select.bindAll(filter.kind.isNull() ? u""_s : filter.kind,
                   filter.state.isNull() ? u""_s : filter.state, filter.beforeChanged,
                   filter.beforeId, filter.limit);
    QList<Job> jobs;
    for (;;) {
        TRY_ASSIGN(const bool hasRow, select.step());
        if (!hasRow) {
            return jobs;
        }
        jobs.append(jobFrom(select));
    }
}

Expected<qint64> JobRepository::countOpen(const QString &kind)
{
    TRY_ASSIGN(auto select,
               m_transaction.prepare(
                   "SELECT count(*) FROM job WHERE kind = ? AND state IN ('queued', 'running')"));
    select.bindAll(kind);
    TRY(select.step());
    return select.integer(0);
}

Expected<std::optional<Instant>> JobRepository::nextDue()
{
    TRY_ASSIGN(auto select, m_transaction.prepare(R"(
        SELECT min(at) FROM (SELECT min(due) AS at FROM job WHERE state = 'queued'
                             UNION ALL SELECT min(lease_until) FROM job WHERE state = 'running'))"));
    TRY_ASSIGN(const bool hasRow, select.step());
    return hasRow ? select.optionalInstant(0) : std::nullopt;
}

Expected<> JobRepository::prune(Instant before)
{
    TRY_ASSIGN(
        auto remove,
        m_transaction.prepare("DELETE FROM job WHERE state IN ('done', 'failed') AND changed < ?"));
    return remove.bindAll(before).run();
}

Expected<> JobRepository::addWaiter(const QString &kind, const QString &key, const Uuid &account)
{
    TRY_ASSIGN(auto insert, m_transaction.prepare(R"(
        INSERT INTO job_waiter (job, account) SELECT id, ?3 FROM job WHERE kind = ?1 AND key = ?2
        ON CONFLICT DO NOTHING)"));
    return insert.bindAll(kind, key, account).run();
}

Expected<QList<Uuid>> JobRepository::waiters(qint64 id)
{
    TRY_ASSIGN(auto select, m_transaction.prepare("SELECT account FROM job_waiter WHERE job = ?"));
    select.bindAll(id);
    QList<Uuid> accounts;
    for (;;) {
        TRY_ASSIGN(const bool hasRow, select.step());
        if (!hasRow) {
            return accounts;
        }
        accounts.append(select.uuid(0));
    }
}

Expected<> JobRepository::clearWaiters(qint64 id)
{
    TRY_ASSIGN(auto remove, m_transaction.prepare("DELETE FROM job_waiter WHERE job = ?"));
    return remove.bindAll(id).run();
}

Expected<std::optional<Resolution>> ResolutionRepository::find(const QString &key)
{
    TRY_ASSIGN(auto select,
               m_transaction.prepare(
                   "SELECT key, book, found_by, tried, next_at FROM job_resolution WHERE key = ?"));
    select.bindAll(key);
    TRY_ASSIGN(const bool hasRow, select.step());
    if (!hasRow) {
        return std::optional<Resolution>();
    }
    Resolution found{.key = select.text(0),
                     .book = select.uuid(1),
                     .foundBy = select.text(2),
                     .tried = {},
                     .nextAt = select.optionalInstant(4)};
    for (const QJsonValue &step : QJsonDocument::fromJson(select.text(3).toUtf8()).array()) {
        found.tried.append(step.toString());
    }
    return std::optional(std::move(found));
}

Expected<> ResolutionRepository::put(const Resolution &resolution, Instant now)
{
    TRY_ASSIGN(auto upsert, m_transaction.prepare(R"(
        INSERT INTO job_resolution (key, book, found_by, tried, changed, next_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT (key) DO UPDATE SET book = excluded.book, found_by = excluded.found_by, tried = excluded.tried,
            changed = excluded.changed, next_at = excluded.next_at)"));
    const QString tried = QString::fromUtf8(
        QJsonDocument(QJsonArray::fromStringList(resolution.tried)).toJson(QJsonDocument::Compact));
    const QString foundBy = resolution.book.isNil() ? QString() : resolution.foundBy;
    return upsert.bindAll(resolution.key, resolution.book, foundBy, tried, now, resolution.nextAt)
        .run();
}

} // namespace endpaper::store
