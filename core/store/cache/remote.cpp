// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/cache/remote.h"

#include "domain/digest.h"
#include "protocol/codec.h"
#include "protocol/schema.h"
#include "store/cache/merger.h"
#include "store/cache/outbox.h"
#include "store/cache/outboxrow.h"
#include "store/cache/shadow.h"

namespace endpaper::store {

using namespace Qt::StringLiterals;

Expected<> Merger::merge(const QList<domain::Row> &rows)
{
    for (const domain::Row &row : rows) {
        if (row.kind == domain::RowKind::List) {
            TRY(mergeRow(row));
        }
    }
    TRY(settle());
    for (const domain::Row &row : rows) {
        if (row.kind != domain::RowKind::List) {
            TRY(mergeRow(row));
        }
    }
    return {};
}

Expected<> Merger::mergeRow(const domain::Row &incoming)
{
    TRY_ASSIGN(auto mine, m_rows.find(incoming.kind, incoming.id));
    if (!mine) {
        touched.add(incoming.kind, incoming.id);
        return m_rows.write({incoming, m_space});
    }
    TRY(keepConfirmed(mine->row, incoming));
    if (domain::mergeInto(mine->row, incoming).isChanged()) {
        touched.add(incoming.kind, incoming.id);
    }
    return m_rows.write(*mine);
}

// What the server holds of a register with an unsent edit of ours is what that edit would fall back
// to.
Expected<> Merger::keepConfirmed(const domain::Row &mine, const domain::Row &incoming)
{
    for (auto it = incoming.fields.cbegin(); it != incoming.fields.cend(); ++it) {
        const auto field = mine.fields.constFind(it.key());
        if (field == mine.fields.cend() || field->seq != 0) {
            continue;
        }
        if (domain::compare(*field, *it) > 0) {
            TRY(putShadow(m_transaction, mine.kind, mine.id, it.key(), *it, IfThere::Replace));
        } else {
            TRY(removeShadow(m_transaction, mine.kind, mine.id, it.key()));
        }
    }
    if (mine.life.seq == 0) {
        if (domain::compare(mine.life, incoming.life) > 0) {
            TRY(putShadow(m_transaction, mine.kind, mine.id, lifeField, lifeRegister(incoming.life),
                          IfThere::Replace));
        } else {
            TRY(removeShadow(m_transaction, mine.kind, mine.id, lifeField));
        }
    }
    return {};
}

Expected<QList<SpaceRecord>> listSpaces(Transaction &transaction)
{
    TRY_ASSIGN(auto query,
               transaction.prepare("SELECT sp, role, cursor, lin, high_seq, high_lin, condition, "
                                   "fork, staged, staged_lin FROM space "
                                   "WHERE sp IS NOT NULL ORDER BY n"));
    QList<SpaceRecord> spaces;
    for (;;) {
        TRY_ASSIGN(const bool isThere, query.step());
        if (!isThere) {
            return spaces;
        }
        SpaceRecord space;
        space.space = query.uuid(0);
        space.role = query.text(1).toUtf8();
        space.cursor = quint64(query.integer(2));
        space.lin = unsignedBits(query.integer(3));
        space.high = {quint64(query.integer(4)), unsignedBits(query.integer(5))};
        space.condition = SpaceCondition(query.integer(6));
        space.fork = quint64(query.integer(7));
        space.staged = quint64(query.integer(8));
        space.stagedLin = unsignedBits(query.integer(9));
        spaces.append(space);
    }
}

namespace {
Expected<> leaveSpace(Transaction &transaction, const SpaceRow &space, Touched &touched)
{
    RowTable rows(transaction);
    for (const domain::RowKind kind : allKinds) {
        TRY_ASSIGN(const QList<Uuid> ids, rows.idsInSpace(kind, space.n));
        for (const Uuid &id : ids) {
            TRY(rows.remove(kind, id));
            TRY(removeShadows(transaction, kind, id));
            touched.add(kind, id);
        }
    }
    TRY(rows.settlePlaces(touched));
    // What waits for this space still goes out, so that the numbers have no gap; it is denied, and
    // so comes to the quarantine.
    TRY_ASSIGN(auto mark, transaction.prepare("UPDATE space SET condition = 3 WHERE n = ?1"));
    return mark.bindAll(space.n).run();
}
} // namespace

Expected<Touched> putSpaces(Transaction &transaction, const QList<protocol::SpaceState> &spaces)
{
    Touched touched;
    QSet<Uuid> named;
    for (const protocol::SpaceState &space : spaces) {
        named.insert(space.space);
        TRY_ASSIGN(
            auto put,
            transaction.prepare("INSERT INTO space (sp, role) VALUES (?1, ?2) ON CONFLICT (sp) DO "
                                "UPDATE SET role = excluded.role, "
                                "condition = CASE WHEN condition = 3 THEN 0 ELSE condition END"));
        TRY(put.bindAll(space.space, QString::fromUtf8(space.role)).run());
    }
    TRY_ASSIGN(const QList<SpaceRecord> known, listSpaces(transaction));
    for (const SpaceRecord &space : known) {
        TRY_ASSIGN(const auto row, findSpaceRow(transaction, space.space));
        // One's own space is made at its first use; a server that has not yet done so takes nothing
        // away.
        if (row && row->n != 1 && !named.contains(space.space)
            && space.condition != SpaceCondition::Gone) {
            TRY(leaveSpace(transaction, *row, touched));
        }
    }
    return touched;
}

namespace {
Expected<> keepForeign(Transaction &transaction, qint64 space,
                       const QList<protocol::ForeignRow> &rows)
{
    TRY_ASSIGN(
        auto put,
        transaction.prepare(
            "INSERT INTO foreign_row (space, kind, id, seq, body) VALUES (?1, ?2, ?3, ?4, ?5) "
            "ON CONFLICT DO UPDATE SET seq = excluded.seq, body = excluded.body WHERE excluded.seq "
            ">= seq"));
    for (const protocol::ForeignRow &row : rows) {
        TRY(put.bindAll(space, QString::fromUtf8(row.kind), row.id, qint64(row.seq), row.body)
                .run());
    }
    return {};
}
} // namespace

Expected<Touched> applyRemote(Transaction &transaction, const protocol::PulledSpace &page)
{
    TRY_ASSIGN(const auto space, findSpaceRow(transaction, page.space));
    if (!space) {
        return fail(ErrorKind::NotFound, u"rows of a space that is not ours"_s);
    }
    Merger merger(transaction, space->n);
    TRY(merger.merge(page.rows));
    TRY(merger.settle());
    TRY(keepForeign(transaction, space->n, page.foreign));
    TRY(putCursor(transaction, space->n, page.next, page.lin));
    return merger.touched;
}

Expected<bool> applyChange(Transaction &transaction, const protocol::LiveChange &change,
                           Touched &touched)
{
    TRY_ASSIGN(const auto space, findSpaceRow(transaction, change.space));
    if (!space || space->cursor != change.prev) {
        return false;
    }
    protocol::PulledSpace page;
    page.space = change.space;
    page.next = change.seq;
    page.lin = change.lin;
    page.rows = change.rows;
    page.foreign = change.foreign;
    TRY_ASSIGN(const Touched changed, applyRemote(transaction, page));
    touched.add(changed);
    return true;
}

Expected<quint64> spaceDigest(Transaction &transaction, const Uuid &space)
{
    TRY_ASSIGN(const auto row, findSpaceRow(transaction, space));
    if (!row) {
        return fail(ErrorKind::NotFound, u"a space that is not ours"_s);
    }
    RowTable rows(transaction);
    quint64 digest = 0;
    for (const domain::RowKind kind : allKinds) {
        TRY_ASSIGN(const QList<Uuid> ids, rows.idsInSpace(kind, row->n));
        for (const Uuid &id : ids) {
            TRY_ASSIGN(const auto meta, rows.findMeta(kind, id));
            if (!meta || !meta->life.isAlive) {
                continue;
            }
            const quint64 seed = domain::rowSeed(kind, id);
            digest += domain::registerDigest(seed, lifeField, meta->life.stamp, 0);
            for (auto it = meta->fields.cbegin(); it != meta->fields.cend(); ++it) {
                digest += domain::registerDigest(seed, it.key(), it->stamp, it->gen);
            }
        }
    }
    return digest;
}

} // namespace endpaper::store
