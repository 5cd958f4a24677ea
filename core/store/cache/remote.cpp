// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/cache/remote.h"

#include "domain/digest.h"
#include "protocol/codec.h"
#include "protocol/schema.h"
#include "store/cache/broughthome.h"
#include "store/cache/conflicts.h"
#include "store/cache/merger.h"
#include "store/cache/outbox.h"
#include "store/cache/outboxrow.h"
#include "store/cache/shadow.h"

#include <algorithm>

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
    if (mine->row.life.seq == 0) {
        TRY(dropRefused(mine->row, incoming));
    }
    TRY(keepConfirmed(mine->row, incoming));
    // The cut-off of a list's delete is what the server made of it: it knows which history the
    // device's was of.
    const domain::Life &life = incoming.life;
    if (life.seq != 0 && life.stamp == mine->row.life.stamp
        && life.isAlive == mine->row.life.isAlive && life.base != mine->row.life.base) {
        mine->row.life = life;
        touched.add(incoming.kind, incoming.id);
    }
    if (domain::mergeInto(mine->row, incoming).isChanged()) {
        touched.add(incoming.kind, incoming.id);
    }
    // Lower than before where an acknowledgement was for a group whose edit of this row had lost.
    mine->row.seq = std::max(incoming.seq, seqOf(mine->row));
    return m_rows.write(*mine);
}

Expected<> Merger::dropRefused(domain::Row &mine, const domain::Row &incoming)
{
    if (!m_waiting) {
        TRY_ASSIGN(m_waiting, waitingStamps(m_transaction));
    }
    const WaitingStamps waiting = m_waiting->value(mine.id);
    const auto isRefused = [&waiting](const domain::FieldName &name, quint64 seq, quint64 time) {
        return seq == 0 && !waiting.value(name).contains(time);
    };
    for (auto it = mine.fields.begin(); it != mine.fields.end();) {
        if (isRefused(it.key(), it->seq, it->stamp.time)) {
            TRY(removeShadow(m_transaction, mine.kind, mine.id, it.key()));
            it = mine.fields.erase(it);
            touched.add(mine.kind, mine.id);
        } else {
            ++it;
        }
    }
    if (isRefused(lifeField, mine.life.seq, mine.life.stamp.time)) {
        TRY(removeShadow(m_transaction, mine.kind, mine.id, lifeField));
        mine.life = incoming.life;
        touched.add(mine.kind, mine.id);
    }
    return {};
}

