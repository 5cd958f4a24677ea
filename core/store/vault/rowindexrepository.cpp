// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/vault/rowrepository.h"

#include <QtEndian>

namespace endpaper::store {

qint64 wishKeyOfBook(const Uuid &book)
{
    // The tail of a UUIDv7 is random; the sign bit keeps it apart from ISBNs.
    return qint64(qFromBigEndian<quint64>(book.bytes().data() + 8) | (quint64(1) << 63));
}

Expected<QList<qint64>> RowIndexRepository::listKeys(qint64 row)
{
    TRY_ASSIGN(auto query, m_transaction.prepare("SELECT key FROM wish_key WHERE row = ?1"));
    query.bindAll(row);
    QList<qint64> keys;
    while (true) {
        TRY_ASSIGN(const bool isRow, query.step());
        if (!isRow) {
            return keys;
        }
        keys.append(query.integer(0));
    }
}

Expected<> RowIndexRepository::putWish(qint64 row, qint64 space, const Uuid &account,
                                       const WishIndexEntry &entry, IsNew isNew)
{
    const auto notNull = [](const QString &text) {
        return text.isNull() ? QStringLiteral("") : text;
    };
    TRY_ASSIGN(
        auto statement,
        m_transaction.prepare(
            "INSERT INTO wish_index (row, space, id, list, pos, title, author, added, edited, "
            "priority) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (row) "
            "DO UPDATE SET list = excluded.list, pos = excluded.pos, title = excluded.title, "
            "author = excluded.author, added = excluded.added, edited = excluded.edited, "
            "priority = excluded.priority"));
    TRY(statement
            .bindAll(row, space, entry.id, entry.list.toBytes(), notNull(entry.pos),
                     notNull(entry.title), notNull(entry.author), entry.addedMs, entry.editedMs,
                     entry.priority)
            .run());
    QList<qint64> old;
    if (isNew == IsNew::No) {
        TRY_ASSIGN(old, listKeys(row));
        TRY_ASSIGN(auto remove,
                   m_transaction.prepare(
                       "DELETE FROM wish_key WHERE key = ?1 AND account = ?2 AND row = ?3"));
        for (const qint64 key : std::as_const(old)) {
            if (!entry.keys.contains(key)) {
                TRY(remove.bindAll(key, account, row).run());
            }
        }
    }
    TRY_ASSIGN(auto insert,
               m_transaction.prepare("INSERT INTO wish_key (key, account, row) VALUES (?1, ?2, ?3) "
                                     "ON CONFLICT DO NOTHING"));
    for (const qint64 key : entry.keys) {
        if (!old.contains(key)) {
            TRY(insert.bindAll(key, account, row).run());
        }
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

Expected<> RowIndexRepository::putTag(qint64 row, qint64 space, const Uuid &wish,
                                      const QString &text)
{
    TRY_ASSIGN(auto statement,
               m_transaction.prepare("INSERT INTO tag_index (row, space, wish, text) "
                                     "VALUES (?1, ?2, ?3, ?4) ON CONFLICT (row) DO UPDATE SET "
                                     "wish = excluded.wish, text = excluded.text"));
    return statement.bindAll(row, space, wish.toBytes(), text.isNull() ? QStringLiteral("") : text)
        .run();
}

Expected<> RowIndexRepository::removeTag(qint64 row)
{
    TRY_ASSIGN(auto statement, m_transaction.prepare("DELETE FROM tag_index WHERE row = ?1"));
    return statement.bindAll(row).run();
}

Expected<std::vector<RowIndexRepository::Hit>> RowIndexRepository::listByKey(qint64 key,
                                                                             const Uuid &account)
{
    TRY_ASSIGN(
        auto query,
        account.isNil()
            ? m_transaction.prepare("SELECT row, account FROM wish_key WHERE key = ?1 LIMIT ?2")
            : m_transaction.prepare(
                "SELECT row, account FROM wish_key WHERE key = ?1 AND account = ?3 "
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

Expected<std::vector<qint64>> RowIndexRepository::listOfList(qint64 space, const Uuid &list)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare("SELECT row FROM wish_index WHERE space = ?1 AND list = ?2 "
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

Expected<std::vector<qint64>> RowIndexRepository::listTagRows(qint64 space, const Uuid &wish)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare("SELECT row FROM tag_index WHERE space = ?1 AND wish = ?2"));
    query.bindAll(space, wish);
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
    TRY_ASSIGN(auto query,
               m_transaction.prepare("SELECT text FROM tag_index WHERE space = ?1 AND wish = ?2 "
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

Expected<> RowIndexRepository::insertRemoval(const Removal &removal)
{
    TRY_ASSIGN(auto statement,
               m_transaction.prepare(
                   "INSERT INTO book_removal (book, space, wish, life_st) VALUES (?1, ?2, ?3, ?4) "
                   "ON CONFLICT DO UPDATE SET life_st = excluded.life_st"));
    return statement.bindAll(removal.book, removal.space, removal.wish, removal.stamp.toBytes())
        .run();
}

Expected<std::vector<RowIndexRepository::Removal>>
RowIndexRepository::takeRemovals(const Uuid &book)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare("DELETE FROM book_removal WHERE book = ?1 "
                                     "RETURNING space, wish, life_st"));
    query.bindAll(book);
    std::vector<Removal> removals;
    while (true) {
        TRY_ASSIGN(const bool isRow, query.step());
        if (!isRow) {
            return removals;
        }
        removals.push_back({book, query.integer(0), query.uuid(1),
                            domain::Stamp::fromBytes(query.blobView(2)).value_or(domain::Stamp())});
    }
}

} // namespace endpaper::store
