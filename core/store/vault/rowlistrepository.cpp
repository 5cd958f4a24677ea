// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/vault/rowlistrepository.h"

namespace endpaper::store {

namespace {

struct SortColumn
{
    const char *name;
    bool isText;
};

SortColumn columnOf(RowListRepository::Sort sort)
{
    switch (sort) {
    case RowListRepository::Sort::Position:
        return {"pos", true};
    case RowListRepository::Sort::Title:
        return {"title", true};
    case RowListRepository::Sort::Author:
        return {"author", true};
    case RowListRepository::Sort::Added:
        return {"added", false};
    case RowListRepository::Sort::Edited:
        return {"edited", false};
    case RowListRepository::Sort::Priority:
        return {"priority", false};
    }
    Q_UNREACHABLE();
}

} // namespace

Expected<std::vector<RowListRepository::Entry>> RowListRepository::page(const Query &query)
{
    const SortColumn column = columnOf(query.sort);
    const QByteArray direction = query.isDescending ? "DESC" : "ASC";
    const QByteArray name = column.name;
    // A closed set of fragments; values are bound.
    QByteArray sql = "SELECT row, id, position, ";
    sql += name;
    sql += " FROM (SELECT *, row_number() OVER (ORDER BY pos, id) - 1 AS position FROM wish_index "
           "WHERE space = ?1 AND list = ?2) ";
    const bool isContinued = !query.afterId.isNil();
    if (isContinued) {
        sql += "WHERE (" + name + ", id) " + (query.isDescending ? "<" : ">") + " (?4, ?5) ";
    }
    sql += "ORDER BY " + name + " " + direction + ", id " + direction + " LIMIT ?3";
    TRY_ASSIGN(auto statement, m_transaction.database().prepare(sql));
    statement.bindAll(m_space, query.list, query.limit);
    if (isContinued && column.isText) {
        statement.bind(4, query.afterKey.toString(QStringLiteral("")));
    } else if (isContinued) {
        statement.bind(4, query.afterKey.toInteger());
    }
    if (isContinued) {
        statement.bind(5, query.afterId);
    }
    std::vector<Entry> entries;
    while (true) {
        TRY_ASSIGN(const bool isRow, statement.step());
        if (!isRow) {
            return entries;
        }
        const QCborValue key =
            column.isText ? QCborValue(statement.text(3)) : QCborValue(statement.integer(3));
        entries.push_back(
            {statement.integer(0), statement.uuid(1), int(statement.integer(2)), key});
    }
}

Expected<int> RowListRepository::count(const Uuid &list)
{
    TRY_ASSIGN(
        auto query,
        m_transaction.prepare("SELECT count(*) FROM wish_index WHERE space = ?1 AND list = ?2"));
    query.bindAll(m_space, list);
    TRY(query.step());
    return int(query.integer(0));
}

Expected<QHash<Uuid, int>> RowListRepository::counts()
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare("SELECT list, count(*) FROM wish_index WHERE space = ?1 "
                                     "GROUP BY list"));
    query.bindAll(m_space);
    QHash<Uuid, int> counts;
    while (true) {
        TRY_ASSIGN(const bool isRow, query.step());
        if (!isRow) {
            return counts;
        }
        counts.insert(query.uuid(0), int(query.integer(1)));
    }
}

Expected<std::optional<int>> RowListRepository::positionOf(const Uuid &list, const Uuid &wish)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare("SELECT count(*) FILTER (WHERE (w.pos, w.id) < (m.pos, m.id)) "
                                     "FROM wish_index m JOIN wish_index w ON w.space = m.space "
                                     "AND w.list = m.list WHERE m.space = ?1 AND m.list = ?2 "
                                     "AND m.id = ?3 GROUP BY m.row"));
    query.bindAll(m_space, list, wish);
    TRY_ASSIGN(const bool isRow, query.step());
    return isRow ? std::optional(int(query.integer(0))) : std::nullopt;
}

Expected<RowListRepository::Gap> RowListRepository::gapAt(const Uuid &list, int position,
                                                          const Uuid &moving)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare("SELECT pos FROM wish_index WHERE space = ?1 AND list = ?2 "
                                     "AND id <> ?3 ORDER BY pos, id LIMIT 2 OFFSET ?4"));
    // Ids are 16 bytes: one that is no id stands for "none is moving".
    query.bindAll(m_space, list, moving.isNil() ? QByteArray(1, '\0') : moving.toBytes(),
                  qMax(0, position - 1));
    Gap gap;
    TRY_ASSIGN(const bool isFirst, query.step());
    if (!isFirst) {
        return position <= 0 ? Expected<Gap>(gap) : gapAtEnd(list, moving);
    }
    if (position <= 0) {
        gap.after = query.text(0);
        return gap;
    }
    gap.before = query.text(0);
    TRY_ASSIGN(const bool isSecond, query.step());
    if (isSecond) {
        gap.after = query.text(0);
    }
    return gap;
}

Expected<RowListRepository::Gap> RowListRepository::gapAtEnd(const Uuid &list, const Uuid &moving)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare("SELECT pos FROM wish_index WHERE space = ?1 AND list = ?2 "
                                     "AND id <> ?3 ORDER BY pos DESC, id DESC LIMIT 1"));
    query.bindAll(m_space, list, moving.isNil() ? QByteArray(1, '\0') : moving.toBytes());
    TRY_ASSIGN(const bool isRow, query.step());
    return isRow ? Gap{query.text(0), {}} : Gap();
}

} // namespace endpaper::store
