// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/cache/deleted.h"

#include "store/cache/rowtable.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace endpaper::store {

using namespace Qt::StringLiterals;
using domain::RowKind;
using domain::Stamp;

namespace {

// Copy and delete of one move are made at once, by one device.
constexpr quint64 moveMsMax = 1000;

struct Found
{
    Deleted row;
    Stamp stamp;
    qint64 space = 0;
};

// A row that lives in another space, by its name.
struct Living
{
    Stamp stamp;
    qint64 space = 0;
};

Stamp stampAt(const Statement &query, int column)
{
    return Stamp::fromBytes(query.blobView(column)).value_or(Stamp());
}

// The rows of a query that begins with id, name, life stamp and space; `rest` reads what follows.
template <typename Rest>
Expected<QList<Found>> readFound(Statement query, RowKind kind, int limit, Rest rest)
{
    query.bindAll(limit);
    QList<Found> all;
    for (;;) {
        TRY_ASSIGN(const bool isThere, query.step());
        if (!isThere) {
            return all;
        }
        const Stamp stamp = stampAt(query, 2);
        Found found{.row = {.kind = kind,
                            .id = query.uuid(0),
                            .name = query.text(1),
                            .at = fromEpochMs(qint64(stamp.ms()))},
                    .stamp = stamp,
                    .space = query.integer(3)};
        rest(query, found.row);
        all.append(std::move(found));
    }
}

Expected<QList<Found>> readWishes(Transaction &transaction, int limit)
{
    TRY_ASSIGN(auto query,
               transaction.prepare(
                   "SELECT wish.id, wish.title, wish.life_st, wish.space, wish.authors, list.name "
                   "FROM wish JOIN space ON space.n = wish.space LEFT JOIN list ON list.id = "
                   "wish.list WHERE wish.place = 1 AND wish.place <> 0 AND wish.life = 0 AND "
                   "wish.title IS NOT NULL AND space.role <> 'viewer' AND space.condition <> 3 "
                   "ORDER BY wish.life_st DESC, wish.id LIMIT ?1"));
    return readFound(std::move(query), RowKind::Wish, limit,
                     [](const Statement &row, Deleted &deleted) {
                         deleted.authors = splitTexts(row.text(4));
                         deleted.listName = row.text(5);
                     });
}

Expected<QList<Found>> readLists(Transaction &transaction, int limit)
{
    TRY_ASSIGN(auto query,
               transaction.prepare(
                   "SELECT list.id, list.name, list.life_st, list.space, (SELECT count(*) FROM "
                   "wish WHERE wish.list = list.id AND wish.place = 1 AND wish.life = 1) FROM list "
                   "JOIN space ON space.n = list.space WHERE list.life = 0 AND list.name IS NOT "
                   "NULL AND space.role <> 'viewer' AND space.condition <> 3 "
                   "ORDER BY list.life_st DESC, list.id LIMIT ?1"));
    return readFound(
        std::move(query), RowKind::List, limit,
        [](const Statement &row, Deleted &deleted) { deleted.wishes = int(row.integer(4)); });
}

Expected<bool> hasOtherSpaces(Transaction &transaction)
{
    TRY_ASSIGN(auto query, transaction.prepare("SELECT 1 FROM space WHERE n <> 1"));
    return query.step();
}

Expected<QMultiHash<QString, Living>> readLiving(Statement &query, const QList<Found> &names)
{
    QMultiHash<QString, Living> living;
    QSet<QString> wanted;
    for (const Found &each : names) {
        wanted.insert(each.row.name);
    }
    for (;;) {
        TRY_ASSIGN(const bool isThere, query.step());
        if (!isThere) {
            return living;
        }
        if (const QString name = query.text(0); wanted.contains(name)) {
            living.insert(name, {stampAt(query, 1), query.integer(2)});
        }
    }
}

// What goes to another space is copied there and deleted here (sync.md §2): to the reader it moved.
Expected<> leaveOutMoved(QList<Found> &found, Statement &livingRows)
{
    if (found.isEmpty()) {
        return {};
    }
    TRY_ASSIGN(const auto living, readLiving(livingRows, found));
    found.removeIf([&living](const Found &gone) {
        const auto [from, to] = living.equal_range(gone.row.name);
        return std::any_of(from, to, [&gone](const Living &copy) {
            const quint64 apart = std::max(copy.stamp.ms(), gone.stamp.ms())
                - std::min(copy.stamp.ms(), gone.stamp.ms());
            return copy.space != gone.space && copy.stamp.device == gone.stamp.device
                && apart <= moveMsMax;
        });
    });
    return {};
}

} // namespace

Expected<QList<Deleted>> listDeleted(Transaction &transaction, int limit)
{
    TRY_ASSIGN(auto found, readLists(transaction, limit));
    TRY_ASSIGN(auto wishes, readWishes(transaction, limit));
    TRY_ASSIGN(const bool hasMoves, hasOtherSpaces(transaction));
    if (hasMoves) {
        TRY_ASSIGN(auto lists,
                   transaction.prepare("SELECT name, life_st, space FROM list WHERE life = 1"));
        TRY(leaveOutMoved(found, lists));
        TRY_ASSIGN(auto books,
                   transaction.prepare("SELECT title, life_st, space FROM wish WHERE life = 1"));
        TRY(leaveOutMoved(wishes, books));
    }
    found += wishes;
    std::ranges::stable_sort(found, std::ranges::greater(), &Found::stamp);
    QList<Deleted> deleted;
    for (const Found &each : std::as_const(found).first(std::min(found.size(), qsizetype(limit)))) {
        deleted.append(each.row);
    }
    return deleted;
}

} // namespace endpaper::store
