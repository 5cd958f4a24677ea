// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/cache/rowtable.h"

#include "domain/digest.h"
#include "protocol/cbor.h"
#include "protocol/limits.h"
#include "protocol/schema.h"
#include "store/cache/rowcolumns.h"

#include <QCborArray>
#include <QCborMap>

namespace endpaper::store {

using namespace Qt::StringLiterals;
using domain::RowKind;
using protocol::FieldSpec;
using protocol::FieldType;

namespace {
struct Sql
{
    QByteArray columns;
    QByteArray find;
    QByteArray findMeta;
    QByteArray metasInSpace;
    QByteArray findLife;
    QByteArray write;
    QByteArray writeMeta;
    QByteArray remove;
    QByteArray listAll;
    QByteArray listAlive;
    QByteArray idsInSpace;
    QByteArray any;
};

Sql makeSql(RowKind kind)
{
    const QByteArray table = domain::rowKindName(kind);
    QByteArrayList columns;
    for (const FieldSpec &field : protocol::fieldsOf(kind)) {
        const QByteArray name = '"' + QByteArray(field.name) + '"';
        columns.append(name);
        if (field.type == FieldType::Money) {
            columns.append('"' + QByteArray(field.name) + "_currency\"");
        }
    }
    Sql sql;
    const QByteArrayList fixed = {"id",        "space", "life",  "life_st", "life_seq",
                                  "life_base", "rseq",  "extra", "meta"};
    QByteArrayList written = fixed + columns;
    sql.columns = written.join(", ");
    if (kind == RowKind::Wish) {
        written.append("place");
    }
    QByteArrayList values;
    QByteArrayList updates;
    for (qsizetype i = 0; i < written.size(); ++i) {
        values.append('?' + QByteArray::number(i + 1));
        if (i > 0) {
            updates.append(written[i] + " = excluded." + written[i]);
        }
    }
    sql.find = "SELECT " + sql.columns + " FROM " + table + " WHERE id = ?1";
    sql.findMeta = "SELECT life, life_st, life_seq, life_base, rseq, meta, space FROM " + table
        + " WHERE id = ?1";
    sql.metasInSpace = "SELECT life, life_st, life_seq, life_base, rseq, meta, space, id FROM "
        + table + " WHERE space = ?1";
    sql.findLife = "SELECT life FROM " + table + " WHERE id = ?1";
    sql.write = "INSERT INTO " + table + " (" + written.join(", ") + ") VALUES ("
        + values.join(", ") + ") ON CONFLICT (id) DO UPDATE SET " + updates.join(", ");
    sql.writeMeta = "UPDATE " + table
        + " SET life_seq = ?2, rseq = ?3, meta = ?4, life_base = ?5 WHERE id = ?1";
    sql.remove = "DELETE FROM " + table + " WHERE id = ?1";
    sql.listAll = "SELECT " + sql.columns + " FROM " + table + " ORDER BY id";
    sql.listAlive = "SELECT " + sql.columns + " FROM " + table + " WHERE life = 1 ORDER BY id";
    sql.idsInSpace = "SELECT id FROM " + table + " WHERE space = ?1";
    sql.any = "SELECT 1 FROM " + table + " LIMIT 1";
    return sql;
}

const Sql &sqlOf(RowKind kind)
{
    static const std::array<Sql, std::size(allKinds)> all = [] {
        std::array<Sql, std::size(allKinds)> made;
        for (const RowKind one : allKinds) {
            made[size_t(one)] = makeSql(one);
        }
        return made;
    }();
    return all[size_t(kind)];
}

domain::Stamp stampAt(const Statement &query, int column)
{
    return domain::Stamp::fromBytes(query.blobView(column)).value_or(domain::Stamp());
}

Expected<StoredMeta> metaFrom(RowKind kind, const Statement &query)
{
    StoredMeta meta;
    meta.life = {query.boolean(0), stampAt(query, 1), quint64(query.integer(2)),
                 quint64(query.integer(3))};
    meta.seq = quint64(query.integer(4));
    TRY_ASSIGN(meta.fields, decodeMeta(kind, query.blobView(5)));
    meta.space = query.integer(6);
    return meta;
}
} // namespace

const QByteArray &selectColumns(RowKind kind) { return sqlOf(kind).columns; }

Expected<StoredRow> rowFrom(RowKind kind, const Statement &query)
{
    StoredRow stored;
    domain::Row &row = stored.row;
    row.kind = kind;
    row.id = query.uuid(0);
    stored.space = query.integer(1);
    row.life = {query.boolean(2), stampAt(query, 3), quint64(query.integer(4)),
                quint64(query.integer(5))};
    row.seq = quint64(query.integer(6));
    TRY_ASSIGN(const RowMeta meta, decodeMeta(kind, query.blobView(8)));
    for (auto it = meta.cbegin(); it != meta.cend(); ++it) {
        row.fields.insert(row.fields.cend(), it.key(),
                          {QCborValue(nullptr), it->stamp, it->seq, it->gen});
    }
    constexpr int firstColumn = 9;
    readFields(query, firstColumn, kind, row.fields);
    if (!query.isNull(7)) {
        protocol::CborReader reader(query.blobView(7));
        const QCborMap extra = reader.value(protocol::valueDepthMax + 1).toMap();
        for (auto it = extra.cbegin(); it != extra.cend(); ++it) {
            if (const auto found = row.fields.find(it.key().toString().toUtf8());
                found != row.fields.end()) {
                found->value = it.value();
            }
        }
    }
    return stored;
}

Expected<bool> RowTable::isKnownEmpty(RowKind kind)
{
    if (const auto known = m_empty.constFind(kind); known != m_empty.cend()) {
        return *known;
    }
    TRY_ASSIGN(auto query, m_transaction.database().prepare(sqlOf(kind).any));
    TRY_ASSIGN(const bool hasAny, query.step());
    m_empty.insert(kind, !hasAny);
    return !hasAny;
}

Expected<std::optional<StoredRow>> RowTable::find(RowKind kind, const Uuid &id)
{
    TRY_ASSIGN(const bool isEmpty, isKnownEmpty(kind));
    if (isEmpty && !m_written.contains(id)) {
        return std::nullopt;
    }
    TRY_ASSIGN(auto query, m_transaction.database().prepare(sqlOf(kind).find));
    TRY_ASSIGN(const bool isThere, query.bindAll(id).step());
    if (!isThere) {
        return std::nullopt;
    }
    TRY_ASSIGN(StoredRow row, rowFrom(kind, query));
    return row;
}

Expected<std::optional<StoredMeta>> RowTable::findMeta(RowKind kind, const Uuid &id)
{
    TRY_ASSIGN(auto query, m_transaction.database().prepare(sqlOf(kind).findMeta));
    TRY_ASSIGN(const bool isThere, query.bindAll(id).step());
    if (!isThere) {
        return std::nullopt;
    }
    TRY_ASSIGN(StoredMeta meta, metaFrom(kind, query));
    return meta;
}

Expected<> RowTable::forEachMeta(RowKind kind, qint64 space, const SeeMeta &see)
{
    TRY_ASSIGN(auto query, m_transaction.database().prepare(sqlOf(kind).metasInSpace));
    query.bindAll(space);
    for (;;) {
        TRY_ASSIGN(const bool isThere, query.step());
        if (!isThere) {
            return {};
        }
        TRY_ASSIGN(const StoredMeta meta, metaFrom(kind, query));
        TRY(see(query.uuid(7), meta));
    }
}

Expected<std::optional<bool>> RowTable::findLife(RowKind kind, const Uuid &id)
{
    TRY_ASSIGN(const bool isEmpty, isKnownEmpty(kind));
    if (isEmpty && !m_written.contains(id)) {
        return std::nullopt;
    }
    TRY_ASSIGN(auto query, m_transaction.database().prepare(sqlOf(kind).findLife));
    TRY_ASSIGN(const bool isThere, query.bindAll(id).step());
    return isThere ? std::optional(query.boolean(0)) : std::nullopt;
}

Expected<> RowTable::write(const StoredRow &stored)
{
    const domain::Row &row = stored.row;
    TRY_ASSIGN(const bool wasEmpty, isKnownEmpty(row.kind));
    if (!wasEmpty || m_written.contains(row.id)) {
        TRY(countOut(row.kind, row.id, stored.space));
    }
    if (wasEmpty) {
        m_written.insert(row.id);
    }
    m_digests[stored.space] += domain::rowDigest(row);
    if (row.kind == RowKind::List) {
        TRY_ASSIGN(const domain::Life *before, listLife(row.id));
        if (!before || before->isAlive != row.life.isAlive || before->base != row.life.base
            || before->stamp != row.life.stamp) {
            m_changedLists.insert(row.id);
        }
        m_listLives.insert(row.id, row.life);
    }
    domain::Placement place = domain::Placement::List;
    if (row.kind == RowKind::Wish) {
        TRY_ASSIGN(place, placeOf(row));
    }
    TRY_ASSIGN(auto write, m_transaction.database().prepare(sqlOf(row.kind).write));
    write.bindAll(row.id, stored.space, row.life.isAlive, row.life.stamp.toBytes(),
                  qint64(row.life.seq), qint64(row.life.base), qint64(row.seq));
    constexpr int firstField = 10;
    const QCborMap extra = bindFields(write, firstField, row.kind, row.fields);
    if (!extra.isEmpty()) {
        protocol::CborWriter writer;
        writer.value(extra);
        write.bind(8, writer.result());
    }
    write.bind(9, encodeMeta(row.kind, row.fields));
    if (row.kind == RowKind::Wish) {
        write.bind(firstField + fieldColumnCount(row.kind), int(place));
    }
    return write.run();
}

Expected<> RowTable::writeMeta(RowKind kind, const Uuid &id, const StoredMeta &meta)
{
    if (kind == RowKind::List) {
        m_changedLists.insert(id);
        m_listLives.insert(id, meta.life);
    }
    TRY_ASSIGN(auto write, m_transaction.database().prepare(sqlOf(kind).writeMeta));
    return write
        .bindAll(id, qint64(meta.life.seq), qint64(meta.seq), encodeMeta(kind, meta.fields),
                 qint64(meta.life.base))
        .run();
}

Expected<> RowTable::remove(RowKind kind, const Uuid &id)
{
    TRY(countOut(kind, id, 1));
    if (kind == RowKind::List) {
        m_listLives.insert(id, std::nullopt);
        m_changedLists.insert(id);
    }
    TRY_ASSIGN(auto remove, m_transaction.database().prepare(sqlOf(kind).remove));
    return remove.bindAll(id).run();
}

Expected<QList<domain::Row>> RowTable::list(RowKind kind, bool onlyAlive)
{
    const Sql &sql = sqlOf(kind);
    TRY_ASSIGN(auto query,
               m_transaction.database().prepare(onlyAlive ? sql.listAlive : sql.listAll));
    QList<domain::Row> rows;
    for (;;) {
        TRY_ASSIGN(const bool isThere, query.step());
        if (!isThere) {
            return rows;
        }
        TRY_ASSIGN(StoredRow stored, rowFrom(kind, query));
        rows.append(std::move(stored.row));
    }
}

Expected<QList<Uuid>> RowTable::idsInSpace(RowKind kind, qint64 space)
{
    TRY_ASSIGN(auto query, m_transaction.database().prepare(sqlOf(kind).idsInSpace));
    query.bindAll(space);
    QList<Uuid> ids;
    for (;;) {
        TRY_ASSIGN(const bool isThere, query.step());
        if (!isThere) {
            return ids;
        }
        ids.append(query.uuid(0));
    }
}

Expected<const domain::Life *> RowTable::listLife(const Uuid &list)
{
    if (!m_listLives.contains(list)) {
        TRY_ASSIGN(auto query,
                   m_transaction.prepare(
                       "SELECT life, life_st, life_seq, life_base FROM list WHERE id = ?1"));
        TRY_ASSIGN(const bool isThere, query.bindAll(list).step());
        std::optional<domain::Life> life;
        if (isThere) {
            life = domain::Life{query.boolean(0), stampAt(query, 1), quint64(query.integer(2)),
                                quint64(query.integer(3))};
        }
        m_listLives.insert(list, life);
    }
    const auto &life = *m_listLives.constFind(list);
    return life ? &*life : nullptr;
}

Expected<domain::Placement> RowTable::placeOf(const domain::Row &wish)
{
    const auto list = wish.fields.constFind(QByteArrayLiteral("list"));
    if (list == wish.fields.cend()) {
        return wish.life.isAlive ? domain::Placement::Unfiled : domain::Placement::Trash;
    }
    TRY_ASSIGN(const domain::Life *life, listLife(protocol::idFrom(list->value)));
    return domain::placementOf(wish.life, *list, life);
}

} // namespace endpaper::store
