// SPDX-License-Identifier: GPL-3.0-or-later
// Wishes as lists show them, read in one order of columns.
#include "store/cache/rowtable.h"
#include "store/cache/wishrows.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <cstring>

namespace endpaper::store {

using namespace Qt::StringLiterals;

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

using Visit = std::function<void(const WishLine &)>;

Expected<> visitLines(Statement &query, Shared &shared, const Visit &visit)
{
    for (;;) {
        TRY_ASSIGN(const bool isThere, query.step());
        if (!isThere) {
            return {};
        }
        visit(lineFrom(query, shared));
    }
}

Expected<QList<WishLine>> readLines(Statement &query)
{
    QList<WishLine> lines;
    Shared shared;
    TRY(visitLines(query, shared, [&lines](const WishLine &line) { lines.append(line); }));
    return lines;
}

Expected<Statement> selectOfList(Transaction &transaction, const Uuid &list, int limit)
{
    TRY_ASSIGN(auto query,
               transaction.prepare(
                   WISH_LINE
                   "WHERE wish.list = ?1 AND wish.place = 0 ORDER BY wish.pos, wish.id LIMIT ?2"));
    query.bindAll(list, limit);
    return query;
}

Expected<Statement> selectUnfiled(Transaction &transaction)
{
    return transaction.prepare(
        WISH_LINE "WHERE wish.place = 2 AND wish.place <> 0 ORDER BY wish.pos, wish.id");
}

// Of whatever list, until there are as many as wanted (< 0: all).
Expected<> visitAll(Transaction &transaction, int limit, const Visit &visit)
{
    TRY_ASSIGN(QList<domain::ListInfo> lists, listInfos(transaction));
    std::ranges::stable_sort(lists, {}, [](const domain::ListInfo &list) {
        return list.role == domain::ListRole::Shelf;
    });
    Shared shared;
    int count = 0;
    const Visit counted = [&](const WishLine &line) {
        ++count;
        visit(line);
    };
    for (const domain::ListInfo &list : std::as_const(lists)) {
        if (limit >= 0 && count >= limit) {
            return {};
        }
        TRY_ASSIGN(auto query, selectOfList(transaction, list.id, limit < 0 ? -1 : limit - count));
        TRY(visitLines(query, shared, counted));
    }
    TRY_ASSIGN(auto unfiled, selectUnfiled(transaction));
    return visitLines(unfiled, shared, [&](const WishLine &line) {
        if (limit < 0 || count < limit) {
            counted(line);
        }
    });
}
} // namespace

Expected<QList<WishLine>> listWishes(Transaction &transaction, const Uuid &list, int limit)
{
    TRY_ASSIGN(auto query, selectOfList(transaction, list, limit));
    return readLines(query);
}

Expected<> visitWishes(Transaction &transaction, const Uuid &list, const Visit &visit)
{
    if (list.isNil()) {
        return visitAll(transaction, -1, visit);
    }
    TRY_ASSIGN(auto query, selectOfList(transaction, list, -1));
    Shared shared;
    return visitLines(query, shared, visit);
}

Expected<QList<WishLine>> listAllWishes(Transaction &transaction, int limit)
{
    QList<WishLine> lines;
    TRY(visitAll(transaction, limit, [&lines](const WishLine &line) { lines.append(line); }));
    return lines;
}

Expected<QList<WishLine>> listUnfiled(Transaction &transaction)
{
    TRY_ASSIGN(auto query, selectUnfiled(transaction));
    return readLines(query);
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

} // namespace endpaper::store
