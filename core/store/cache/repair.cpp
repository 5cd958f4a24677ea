// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/cache/repair.h"

#include "domain/digest.h"
#include "domain/merge.h"
#include "protocol/codec.h"
#include "protocol/limits.h"
#include "store/cache/merger.h"
#include "store/cache/outbox.h"
#include "store/cache/outboxrow.h"
#include "store/cache/quarantine.h"
#include "store/cache/remote.h"
#include "store/cache/shadow.h"

namespace endpaper::store {

using namespace Qt::StringLiterals;
using domain::RowKind;
using protocol::RowName;

namespace {
constexpr qsizetype exchangeBytesMax = protocol::batchBytesMax;

Expected<SpaceRow> spaceRow(Transaction &transaction, const Uuid &space)
{
    TRY_ASSIGN(const auto row, findSpaceRow(transaction, space));
    if (!row) {
        return fail(ErrorKind::NotFound, u"a space that is not ours"_s);
    }
    return *row;
}

// The registers that a server has confirmed: ours, or what our unsent edits would fall back to.
// False if the row itself was never confirmed.
Expected<bool> onlyConfirmed(Transaction &transaction, RowKind kind, const Uuid &id,
                             StoredMeta &meta)
{
    if (meta.life.seq == 0) {
        TRY_ASSIGN(const auto life, findShadow(transaction, kind, id, lifeField));
        if (!life) {
            return false;
        }
        meta.life = lifeFrom(*life);
    }
    for (auto it = meta.fields.begin(); it != meta.fields.end();) {
        if (it->seq != 0) {
            ++it;
            continue;
        }
        TRY_ASSIGN(const auto confirmed, findShadow(transaction, kind, id, it.key()));
        if (confirmed) {
            *it = {confirmed->stamp, confirmed->seq, confirmed->gen};
            ++it;
        } else {
            it = meta.fields.erase(it);
        }
    }
    return true;
}

// The same of a row with its values; of a dead one its life alone.
Expected<std::optional<domain::Row>> confirmedRow(Transaction &transaction, RowTable &rows,
                                                  RowKind kind, const Uuid &id)
{
    TRY_ASSIGN(auto stored, rows.find(kind, id));
    if (!stored) {
        return std::nullopt;
    }
    domain::Row &row = stored->row;
    if (row.life.seq == 0) {
        TRY_ASSIGN(const auto life, findShadow(transaction, kind, id, lifeField));
        if (!life) {
            return std::nullopt;
        }
        row.life = lifeFrom(*life);
    }
    if (!row.life.isAlive) {
        row.fields.clear();
    }
    for (auto it = row.fields.begin(); it != row.fields.end();) {
        if (it->seq != 0) {
            ++it;
            continue;
        }
        TRY_ASSIGN(const auto confirmed, findShadow(transaction, kind, id, it.key()));
        if (confirmed) {
            *it++ = *confirmed;
        } else {
            it = row.fields.erase(it);
        }
    }
    return std::move(row);
}

// The confirmed rows of some buckets, with what they hash to.
struct Print
{
    quint64 digest = 0;
    quint64 seq = 0;
};
using Prints = QHash<std::pair<int, Uuid>, Print>;

Expected<Prints> printsOf(Transaction &transaction, qint64 space, const QSet<int> &buckets)
{
    RowTable rows(transaction);
    Prints prints;
    for (const RowKind kind : allKinds) {
        TRY(rows.forEachMeta(kind, space, [&](const Uuid &id, StoredMeta meta) -> Expected<> {
            if (!buckets.contains(domain::repairBucket(id))) {
                return {};
            }
            const quint64 seq = meta.seq;
            TRY_ASSIGN(const bool isConfirmed, onlyConfirmed(transaction, kind, id, meta));
            if (isConfirmed) {
                prints.insert({int(kind), id}, {repairDigestOf(kind, id, meta), seq});
            }
            return {};
        }));
    }
    return prints;
}

QSet<int> allBuckets()
{
    QSet<int> all;
    for (int bucket = 0; bucket < int(protocol::repairBuckets); ++bucket) {
        all.insert(bucket);
    }
    return all;
}
} // namespace

Expected<> beginRepair(Transaction &transaction, const Uuid &space, quint64 fork)
{
    // Of several reasons the lower fork stands.
    TRY_ASSIGN(
        auto mark,
        transaction.prepare("UPDATE space SET fork = CASE WHEN condition = 1 THEN min(fork, "
                            "?2) ELSE ?2 END, condition = 1 WHERE sp = ?1 AND condition <> 3"));
    return mark.bindAll(space, qint64(std::min<quint64>(fork, quint64(INT64_MAX)))).run();
}

Expected<protocol::RepairRequest> repairRequest(Transaction &transaction, const Uuid &space)
{
    TRY_ASSIGN(const SpaceRow row, spaceRow(transaction, space));
    protocol::RepairRequest request;
    request.space = space;
    request.fork = row.cursor;
    TRY_ASSIGN(request.marks, listMarks(transaction, row.n));
    if (row.high.seq > row.cursor) {
        request.marks.prepend(row.high);
    }
    request.buckets.fill(0, protocol::repairBuckets);
    TRY_ASSIGN(const Prints prints, printsOf(transaction, row.n, allBuckets()));
    for (auto it = prints.cbegin(); it != prints.cend(); ++it) {
        request.buckets[domain::repairBucket(it.key().second)] += it->digest;
    }
    return request;
}

Expected<RepairPlan> planRepair(Transaction &transaction, const Uuid &space,
                                const protocol::RepairReply &reply)
{
    TRY_ASSIGN(const SpaceRow row, spaceRow(transaction, space));
    const QSet<int> listed(reply.listed.cbegin(), reply.listed.cend());
    TRY_ASSIGN(Prints mine, printsOf(transaction, row.n, listed));
    RepairPlan plan;
    for (const protocol::RowPrint &theirs : reply.mine) {
        const auto kind = domain::rowKind(theirs.row.kind);
        const auto found = kind ? mine.constFind({int(*kind), theirs.row.id})
                                : Prints::const_iterator(mine.cend());
        if (found == mine.cend()) {
            plan.want.append(theirs.row);
            continue;
        }
        if (found->digest != theirs.digest) {
            plan.send.append(theirs.row);
        }
        mine.erase(found);
    }
    RowTable rows(transaction);
    for (auto it = mine.cbegin(); it != mine.cend(); ++it) {
        const auto kind = RowKind(it.key().first);
        const Uuid &id = it.key().second;
        if (it->seq > std::min(reply.fork, reply.floor)) {
            plan.send.append({domain::rowKindName(kind), id});
            continue;
        }
        // Of the common history, and so old that its tombstone was removed since.
        plan.touched.add(kind, id);
        TRY(dropRow(transaction, rows, kind, id));
    }
    TRY(rows.settle(plan.touched));
    return plan;
}

Expected<protocol::RepairRequest> exchangeRequest(Transaction &transaction, const Uuid &space,
                                                  quint64 fork, RepairPlan &plan)
{
    protocol::RepairRequest request;
    request.space = space;
    request.fork = fork;
    RowTable rows(transaction);
    qsizetype bytes = 0;
    while (!plan.send.isEmpty() && request.rows.size() < protocol::repairRowsMax) {
        const RowName name = plan.send.first();
        TRY_ASSIGN(const auto row,
                   confirmedRow(transaction, rows, *domain::rowKind(name.kind), name.id));
        if (row) {
            bytes += protocol::encodeRow(*row).size();
            if (!request.rows.isEmpty() && bytes > exchangeBytesMax) {
                return request;
            }
            request.rows.append(*row);
        }
        plan.send.removeFirst();
    }
    request.want = plan.want.first(std::min(plan.want.size(), protocol::repairRowsMax));
    plan.want.remove(0, request.want.size());
    return request;
}

namespace {
// The server's row, under what waits here; merging it then says what that would fall back to.
Expected<> takeBack(Transaction &transaction, RowTable &rows, const domain::Row &theirs)
{
    TRY_ASSIGN(auto stored, rows.find(theirs.kind, theirs.id));
    if (!stored) {
        return {};
    }
    TRY(removeShadows(transaction, theirs.kind, theirs.id));
    const domain::Row ours = std::exchange(stored->row, theirs);
    for (auto it = ours.fields.cbegin(); it != ours.fields.cend(); ++it) {
        const auto field = stored->row.fields.constFind(it.key());
        const bool isThere = field != stored->row.fields.cend();
        if (it->seq == 0 && (!isThere || domain::compare(*it, *field) > 0)) {
            stored->row.fields.insert(it.key(), *it);
        }
    }
    if (ours.life.seq == 0 && domain::compare(ours.life, theirs.life) > 0) {
        stored->row.life = ours.life;
    }
    return rows.write(*stored);
}
} // namespace

Expected<Touched> applyExchange(Transaction &transaction, const Uuid &space,
                                const protocol::RepairReply &reply, Instant now)
{
    TRY_ASSIGN(const SpaceRow row, spaceRow(transaction, space));
    Merger merger(transaction, row.n);
    for (const RowName &name : reply.refused) {
        const auto kind = domain::rowKind(name.kind);
        if (!kind) {
            continue;
        }
        TRY_ASSIGN(const auto ours, confirmedRow(transaction, merger.rows(), *kind, name.id));
        if (!ours) {
            continue;
        }
        TRY(quarantineRow(transaction, space, *ours, u"denied"_s, now));
        merger.touched.add(*kind, name.id);
        const auto theirs = std::ranges::find_if(reply.rows, [&](const domain::Row &one) {
            return one.kind == *kind && one.id == name.id;
        });
        TRY(theirs == reply.rows.cend() ? dropRow(transaction, merger.rows(), *kind, name.id)
                                        : takeBack(transaction, merger.rows(), *theirs));
    }
    TRY(merger.merge(reply.rows));
    TRY(merger.settle());
    return merger.touched;
}

namespace {
// Numbers above the fork are of a history that is over. 0 would mean "never confirmed".
Expected<> lowerSeqs(Transaction &transaction, qint64 space, quint64 fork)
{
    const quint64 top = std::max<quint64>(fork, 1);
    RowTable rows(transaction);
    for (const RowKind kind : allKinds) {
        QList<std::pair<Uuid, StoredMeta>> lowered;
        TRY(rows.forEachMeta(kind, space, [&](const Uuid &id, StoredMeta meta) -> Expected<> {
            if (meta.seq <= top && meta.life.base <= fork) {
                return {};
            }
            meta.seq = std::min(meta.seq, top);
            meta.life.seq = std::min(meta.life.seq, top);
            // A list's cut-off too, like the bases of what waits: what the server made of it comes
            // with the next pull.
            meta.life.base = std::min(meta.life.base, fork);
            for (RegisterMeta &field : meta.fields) {
                field.seq = std::min(field.seq, top);
            }
            lowered.append({id, meta});
            return {};
        }));
        for (const auto &[id, meta] : std::as_const(lowered)) {
            TRY(rows.writeMeta(kind, id, meta));
            TRY_ASSIGN(auto shadow,
                       transaction.prepare(
                           "UPDATE shadow SET seq = min(seq, ?3) WHERE kind = ?1 AND id = ?2"));
            TRY(shadow.bindAll(int(kind), id, qint64(top)).run());
        }
    }
    Touched places;
    return rows.settle(places);
}

// What waits was made knowing nothing of the new history.
Expected<> lowerBases(Transaction &transaction, const Uuid &space, quint64 fork)
{
    TRY_ASSIGN(const QList<OutboxRow> waiting, listOutbox(transaction));
    for (const OutboxRow &row : waiting) {
        if (row.group.space == space && row.group.base > fork) {
            protocol::Group group = row.group;
            group.base = fork;
            TRY(rewriteOutbox(transaction, row.number, group));
        }
    }
    return {};
}
} // namespace

Expected<> finishRepair(Transaction &transaction, const Uuid &space, quint64 fork)
{
    TRY_ASSIGN(SpaceRow row, spaceRow(transaction, space));
    TRY_ASSIGN(const QList<protocol::Mark> marks, listMarks(transaction, row.n));
    const auto mark =
        std::ranges::find_if(marks, [fork](const protocol::Mark &one) { return one.seq <= fork; });
    protocol::Mark here = mark == marks.cend() ? protocol::Mark() : *mark;
    if (here.seq < row.cursor) {
        TRY(lowerSeqs(transaction, row.n, here.seq));
        TRY(lowerBases(transaction, space, here.seq));
    } else {
        here = {row.cursor, row.lin}; // both know more than we have pulled
        TRY(lowerSeqs(transaction, row.n, fork)); // acknowledgements may have told of more
    }
    TRY_ASSIGN(auto forget, transaction.prepare("DELETE FROM mark WHERE space = ?1 AND seq > ?2"));
    TRY(forget.bindAll(row.n, qint64(here.seq)).run());
    row.cursor = here.seq;
    row.lin = here.lin;
    if (row.high.seq != fork || fork <= here.seq) {
        row.high = here;
    } // else it is what both know, and may be all that the server still knows of us
    row.isWhole = false;
    TRY(putCursor(transaction, row));
    TRY_ASSIGN(auto end,
               transaction.prepare("UPDATE space SET condition = 0, fork = 0 WHERE n = ?1"));
    return end.bindAll(row.n).run();
}

} // namespace endpaper::store
