// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/vault/rowrepository.h"

#include <chrono>

namespace endpaper::store {

#define ENDPAPER_ROW_COLUMNS                                                                       \
    "r.n, r.kind, r.id, r.seq, r.life, r.life_st, r.life_seq, r.life_base, r.field_seq_min, "      \
    "r.body, r.meta, r.moved_to, r.stripped "

namespace {

constexpr std::chrono::days keptFor{90};

StoredRow rowOf(const Statement &query)
{
    StoredRow row;
    row.n = query.integer(0);
    row.kind = domain::RowKind(query.integer(1));
    row.id = query.uuid(2);
    row.seq = quint64(query.integer(3));
    row.life.isAlive = query.boolean(4);
    row.life.stamp = domain::Stamp::fromBytes(query.blobView(5)).value_or(domain::Stamp());
    row.life.seq = quint64(query.integer(6));
    row.life.base = quint64(query.integer(7));
    row.fieldSeqMin = quint64(query.integer(8));
    row.body = query.blob(9);
    row.meta = query.blob(10);
    row.movedTo = query.blob(11);
    row.isStripped = query.boolean(12);
    return row;
}

Expected<std::vector<StoredRow>> rowsOf(Statement &query)
{
    std::vector<StoredRow> rows;
    while (true) {
        TRY_ASSIGN(const bool isRow, query.step());
        if (!isRow) {
            return rows;
        }
        rows.push_back(rowOf(query));
    }
}

Expected<std::optional<StoredRow>> oneOf(Statement &query)
{
    TRY_ASSIGN(const bool isRow, query.step());
    return isRow ? std::optional(rowOf(query)) : std::nullopt;
}

QByteArray notNull(const QByteArray &bytes) { return bytes.isNull() ? QByteArray("") : bytes; }

} // namespace

Expected<std::optional<StoredRow>> RowRepository::find(qint64 space, domain::RowKind kind,
                                                       const Uuid &id)
{
    TRY_ASSIGN(
        auto query,
        m_transaction.prepare("SELECT " ENDPAPER_ROW_COLUMNS
                              "FROM row r WHERE r.space = ?1 AND r.kind = ?2 AND r.id = ?3"));
    query.bindAll(space, int(kind), id);
    return oneOf(query);
}

Expected<std::optional<StoredRow>> RowRepository::find(qint64 n)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare("SELECT " ENDPAPER_ROW_COLUMNS "FROM row r WHERE r.n = ?1"));
    query.bindAll(n);
    return oneOf(query);
}

Expected<> RowRepository::insert(qint64 space, StoredRow &row, Instant now)
{
    TRY_ASSIGN(auto statement,
               m_transaction.prepare(
                   "INSERT INTO row (space, kind, id, seq, life, life_st, life_seq, life_base, "
                   "field_seq_min, body, meta, moved_to, stripped, deleted_at) "
                   "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)"));
    const auto deleted = row.life.isAlive ? std::nullopt : std::optional(now);
    TRY(statement
            .bindAll(space, int(row.kind), row.id, qint64(row.seq), row.life.isAlive,
                     row.life.stamp.toBytes(), qint64(row.life.seq), qint64(row.life.base),
                     qint64(row.fieldSeqMin), notNull(row.body), notNull(row.meta), row.movedTo,
                     row.isStripped, deleted)
            .run());
    row.n = m_transaction.database().lastInsertRowId();
    return {};
}

Expected<> RowRepository::update(const StoredRow &row, Instant now)
{
    TRY_ASSIGN(
        auto statement,
        m_transaction.prepare(
            "UPDATE row SET seq = ?2, life = ?3, life_st = ?4, life_seq = ?5, life_base = ?6, "
            "field_seq_min = ?7, body = ?8, meta = ?9, moved_to = ?10, stripped = ?11, "
            "deleted_at = CASE WHEN ?3 = 1 THEN NULL ELSE coalesce(deleted_at, ?12) END "
            "WHERE n = ?1"));
    return statement
        .bindAll(row.n, qint64(row.seq), row.life.isAlive, row.life.stamp.toBytes(),
                 qint64(row.life.seq), qint64(row.life.base), qint64(row.fieldSeqMin),
                 notNull(row.body), notNull(row.meta), row.movedTo, row.isStripped, now)
        .run();
}

Expected<std::vector<StoredRow>> RowRepository::listSince(qint64 space, quint64 after, qint64 limit)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare("SELECT " ENDPAPER_ROW_COLUMNS "FROM row r WHERE r.space = ?1 "
                                     "AND r.seq > ?2 ORDER BY r.seq, r.n"));
    query.bindAll(space, qint64(after));
    std::vector<StoredRow> rows;
    while (true) {
        TRY_ASSIGN(const bool isRow, query.step());
        // A page ends where a seq ends, so that no reader sees part of a group.
        if (!isRow
            || (qint64(rows.size()) >= limit && quint64(query.integer(3)) != rows.back().seq)) {
            return rows;
        }
        rows.push_back(rowOf(query));
    }
}

Expected<std::vector<StoredRow>> RowRepository::listLive(qint64 space, domain::RowKind kind)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare("SELECT " ENDPAPER_ROW_COLUMNS "FROM row r WHERE r.space = ?1 "
                                     "AND r.kind = ?2 AND r.life = 1 ORDER BY r.id"));
    query.bindAll(space, int(kind));
    return rowsOf(query);
}

Expected<> RowRepository::insertLoser(qint64 space, const Dropped &dropped, Instant now)
{
    TRY_ASSIGN(auto statement,
               m_transaction.prepare(
                   "INSERT INTO loser (space, kind, id, field, value, stamp, device, at) "
                   "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"));
    return statement
        .bindAll(space, int(dropped.kind), dropped.id, QString::fromUtf8(dropped.field),
                 notNull(dropped.value), dropped.stamp.toBytes(), qint64(dropped.stamp.device), now)
        .run();
}

Expected<> RowRepository::insertNotice(qint64 space, const Uuid &account, quint64 seq,
                                       const QByteArray &body, Instant now)
{
    TRY_ASSIGN(auto statement,
               m_transaction.prepare("INSERT INTO notice (space, account, seq, body, until) "
                                     "VALUES (?1, ?2, ?3, ?4, ?5)"));
    return statement.bindAll(space, account, qint64(seq), body, now + keptFor).run();
}

Expected<std::vector<QByteArray>> RowRepository::listNotices(qint64 space, quint64 after,
                                                             quint64 until, qint64 limit)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare("SELECT body FROM notice WHERE space = ?1 AND seq > ?2 "
                                     "AND seq <= ?3 ORDER BY seq DESC LIMIT ?4"));
    query.bindAll(space, qint64(after), qint64(until), limit);
    std::vector<QByteArray> bodies;
    while (true) {
        TRY_ASSIGN(const bool isRow, query.step());
        if (!isRow) {
            return bodies;
        }
        bodies.push_back(query.blob(0));
    }
}

Expected<> RowRepository::forEach(qint64 space, const Each &each)
{
    TRY_ASSIGN(
        auto query,
        m_transaction.prepare("SELECT " ENDPAPER_ROW_COLUMNS "FROM row r WHERE r.space = ?1"));
    query.bindAll(space);
    while (true) {
        TRY_ASSIGN(const bool isRow, query.step());
        if (!isRow) {
            return {};
        }
        TRY(each(rowOf(query)));
    }
}

} // namespace endpaper::store
