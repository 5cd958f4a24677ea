// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/text.h"
#include "store/vault/bookrow.h"

namespace endpaper::store {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype wordsMax = 16;
// Ranking reads each row: of words that a million titles have, so many are looked at.
constexpr int rankedMax = 700;
constexpr int sameTitleMax = 200;
// A shorter beginning than the index keeps would be looked for in all words.
constexpr qsizetype beginningMin = 2;

// FTS5's query: all words, the last one as a beginning. Empty if there is no word in the text.
QString matchOf(const QString &text, QLatin1StringView columns)
{
    const QStringList words = wordsForSearch(text).split(u' ', Qt::SkipEmptyParts).mid(0, wordsMax);
    QStringList terms;
    for (const QString &word : words) {
        terms.append(columns % u'"' % word % u'"'); // folded words hold no quote
    }
    if (terms.isEmpty()) {
        return {};
    }
    const bool isBeginning = words.last().size() >= beginningMin;
    return isBeginning ? QString(terms.join(" AND "_L1) % u'*') : terms.join(" AND "_L1);
}

// The closed set of expressions that a list can be sorted by.
QByteArray keyOf(BookQuery::Sort sort)
{
    switch (sort) {
    case BookQuery::Sort::Relevance:
        // The very title, titles that begin so, the rest; within each those with the fewest other
        // words: all words that were asked for are in each.
        return "CASE WHEN book.title_key = ?6 THEN 0 WHEN substr(book.title_key, 1, length(?6)) = "
               "?6 THEN 1 ELSE 2 END, length(book.title_words) + length(book.author_words)";
    case BookQuery::Sort::Title:
        return "book.title_key";
    case BookQuery::Sort::Author:
        return "book.author_key";
    case BookQuery::Sort::Published:
        return "book.published";
    case BookQuery::Sort::Added:
        return "book.created";
    case BookQuery::Sort::Wished:
        return BOOK_WISHED_BY;
    }
    return {};
}

bool isNumber(BookQuery::Sort sort)
{
    return sort == BookQuery::Sort::Added || sort == BookQuery::Sort::Wished;
}

// The rows that are ranked: some of each title that is, or begins with, what was asked for, so that
// they are among them however common their words are; and the first whose words fit.
QByteArray rankedRows(const BookQuery &query)
{
    const QByteArray limit = QByteArray::number(sameTitleMax);
    QByteArray sql = "book WHERE book.deleted_at IS NULL AND book.number IN (SELECT rowid FROM "
                     "(SELECT rowid FROM book_text WHERE book_text MATCH ?1 LIMIT "
        + QByteArray::number(rankedMax) + ")";
    if (query.author.isEmpty() && !domain::sortTitle(query.words).isEmpty()) {
        sql += " UNION SELECT number FROM (SELECT number FROM book WHERE title_key = ?6 AND "
               "deleted_at IS NULL LIMIT "
            + limit
            + ") UNION SELECT number FROM (SELECT number FROM book WHERE title_key > ?6 || ' ' AND "
              "title_key < ?6 || '!' AND deleted_at IS NULL LIMIT "
            + limit + ")";
    }
    return sql + ")";
}

} // namespace

Expected<BookPage> listBooks(Transaction &transaction, const BookQuery &query)
{
    QStringList matches;
    if (const QString words = matchOf(query.words, ""_L1); !words.isEmpty()) {
        matches.append(u'(' % words % u')');
    }
    if (const QString author = matchOf(query.author, "author_words : "_L1); !author.isEmpty()) {
        matches.append(u'(' % author % u')');
    }
    if (matches.isEmpty() && !(query.words.isEmpty() && query.author.isEmpty())) {
        return BookPage(); // only signs: nothing can match
    }
    const bool isRelevance = query.sort == BookQuery::Sort::Relevance && !matches.isEmpty();
    const BookQuery::Sort sort = query.sort == BookQuery::Sort::Relevance && !isRelevance
        ? BookQuery::Sort::Title
        : query.sort;
    const bool hasAfter = !isRelevance && !query.afterId.isNil();
    const QByteArray key = keyOf(sort);
    const QByteArray direction = query.isDescending && !isRelevance ? " DESC" : "";

    const QByteArray order = " ORDER BY " + key + direction + ", book.id" + direction;
    QByteArray sql;
    if (isRelevance) {
        // Ranked by numbers alone: the sorter would carry all columns of every row, and count the
        // wishes for each.
        sql = "SELECT " BOOK_COLUMNS ", " BOOK_WISHED_BY ", 0 FROM book WHERE book.number IN "
              "(SELECT book.number FROM "
            + rankedRows(query) + order + " LIMIT ?4 OFFSET ?5)" + order;
    } else {
        sql = "SELECT " BOOK_COLUMNS ", " BOOK_WISHED_BY ", " + key + " FROM ";
        sql += matches.isEmpty() ? "book WHERE book.deleted_at IS NULL"
                                 : "book_text JOIN book ON book.number = book_text.rowid "
                                   "WHERE book_text MATCH ?1 AND book.deleted_at IS NULL";
        if (hasAfter) {
            sql += " AND (" + key + ", book.id) " + (direction.isEmpty() ? ">" : "<") + " (?2, ?3)";
        }
        sql += order + " LIMIT ?4 OFFSET ?5";
    }

    TRY_ASSIGN(auto statement, transaction.database().prepare(sql));
    if (!matches.isEmpty()) {
        statement.bind(1, matches.join(" AND "_L1));
    }
    if (hasAfter) {
        if (isNumber(sort)) {
            statement.bind(2, query.afterNumber.value_or(0));
        } else {
            statement.bind(2, query.afterText.isNull() ? u""_s : query.afterText);
        }
        statement.bind(3, query.afterId);
    }
    if (isRelevance) {
        statement.bind(6, domain::sortTitle(query.words));
    }
    statement.bind(4, query.limit + 1);
    statement.bind(5, isRelevance ? query.afterNumber.value_or(0) : 0);

    BookPage page;
    while (true) {
        TRY_ASSIGN(const bool hasRow, statement.step());
        if (!hasRow) {
            return page;
        }
        if (page.rows.size() == query.limit) {
            page.hasMore = true;
            return page;
        }
        const int wished = bookColumnsEnd;
        page.rows.append({readBook(statement),
                          isNumber(sort) ? QString() : statement.text(wished + 1),
                          statement.integer(wished + 1), statement.integer(wished)});
    }
}

} // namespace endpaper::store
