// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/vault/rowrepository.h"

#include <QtEndian>

namespace endpaper::store {

qint64 wishKeyOfBook(const Uuid &book)
{
    // The tail of a UUIDv7 is random; the sign bit keeps it apart from ISBNs.
    return qint64(qFromBigEndian<quint64>(book.bytes().data() + 8) | (quint64(1) << 63));
}

Expected<> RowIndexRepository::putWish(qint64 row, qint64 space, const Uuid &account, const WishIndexEntry &entry)
{
    TRY_ASSIGN(auto statement,
               m_transaction.prepare("INSERT INTO wish_index (row, space, id, list, pos, title, author, added, edited, "
                                     "priority) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (row) "
                                     "DO UPDATE SET list = excluded.list, pos = excluded.pos, title = excluded.title, "
                                     "author = excluded.author, added = excluded.added, edited = excluded.edited, "
                                     "priority = excluded.priority"));
    TRY(statement
            .bindAll(row, space, entry.id, entry.list.toBytes(), entry.pos.isNull() ? QStringLiteral("") : entry.pos,
                     entry.title.isNull() ? QStringLiteral("") : entry.title,
                     entry.author.isNull() ? QStringLiteral("") : entry.author, entry.addedMs, entry.editedMs,
                     entry.priority)
            .run());
    TRY_ASSIGN(auto old, m_transaction.prepare("SELECT key FROM wish_key WHERE row = ?1"));
    old.bindAll(row);
    QList<qint64> stale;
    QList<qint64> missing = entry.keys;
    while (true) {
        TRY_ASSIGN(const bool isRow, old.step());
        if (!isRow) {
            break;
        }
        if (missing.removeAll(old.integer(0)) == 0) {
            stale.append(old.integer(0));
        }
    }
    TRY_ASSIGN(auto remove, m_transaction.prepare("DELETE FROM wish_key WHERE key = ?1 AND account = ?2 AND row = ?3"));
    for (const qint64 key : std::as_const(stale)) {
        remove.reset();
        TRY(remove.bindAll(key, account, row).run());
    }
    TRY_ASSIGN(auto insert, m_transaction.prepare("INSERT INTO wish_key (key, account, row) VALUES (?1, ?2, ?3) "
                                                  "ON CONFLICT DO NOTHING"));
    for (const qint64 key : std::as_const(missing)) {
        insert.reset();
        TRY(insert.bindAll(key, account, row).run());
    }
    return {};
}

Expected<> RowIndexRepository::removeWish(qint64 row)
{
    TRY_ASSIGN(auto index, m_transaction.prepare("DELETE FROM wish_index WHERE row = ?1"));
    TRY(index.bindAll(row).run());
    TRY_ASSIGN(auto keys, m_transaction.prepare("DELETE FROM wish_key WHERE row = ?1"));
    return keys.bindAll(row).run();
}

Expected<> RowIndexRepository::putTag(qint64 row, qint64 space, const Uuid &wish, const QString &text)
{
    TRY_ASSIGN(auto statement, m_transaction.prepare("INSERT INTO tag_index (row, space, wish, text) "
                                                     "VALUES (?1, ?2, ?3, ?4) ON CONFLICT (row) DO UPDATE SET "
                                                     "wish = excluded.wish, text = excluded.text"));
    return statement.bindAll(row, space, wish.toBytes(), text.isNull() ? QStringLiteral("") : text).run();
}

Expected<> RowIndexRepository::removeTag(qint64 row)
{
    TRY_ASSIGN(auto statement, m_transaction.prepare("DELETE FROM tag_index WHERE row = ?1"));
    return statement.bindAll(row).run();
}

Expected<std::vector<RowIndexRepository::Hit>> RowIndexRepository::listByKey(qint64 key, const Uuid &account)
{
    TRY_ASSIGN(auto query, account.isNil()
                   ? m_transaction.prepare("SELECT row, account FROM wish_key WHERE key = ?1 LIMIT ?2")
                   : m_transaction.prepare("SELECT row, account FROM wish_key WHERE key = ?1 AND account = ?3 "
                                           "LIMIT ?2"));
    query.bindAll(key, candidatesMax);
    if (!account.isNil()) {
        query.bind(3, account);
    }
    std::vector<Hit> hits;
    while (true) {
        TRY_ASSIGN(const bool isRow, query.step());
        if (!isRow) {
            return hits;
        }
        hits.push_back({query.integer(0), query.uuid(1)});
    }
}

Expected<qint64> RowIndexRepository::countAccounts(qint64 key)
{
    TRY_ASSIGN(auto query, m_transaction.prepare("SELECT count(DISTINCT account) FROM wish_key WHERE key = ?1"));
    query.bindAll(key);
    TRY(query.step());
    return query.integer(0);
}

Expected<std::vector<qint64>> RowIndexRepository::listOfList(qint64 space, const Uuid &list)
{
    TRY_ASSIGN(auto query, m_transaction.prepare("SELECT row FROM wish_index WHERE space = ?1 AND list = ?2 "
                                                 "ORDER BY pos, id"));
    query.bindAll(space, list);
    std::vector<qint64> rows;
    while (true) {
        TRY_ASSIGN(const bool isRow, query.step());
        if (!isRow) {
            return rows;
        }
        rows.push_back(query.integer(0));
    }
}

Expected<std::vector<qint64>> RowIndexRepository::listOfSpace(qint64 space)
{
    TRY_ASSIGN(auto query, m_transaction.prepare("SELECT row FROM wish_index WHERE space = ?1"));
    query.bindAll(space);
    std::vector<qint64> rows;
    while (true) {
        TRY_ASSIGN(const bool isRow, query.step());
        if (!isRow) {
            return rows;
        }
        rows.push_back(query.integer(0));
    }
}

Expected<QStringList> RowIndexRepository::listTags(qint64 space, const Uuid &wish)
{
    TRY_ASSIGN(auto query, m_transaction.prepare("SELECT text FROM tag_index WHERE space = ?1 AND wish = ?2 "
                                                 "ORDER BY text"));
    query.bindAll(space, wish);
    QStringList tags;
    while (true) {
        TRY_ASSIGN(const bool isRow, query.step());
        if (!isRow) {
            return tags;
        }
        tags.append(query.text(0));
    }
}

Expected<std::optional<qint64>> RowIndexRepository::findSpaceOf(qint64 row)
{
    TRY_ASSIGN(auto query, m_transaction.prepare("SELECT space FROM row WHERE n = ?1"));
    query.bindAll(row);
    TRY_ASSIGN(const bool isRow, query.step());
    return isRow ? std::optional(query.integer(0)) : std::nullopt;
}

} // namespace endpaper::store
