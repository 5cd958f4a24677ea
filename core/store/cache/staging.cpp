// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/codec.h"
#include "store/cache/merger.h"
#include "store/cache/outboxrow.h"
#include "store/cache/remote.h"

namespace endpaper::store {

using namespace Qt::StringLiterals;

Expected<> beginStaging(Transaction &transaction, const Uuid &space, quint64 floor)
{
    TRY_ASSIGN(auto clear,
               transaction.prepare(
                   "DELETE FROM stage_row WHERE space IN (SELECT n FROM space WHERE sp = ?1)"));
    TRY(clear.bindAll(space).run());
    // A repair comes first: what a server lost must be told to it before absence means anything.
    TRY_ASSIGN(auto mark,
               transaction.prepare("UPDATE space SET staged = 0, staged_lin = 0, fork = ?2, "
                                   "condition = 2 WHERE sp = ?1 AND condition IN (0, 2)"));
    return mark.bindAll(space, qint64(floor)).run();
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

    Expected<Touched> join(const QList<domain::Row> &staged)
    {
        for (const domain::Row &row : staged) {
            m_staged.insert({int(row.kind), row.id});
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
        const protocol::Mark here{m_record.staged, m_record.stagedLin};
        TRY(putCursor(m_transaction, {m_space.n, m_space.space, here.seq, here.lin, here, true}));
        TRY_ASSIGN(auto end,
                   m_transaction.prepare(
                       "UPDATE space SET condition = 0, fork = 0, staged = 0 WHERE n = ?1"));
        TRY(end.bindAll(m_space.n).run());
        return m_merger.touched;
    }

private:
    // A row here that the server does not have (any more).
    Expected<> absent(domain::RowKind kind, const Uuid &id)
    {
        TRY_ASSIGN(const auto mine, m_merger.rows().findMeta(kind, id));
        // Never confirmed: its `new` waits in the outbox. Above the floor: no removed tombstone.
        if (!mine || mine->seq == 0 || mine->seq > m_record.fork) {
            return {};
        }
        // A real deletion.
        m_merger.touched.add(kind, id);
        return dropRow(m_transaction, m_merger.rows(), kind, id);
    }

    Transaction &m_transaction;
    Merger m_merger;
    SpaceRow m_space;
    SpaceRecord m_record;
    QSet<std::pair<int, Uuid>> m_staged;
};
} // namespace

Expected<Touched> finishStaging(Transaction &transaction, const Uuid &space)
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
    TRY_ASSIGN(const Touched touched, joiner.join(staged));
    TRY_ASSIGN(auto clear, transaction.prepare("DELETE FROM stage_row WHERE space = ?1"));
    TRY(clear.bindAll(row->n).run());
    return touched;
}

} // namespace endpaper::store
