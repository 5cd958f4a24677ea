// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/codec.h"
#include "store/cache/merger.h"
#include "store/cache/outbox.h"
#include "store/cache/outboxrow.h"
#include "store/cache/remakes.h"
#include "store/cache/remote.h"
#include "store/cache/shadow.h"

namespace endpaper::store {

using namespace Qt::StringLiterals;

Expected<> beginStaging(Transaction &transaction, const Uuid &space, SpaceCondition why,
                        quint64 fork)
{
    TRY_ASSIGN(auto clear,
               transaction.prepare(
                   "DELETE FROM stage_row WHERE space IN (SELECT n FROM space WHERE sp = ?1)"));
    TRY(clear.bindAll(space).run());
    // Of several reasons the one that keeps more stands: Repair over Resync, the lower fork.
    TRY_ASSIGN(auto mark,
               transaction.prepare(
                   "UPDATE space SET staged = 0, staged_lin = 0, "
                   "fork = CASE WHEN condition = 1 AND ?2 = 1 THEN min(fork, ?3) WHEN condition = "
                   "1 THEN fork ELSE ?3 END, "
                   "condition = CASE WHEN condition = 1 THEN 1 ELSE ?2 END WHERE sp = ?1"));
    return mark.bindAll(space, int(why), signedBits(std::min<quint64>(fork, quint64(INT64_MAX))))
        .run();
}

Expected<> stagePage(Transaction &transaction, const protocol::PulledSpace &page)
{
    TRY_ASSIGN(const auto space, findSpaceRow(transaction, page.space));
    if (!space) {
        return fail(ErrorKind::NotFound, u"rows of a space that is not ours"_s);
    }
    TRY_ASSIGN(
        auto put,
        transaction.prepare("INSERT INTO stage_row (space, kind, id, body) VALUES (?1, ?2, ?3, ?4) "
                            "ON CONFLICT DO UPDATE SET body = excluded.body"));
    for (const domain::Row &incoming : page.rows) {
        domain::Row row = incoming;
        {
            // A row that changed while we paged comes again, with its changed fields only.
            TRY_ASSIGN(
                auto query,
                transaction.prepare(
                    "SELECT body FROM stage_row WHERE space = ?1 AND kind = ?2 AND id = ?3"));
            TRY_ASSIGN(const bool isThere, query.bindAll(space->n, int(row.kind), row.id).step());
            if (isThere) {
                TRY_ASSIGN(domain::Row staged, protocol::decodeRow(query.blobView(0)));
                domain::mergeInto(staged, row);
                row = std::move(staged);
            }
        }
        TRY(put.bindAll(space->n, int(row.kind), row.id, protocol::encodeRow(row)).run());
    }
    TRY_ASSIGN(auto mark,
               transaction.prepare("UPDATE space SET staged = ?2, staged_lin = ?3 WHERE n = ?1"));
    return mark.bindAll(space->n, qint64(page.next), signedBits(page.lin)).run();
}

namespace {
// Joins a stage with the rows here.
class Joiner
{
public:
    Joiner(Transaction &transaction, const SpaceRow &space, const SpaceRecord &record)
        : m_transaction(transaction)
        , m_merger(transaction, space.n)
        , m_space(space)
        , m_record(record)
    {
    }

    Expected<Touched> join(const QList<domain::Row> &staged, const Clock &clock)
    {
        for (const domain::Row &row : staged) {
            TRY(prepare(row));
        }
        TRY(m_merger.merge(staged));
        for (const domain::RowKind kind : allKinds) {
            TRY_ASSIGN(const QList<Uuid> ids, m_merger.rows().idsInSpace(kind, m_space.n));
            for (const Uuid &id : ids) {
                if (!m_staged.contains({int(kind), id})) {
                    TRY(absent(kind, id));
                }
            }
        }
        TRY(m_merger.settle());
        TRY(putCursor(m_transaction, m_space.n, m_record.staged, m_record.stagedLin));
        TRY_ASSIGN(auto high,
                   m_transaction.prepare("UPDATE space SET high_seq = ?2, high_lin = ?3, condition "
                                         "= 0, fork = 0, staged = 0 WHERE n = ?1"));
        TRY(high.bindAll(m_space.n, qint64(m_record.staged), signedBits(m_record.stagedLin)).run());
        Touched touched = m_merger.touched;
        if (!m_remakes.isEmpty()) {
            TRY_ASSIGN(
                const Action again,
                commitOps(m_transaction, clock, m_remakes, Uuid::create(clock), Repeat::Yes));
            touched.add(again.touched);
        }
        return touched;
    }

private:
    [[nodiscard]] bool isRepair() const { return m_record.condition == SpaceCondition::Repair; }
    // The numbers above the fork are of a history that the server no longer has.
    [[nodiscard]] bool isLost(quint64 seq) const { return isRepair() && seq > m_record.fork; }