// What the server holds of a register with an unsent edit of ours is what that edit would fall back
// to.
Expected<> Merger::keepConfirmed(const domain::Row &mine, const domain::Row &incoming)
{
    isBehind |= mine.life.seq != 0 && mine.life.stamp > incoming.life.stamp;
    // A repair tells of the dead only that they are: under it may lie what the server has lost.
    isBehind |= !mine.life.isAlive && incoming.life.isAlive;
    for (auto it = incoming.fields.cbegin(); it != incoming.fields.cend(); ++it) {
        const auto field = mine.fields.constFind(it.key());
        if (field == mine.fields.cend() || field->seq != 0) {
            isBehind |= field != mine.fields.cend() && field->stamp > it->stamp;
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

Expected<> dropRow(Transaction &transaction, RowTable &rows, domain::RowKind kind, const Uuid &id)
{
    TRY(removeShadows(transaction, kind, id));
    TRY_ASSIGN(const bool isEdited, hasWaiting(transaction, kind, id));
    TRY_ASSIGN(auto meta, rows.findMeta(kind, id));
    if (!isEdited || !meta) {
        return rows.remove(kind, id);
    }
    meta->seq = 0;
    meta->life.seq = 0;
    for (RegisterMeta &field : meta->fields) {
        field.seq = 0;
    }
    return rows.writeMeta(kind, id, *meta);
}

Expected<QList<SpaceRecord>> listSpaces(Transaction &transaction)
{
    TRY_ASSIGN(auto query,
               transaction.prepare("SELECT sp, role, cursor, lin, high_seq, high_lin, condition, "
                                   "fork, staged, staged_lin, kind, of FROM space "
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
        space.kind = query.text(10).toUtf8();
        space.of = query.isNull(11) ? Uuid() : query.uuid(11);
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
    TRY(rows.settle(touched));
    for (const char *sql :
         {"DELETE FROM mark WHERE space = ?1", "DELETE FROM notice WHERE space = ?1",
          "DELETE FROM stage_row WHERE space = ?1", "DELETE FROM foreign_row WHERE space = ?1"}) {
        TRY_ASSIGN(auto remove, transaction.prepare(sql));
        TRY(remove.bindAll(space.n).run());
    }
    // What waits for this space still goes out, so that the numbers have no gap; it is denied, and
    // so comes to the quarantine.
    TRY_ASSIGN(auto mark,
               transaction.prepare("UPDATE space SET condition = 3, cursor = 0, lin = 0, "
                                   "high_seq = 0, high_lin = 0, digest = NULL, is_whole = 0, "
                                   "staged = 0 WHERE n = ?1"));
    return mark.bindAll(space.n).run();
}
} // namespace

namespace {
// What the reader may do to a list shows in the list: it is read again.
Expected<> touchLists(Transaction &transaction, const Uuid &space, Touched &touched)
{
    TRY_ASSIGN(const auto row, findSpaceRow(transaction, space));
    if (row) {
        TRY_ASSIGN(const QList<Uuid> ids,
                   RowTable(transaction).idsInSpace(domain::RowKind::List, row->n));
        for (const Uuid &id : ids) {
            touched.add(domain::RowKind::List, id);
        }
    }
    return {};
}
} // namespace

Expected<Touched> putSpaces(Transaction &transaction, const QList<protocol::SpaceState> &spaces)
{
    Touched touched;
    QSet<Uuid> named;
    TRY_ASSIGN(const QList<SpaceRecord> before, listSpaces(transaction));
    for (const protocol::SpaceState &space : spaces) {
        named.insert(space.space);
        const auto was = std::ranges::find(before, space.space, &SpaceRecord::space);
        const bool isAsBefore = was != before.cend() && was->role == space.role
            && was->condition != SpaceCondition::Gone;
        if (!isAsBefore) {
            TRY(touchLists(transaction, space.kind == "claims" ? space.of : space.space, touched));
        }
        TRY_ASSIGN(
            auto put,
            transaction.prepare(
                "INSERT INTO space (sp, role, kind, of) VALUES (?1, ?2, ?3, ?4) ON CONFLICT "
                "(sp) DO UPDATE SET role = excluded.role, kind = excluded.kind, of = excluded.of, "
                "condition = CASE WHEN condition = 3 THEN 0 ELSE condition END"));
        put.bindAll(space.space, QString::fromUtf8(space.role), QString::fromUtf8(space.kind));
        if (!space.of.isNil()) {
            put.bind(4, space.of);
        }
        TRY(put.run());
    }
    TRY_ASSIGN(const QList<SpaceRecord> known, listSpaces(transaction));
    TRY_ASSIGN(const SpaceRow home, homeSpaceRow(transaction));
    for (const SpaceRecord &space : known) {
        TRY_ASSIGN(const auto row, findSpaceRow(transaction, space.space));
        // One's own space is made at its first use; a server that has not yet done so takes nothing
        // away.
        if (row && row->n != 1 && !named.contains(space.space)
            && space.condition != SpaceCondition::Gone) {
            if (isToComeHome(known, home, space)) {
                TRY(bringHome(transaction, *row, touched));
            }
            TRY(leaveSpace(transaction, *row, touched));
            TRY(touchLists(transaction, space.of, touched)); // of claims: their list
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

namespace {
// False if the server has gone back behind what is here.
Expected<bool> applyPage(Transaction &transaction, const protocol::PulledSpace &page,
                         Touched &touched)
{
    TRY_ASSIGN(const auto space, findSpaceRow(transaction, page.space));
    if (!space) {
        return fail(ErrorKind::NotFound, u"rows of a space that is not ours"_s);
    }
    Merger merger(transaction, space->n);
    TRY(merger.merge(page.rows));
    TRY(merger.settle());
    TRY(keepForeign(transaction, space->n, page.foreign));
    TRY(keepNotices(transaction, page.space, page.notices));
    TRY(putCursor(transaction,
                  {space->n, space->space, page.next, page.lin,
                   space->high.seq < page.next ? protocol::Mark{page.next, page.lin} : space->high,
                   !page.hasMore}));
    touched.add(merger.touched);
    return !merger.isBehind;
}
} // namespace

Expected<Touched> applyRemote(Transaction &transaction, const protocol::PulledSpace &page)
{
    Touched touched;
    TRY(applyPage(transaction, page, touched));
    return touched;
}

Expected<bool> applyChange(Transaction &transaction, const protocol::LiveChange &change,
                           Touched &touched)
{
    TRY_ASSIGN(const auto space, findSpaceRow(transaction, change.space));
    // While there is something left to page, a row's older registers may lie on a later page.
    if (!space || space->cursor != change.prev || !space->isWhole) {
        return false;
    }
    protocol::PulledSpace page;
    page.space = change.space;
    page.next = change.seq;
    page.lin = change.lin;
    page.rows = change.rows;
    page.foreign = change.foreign;
    return applyPage(transaction, page, touched);
}

Expected<quint64> spaceDigest(Transaction &transaction, const Uuid &space)
{
    TRY_ASSIGN(const auto row, findSpaceRow(transaction, space));
    if (!row) {
        return fail(ErrorKind::NotFound, u"a space that is not ours"_s);
    }
    {
        TRY_ASSIGN(auto query, transaction.prepare("SELECT digest FROM space WHERE n = ?1"));
        TRY_ASSIGN(const bool isThere, query.bindAll(row->n).step());
        if (isThere && !query.isNull(0)) {
            return unsignedBits(query.integer(0));
        }
    }
    RowTable rows(transaction);
    quint64 digest = 0;
    for (const domain::RowKind kind : allKinds) {
        TRY(rows.forEachMeta(kind, row->n,
                             [&digest, kind](const Uuid &id, const StoredMeta &meta) -> Expected<> {
                                 digest += digestOf(kind, id, meta);
                                 return {};
                             }));
    }
    TRY_ASSIGN(auto put, transaction.prepare("UPDATE space SET digest = ?2 WHERE n = ?1"));
    TRY(put.bindAll(row->n, signedBits(digest)).run());
    return digest;
}

Expected<bool> isDigestOurs(Transaction &transaction, const protocol::PulledSpace &page)
{
    TRY_ASSIGN(const auto space, findSpaceRow(transaction, page.space));
    if (!space || !page.digest || page.hasMore || space->cursor != page.next) {
        return true;
    }
    TRY_ASSIGN(auto query,
               transaction.prepare("SELECT EXISTS (SELECT 1 FROM outbox WHERE space = ?1), "
                                   "EXISTS (SELECT 1 FROM foreign_row WHERE space = ?1)"));
    TRY(query.bindAll(space->n).step());
    if (query.boolean(0) || query.boolean(1)) {
        return true; // what is not sent, or not understood, cannot be compared
    }
    TRY_ASSIGN(const quint64 digest, spaceDigest(transaction, page.space));
    return digest == *page.digest;
}

} // namespace endpaper::store
