// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/cache/wishrows.h"

#include "protocol/schema.h"
#include "store/cache/rowtable.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <cstring>

namespace endpaper::store {

using namespace Qt::StringLiterals;
using domain::RowKind;

namespace {
CachedList listFrom(const Statement &query)
{
    CachedList list;
    list.info.id = query.uuid(0);
    list.info.name = query.text(1);
    list.info.pos = query.text(2);
    list.info.role =
        domain::fromWireName<domain::ListRole>(query.text(3)).value_or(domain::ListRole());
    list.info.visibility =
        domain::fromWireName<domain::Visibility>(query.text(4)).value_or(domain::Visibility());
    list.info.sort = query.text(5);
    list.info.view = query.text(6);
    list.wishes = int(query.integer(7));
    return list;
}
} // namespace

Expected<QList<CachedList>> listLists(Transaction &transaction)
{
    TRY_ASSIGN(auto query,
               transaction.prepare(
                   "SELECT id, name, pos, role, visibility, sort, view, "
                   "(SELECT count(*) FROM wish WHERE wish.list = list.id AND wish.place = 0) "
                   "FROM list WHERE life = 1 ORDER BY pos, id"));
    QList<CachedList> lists;
    for (;;) {
        TRY_ASSIGN(const bool isThere, query.step());
        if (!isThere) {
            return lists;
        }
        lists.append(listFrom(query));
    }
}

Expected<QList<domain::ListInfo>> listInfos(Transaction &transaction)
{
    TRY_ASSIGN(auto query,
               transaction.prepare("SELECT id, name, pos, role, visibility, sort, view, 0 "
                                   "FROM list WHERE life = 1 ORDER BY pos, id"));
    QList<domain::ListInfo> lists;
    for (;;) {
        TRY_ASSIGN(const bool isThere, query.step());
        if (!isThere) {
            return lists;
        }
        lists.append(listFrom(query).info);
    }
}

Expected<QHash<Uuid, QStringList>> listTags(Transaction &transaction)
{
    TRY_ASSIGN(auto query,
               transaction.prepare("SELECT wish, text FROM tag WHERE life = 1 ORDER BY id"));
    QHash<Uuid, QStringList> tags;
    for (;;) {
        TRY_ASSIGN(const bool isThere, query.step());
        if (!isThere) {
            return tags;
        }
        tags[query.uuid(0)] += query.text(1);
    }
}

Expected<QHash<Uuid, QStringList>> listTagsOf(Transaction &transaction,
                                              const QList<WishLine> &lines)
{
    TRY_ASSIGN(
        auto query,
        transaction.prepare("SELECT text FROM tag WHERE wish = ?1 AND life = 1 ORDER BY id"));
    QHash<Uuid, QStringList> tags;
    for (const WishLine &line : lines) {
        query.bindAll(line.id);
        for (;;) {
            TRY_ASSIGN(const bool isThere, query.step());
            if (!isThere) {
                break;
            }
            tags[line.id] += query.text(0);
        }
        query.reset();
    }
    return tags;
}

Expected<std::optional<domain::Row>> findRow(Transaction &transaction, RowKind kind, const Uuid &id)
{
    RowTable rows(transaction);
    TRY_ASSIGN(auto stored, rows.find(kind, id));
    return stored ? std::optional(std::move(stored->row)) : std::nullopt;
}

Expected<QList<domain::Row>> listRows(Transaction &transaction, RowKind kind)
{
    return RowTable(transaction).list(kind, true);
}

Expected<std::optional<CachedWish>> findWish(Transaction &transaction, const Uuid &id)
{
    TRY_ASSIGN(const auto row, findRow(transaction, RowKind::Wish, id));
    TRY_ASSIGN(const QList<WishLine> lines, findWishLines(transaction, {id}));
    if (!row || lines.isEmpty()) {
        return std::nullopt;
    }
    CachedWish wish;
    wish.wish = protocol::wishFrom(*row);
    wish.quote = lines.first().quote;
    wish.near = lines.first().near;
    wish.placement = lines.first().placement;
    domain::Stamp newest = row->life.stamp;
    wish.hasUnsentEdits = row->life.seq == 0;
    for (const domain::Register &field : row->fields) {
        newest = std::max(newest, field.stamp);
        wish.hasUnsentEdits = wish.hasUnsentEdits || field.seq == 0;
    }
    wish.editedAt = fromEpochMs(qint64(newest.ms()));
    TRY_ASSIGN(auto tags,
               transaction.prepare(
                   "SELECT id, text FROM tag WHERE wish = ?1 AND life = 1 ORDER BY text, id"));
    tags.bindAll(id);
    for (;;) {
        TRY_ASSIGN(const bool isThere, tags.step());
        if (!isThere) {
            return wish;
        }
        wish.tags.append({tags.uuid(0), tags.text(1)});
    }
}

Expected<Gap> gapAtEnd(Transaction &transaction, const Uuid &list)
{
    TRY_ASSIGN(auto query,
               transaction.prepare("SELECT max(pos) FROM wish WHERE list = ?1 AND place = 0"));
    TRY(query.bindAll(list).step());
    return Gap{query.blob(0), {}};
}

Expected<Gap> gapBefore(Transaction &transaction, const Uuid &list, const Uuid &wish)
{
    TRY_ASSIGN(
        auto place,
        transaction.prepare("SELECT pos FROM wish WHERE id = ?1 AND list = ?2 AND place = 0"));
    TRY_ASSIGN(const bool isThere, place.bindAll(wish, list).step());
    if (!isThere) {
        return gapAtEnd(transaction, list);
    }
    const QByteArray after = place.blob(0);
    // Of equal keys nothing fits between: the gap is the one before them all.
    TRY_ASSIGN(auto query,
               transaction.prepare(
                   "SELECT max(pos) FROM wish WHERE list = ?1 AND place = 0 AND pos < ?2"));
    TRY(query.bindAll(list, QString::fromLatin1(after)).step());
    return Gap{query.blob(0), after};
}

Expected<Gap> gapAfterLastList(Transaction &transaction)
{
    TRY_ASSIGN(auto query, transaction.prepare("SELECT max(pos) FROM list WHERE life = 1"));
    TRY(query.step());
    return Gap{query.blob(0), {}};
}

namespace {
#define WISH_KEY "SELECT id, list, isbn, book_id, source_key, title, authors FROM wish "

Expected<QList<WishKey>> readKeys(Statement &query)
{
    QList<WishKey> keys;
    for (;;) {
        TRY_ASSIGN(const bool isThere, query.step());
        if (!isThere) {
            return keys;
        }
        keys.append({query.uuid(0), query.uuid(1), query.text(2), query.uuid(3), query.text(4),
                     query.text(5), splitTexts(query.text(6))});
    }
}
} // namespace

Expected<QList<WishKey>> listWishKeys(Transaction &transaction)
{
    TRY_ASSIGN(auto query,
               transaction.prepare(WISH_KEY "WHERE place <> 1 AND wish.space IN "
                                            "(SELECT n FROM space WHERE role = 'owner')"));
    return readKeys(query);
}

Expected<QList<WishKey>> listUnresolved(Transaction &transaction)
{
    TRY_ASSIGN(auto query,
               transaction.prepare(
                   WISH_KEY "WHERE place <> 1 AND coalesce(isbn, '') = '' AND "
                            "coalesce(authors, '') = '' AND source_key LIKE 'goodreads:%' "
                            "AND wish.space IN (SELECT n FROM space WHERE role <> 'viewer')"));
    return readKeys(query);
}

Expected<QList<Uuid>> listWishesOfBook(Transaction &transaction, const QString &isbnOrId)
{
    const auto book = Uuid::parse(isbnOrId);
    TRY_ASSIGN(auto query,
               book ? transaction.prepare("SELECT id FROM wish WHERE book_id = ?1 AND "
                                          "coalesce(isbn, '') = '' AND place <> 1")
                    : transaction.prepare(
                        "SELECT id FROM wish WHERE isbn = ?1 AND isbn <> '' AND place <> 1"));
    if (book) {
        query.bindAll(*book);
    } else {
        query.bindAll(isbnOrId);
    }
    QList<Uuid> ids;
    for (;;) {
        TRY_ASSIGN(const bool isThere, query.step());
        if (!isThere) {
            return ids;
        }
        ids += query.uuid(0);
    }
}

} // namespace endpaper::store
