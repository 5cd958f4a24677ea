// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/limits.h"
#include "store/cache/outboxrow.h"
#include "store/cache/rowtable.h"

#include <bit>

namespace endpaper::store {

using namespace Qt::StringLiterals;

namespace {
constexpr char spaceColumns[] =
    "SELECT n, sp, cursor, lin, high_seq, high_lin, is_whole, role FROM space WHERE ";

SpaceRow spaceRowFrom(const Statement &query)
{
    return {query.integer(0),
            query.uuid(1),
            quint64(query.integer(2)),
            unsignedBits(query.integer(3)),
            {quint64(query.integer(4)), unsignedBits(query.integer(5))},
            query.boolean(6),
            query.text(7).toUtf8()};
}
} // namespace

Expected<SpaceRow> homeSpaceRow(Transaction &transaction) { return spaceRowAt(transaction, 1); }

Expected<SpaceRow> spaceRowAt(Transaction &transaction, qint64 n)
{
    TRY_ASSIGN(auto query, transaction.database().prepare(QByteArray(spaceColumns) + "n = ?1"));
    TRY_ASSIGN(const bool isThere, query.bindAll(n).step());
    if (!isThere) {
        return fail(ErrorKind::Corrupt, u"the cache misses a space"_s);
    }
    return spaceRowFrom(query);
}

Expected<std::optional<SpaceRow>> findSpaceRow(Transaction &transaction, const Uuid &space)
{
    TRY_ASSIGN(auto query, transaction.database().prepare(QByteArray(spaceColumns) + "sp = ?1"));
    TRY_ASSIGN(const bool isThere, query.bindAll(space).step());
    return isThere ? std::optional(spaceRowFrom(query)) : std::nullopt;
}

Expected<> putCursor(Transaction &transaction, const SpaceRow &space)
{
    TRY_ASSIGN(auto update,
               transaction.prepare("UPDATE space SET cursor = ?2, lin = ?3, high_seq = ?4, "
                                   "high_lin = ?5, is_whole = ?6 WHERE n = ?1"));
    TRY(update
            .bindAll(space.n, qint64(space.cursor), signedBits(space.lin), qint64(space.high.seq),
                     signedBits(space.high.lin), space.isWhole)
            .run());
    return space.cursor == 0 ? Expected<>()
                             : putMark(transaction, space.n, {space.cursor, space.lin});
}

Expected<QList<protocol::Mark>> listMarks(Transaction &transaction, qint64 space)
{
    TRY_ASSIGN(auto query,
               transaction.prepare("SELECT seq, lin FROM mark WHERE space = ?1 ORDER BY seq DESC"));
    query.bindAll(space);
    QList<protocol::Mark> marks;
    for (;;) {
        TRY_ASSIGN(const bool isThere, query.step());
        if (!isThere) {
            return marks;
        }
        marks.append({quint64(query.integer(0)), unsignedBits(query.integer(1))});
    }
}

// Of each age the oldest stays, so that it can grow into the next one.
Expected<> putMark(Transaction &transaction, qint64 space, const protocol::Mark &mark)
{
    TRY_ASSIGN(auto put,
               transaction.prepare("INSERT INTO mark (space, seq, lin) VALUES (?1, ?2, ?3) "
                                   "ON CONFLICT DO UPDATE SET lin = excluded.lin"));
    TRY(put.bindAll(space, qint64(mark.seq), signedBits(mark.lin)).run());
    TRY_ASSIGN(const QList<protocol::Mark> marks, listMarks(transaction, space));
    TRY_ASSIGN(auto drop, transaction.prepare("DELETE FROM mark WHERE space = ?1 AND seq = ?2"));
    for (qsizetype i = 1; i + 1 < marks.size(); ++i) {
        const auto ageOf = [&marks](qsizetype at) {
            return std::bit_width(marks.first().seq - marks[at].seq);
        };
        if (ageOf(i) == ageOf(i + 1)) {
            TRY(drop.bindAll(space, qint64(marks[i].seq)).run());
        }
    }
    return {};
}

} // namespace endpaper::store
