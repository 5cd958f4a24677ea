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

domain::Money Quote::money() const
{
    return {totalMinor,
            domain::Currency::parse(QString::fromLatin1(currency.data(), 3))
                .value_or(domain::Currency())};
}

Quote Quote::of(const domain::Money &total)
{
    Quote quote;
    quote.totalMinor = total.minor;
    std::memcpy(quote.currency.data(), total.currency.code().toLatin1().constData(), 3);
    return quote;
}

namespace {
// One order of columns for every query over wishes.
#define WISH_LINE                                                                                  \
    "SELECT wish.id, wish.list, wish.pos, wish.title, wish.authors, wish.isbn, wish.published, "   \
    "wish.series, "                                                                                \
    "wish.series_no, wish.cover_hint, wish.source_key, wish.added_at, wish.limit_total, "          \
    "wish.limit_total_currency, "                                                                  \
    "wish.priority, wish.rating, wish.limit_condition, wish.state, wish.want, wish.own, "          \
    "wish.note, wish.place, "                                                                      \
    "near.count, quote.total, quote.currency, quote.condition, quote.at_least, quote.sample, "     \
    "quote.seen_at, "                                                                              \
    "quote.source, quote.copies, quote.good_until FROM wish "                                      \
    "LEFT JOIN quote ON quote.wish = wish.id "                                                     \
    "LEFT JOIN near ON near.wish = wish.id "

std::optional<Quote> quoteFrom(const Statement &query, int column)
{
    if (query.isNull(column)) {
        return std::nullopt;
    }
    Quote quote;
    quote.totalMinor = query.integer(column);
    const QByteArray currency = query.text(column + 1).toLatin1().leftJustified(3, 'X', true);
    std::memcpy(quote.currency.data(), currency.constData(), 3);
    quote.condition = domain::Condition(query.integer(column + 2));
    quote.isAtLeast = query.boolean(column + 3);
    quote.isSample = query.boolean(column + 4);
    quote.seenAt = query.instant(column + 5);
    quote.source = query.text(column + 6);
    quote.copies = int(query.integer(column + 7));
    quote.goodUntil = query.optionalInstant(column + 8);
    return quote;
}

// Many books have the same authors and the same year: one text in memory for all of them.
class Shared
{
public:
    QString text(const QString &text) { return *m_texts.insert(text); }
    QStringList texts(const QString &joined)
    {
        auto found = m_lists.find(joined);
        return found != m_lists.end() ? *found : *m_lists.insert(joined, splitTexts(joined));
    }

private:
    QSet<QString> m_texts;
    QHash<QString, QStringList> m_lists;
};

WishLine lineFrom(const Statement &query, Shared &shared)
{
    WishLine line;
    line.id = query.uuid(0);
    line.list = query.uuid(1);
    line.pos = query.blobView(2).toByteArray();
    line.title = query.text(3);
    line.authors = shared.texts(query.text(4));
    line.isbn = query.text(5);
    line.published = shared.text(query.text(6));
    line.series = shared.text(query.text(7));
    line.seriesNumber = query.text(8);
    line.coverHint = query.text(9);
    line.sourceKey = query.text(10);
    line.addedAt = query.instant(11);
    if (!query.isNull(12)) {
        line.limitTotal =
            domain::Money{query.integer(12),
                          domain::Currency::parse(query.text(13)).value_or(domain::Currency())};
    }
    line.priority = int(query.integer(14));
    line.rating = qint8(query.integer(15));
    line.limitCondition =
        domain::conditionFromName(query.text(16)).value_or(domain::Condition::Unknown);
    line.state = domain::fromWireName<domain::WishState>(query.text(17))
                     .value_or(domain::WishState::Looking);
    line.want = query.isNull(18) || query.boolean(18);
    line.own = query.boolean(19);
    line.hasNote = !query.blobView(20).isEmpty();
    line.placement = domain::Placement(query.integer(21));
    line.near = int(query.integer(22));
    line.quote = quoteFrom(query, 23);
    return line;
}

Expected<QList<WishLine>> readLines(Statement &query)
{
    QList<WishLine> lines;
    Shared shared;
    for (;;) {
        TRY_ASSIGN(const bool isThere, query.step());
        if (!isThere) {
            return lines;
        }
        lines.append(lineFrom(query, shared));
    }
}

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

Expected<QList<WishLine>> listWishes(Transaction &transaction, const Uuid &list, int limit)
{
    TRY_ASSIGN(auto query,
               transaction.prepare(
                   WISH_LINE
                   "WHERE wish.list = ?1 AND wish.place = 0 ORDER BY wish.pos, wish.id LIMIT ?2"));
    query.bindAll(list, limit);
    return readLines(query);
}

Expected<QList<WishLine>> listAllWishes(Transaction &transaction, int limit)
{
    TRY_ASSIGN(QList<domain::ListInfo> lists, listInfos(transaction));
    std::ranges::stable_sort(lists, {}, [](const domain::ListInfo &list) {
        return list.role == domain::ListRole::Shelf;
    });
    QList<WishLine> lines;
    for (const domain::ListInfo &list : std::as_const(lists)) {
        const int room = limit < 0 ? -1 : limit - int(lines.size());
        if (room == 0) {
            return lines;
        }
        TRY_ASSIGN(QList<WishLine> own, listWishes(transaction, list.id, room));
        if (lines.isEmpty()) {
            lines = std::move(own);
        } else {
            lines.append(std::move(own));
        }
    }
    TRY_ASSIGN(QList<WishLine> unfiled, listUnfiled(transaction));
    lines.append(std::move(unfiled));
    return limit < 0 ? lines : lines.first(std::min(qsizetype(limit), lines.size()));
}

Expected<QList<WishLine>> listUnfiled(Transaction &transaction)
{
    TRY_ASSIGN(
        auto query,
        transaction.prepare(WISH_LINE
                            "WHERE wish.place = 2 AND wish.place <> 0 ORDER BY wish.pos, wish.id"));
    return readLines(query);
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

Expected<QList<WishLine>> findWishLines(Transaction &transaction, const QList<Uuid> &ids)
{
    TRY_ASSIGN(auto query, transaction.prepare(WISH_LINE "WHERE wish.id = ?1"));
    QList<WishLine> lines;
    Shared shared;
    for (const Uuid &id : ids) {
        TRY_ASSIGN(const bool isThere, query.bindAll(id).step());
        if (isThere) {
            lines.append(lineFrom(query, shared));
        }
        query.reset();
    }
    return lines;
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