    // Before the merge: what of a row here the server must hear again.
    Expected<> prepare(const domain::Row &staged)
    {
        m_staged.insert({int(staged.kind), staged.id});
        TRY_ASSIGN(auto mine, m_merger.rows().find(staged.kind, staged.id));
        if (!mine || !isRepair()) {
            return {};
        }
        LocalOp again = LocalOp::set(staged.kind, staged.id, {});
        bool isChanged = false;
        for (auto it = mine->row.fields.begin(); it != mine->row.fields.end(); ++it) {
            if (!isLost(it->seq)) {
                continue;
            }
            const auto theirs = staged.fields.constFind(it.key());
            if (theirs == staged.fields.cend() || domain::compare(*it, *theirs) > 0) {
                again.fields.append({it.key(), it->value});
            }
            it->seq = 0;
            isChanged = true;
        }
        if (isLost(mine->row.life.seq)) {
            if (domain::compare(mine->row.life, staged.life) > 0) {
                m_remakes.append(LocalOp::life(staged.kind, staged.id, mine->row.life.isAlive));
            }
            mine->row.life.seq = 0;
            isChanged = true;
        }
        if (!again.fields.isEmpty()) {
            m_remakes.append(again);
        }
        if (isChanged) {
            mine->row.seq = std::min(mine->row.seq, m_record.fork);
            TRY(m_merger.rows().write(*mine));
        }
        return {};
    }

    // A row here that the server does not have (any more).
    Expected<> absent(domain::RowKind kind, const Uuid &id)
    {
        TRY_ASSIGN(auto mine, m_merger.rows().find(kind, id));
        if (!mine || mine->row.seq == 0) {
            return {}; // never confirmed: its `new` waits in the outbox
        }
        domain::Row &row = mine->row;
        const bool isAfter = row.seq > m_record.fork;
        if (isAfter && !isRepair()) {
            return {};
        }
        if (isAfter && row.life.isAlive) {
            LocalOp again = LocalOp::create(kind, id, {});
            for (auto it = row.fields.begin(); it != row.fields.end(); ++it) {
                again.fields.append({it.key(), it->value});
                it->seq = 0;
            }
            row.life.seq = 0;
            row.seq = 0;
            m_remakes.append(again);
            return m_merger.rows().write(*mine);
        }
        // A real deletion. Unsent edits of it are refused as `gone` when they are pushed, and
        // shown.
        m_merger.touched.add(kind, id);
        TRY(removeShadows(m_transaction, kind, id));
        return m_merger.rows().remove(kind, id);
    }

    Transaction &m_transaction;
    Merger m_merger;
    SpaceRow m_space;
    SpaceRecord m_record;
    QSet<std::pair<int, Uuid>> m_staged;
    QList<LocalOp> m_remakes;
};
} // namespace

Expected<Touched> finishStaging(Transaction &transaction, const Uuid &space, const Clock &clock)
{
    TRY_ASSIGN(const auto row, findSpaceRow(transaction, space));
    TRY_ASSIGN(const QList<SpaceRecord> records, listSpaces(transaction));
    const auto record = std::ranges::find(records, space, &SpaceRecord::space);
    if (!row || record == records.cend()) {
        return fail(ErrorKind::NotFound, u"a space that is not ours"_s);
    }
    QList<domain::Row> staged;
    {
        TRY_ASSIGN(auto query, transaction.prepare("SELECT body FROM stage_row WHERE space = ?1"));
        query.bindAll(row->n);
        for (;;) {
            TRY_ASSIGN(const bool isThere, query.step());
            if (!isThere) {
                break;
            }
            TRY_ASSIGN(domain::Row one, protocol::decodeRow(query.blobView(0)));
            staged.append(std::move(one));
        }
    }
    Joiner joiner(transaction, *row, *record);
    TRY_ASSIGN(const Touched touched, joiner.join(staged, clock));
    TRY_ASSIGN(auto clear, transaction.prepare("DELETE FROM stage_row WHERE space = ?1"));
    TRY(clear.bindAll(row->n).run());
    return touched;
}

} // namespace endpaper::store
