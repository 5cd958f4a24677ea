// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/vault/bookcandidates.h"

#include "domain/text.h"
#include "store/vault/bookrow.h"

namespace endpaper::store {

using namespace Qt::StringLiterals;

// Books of one title that are looked through for the author's; "Poems" has thousands.
static constexpr int sameTitleMax = 400;
static constexpr qsizetype wordsMax = 12;

static Expected<> append(QList<Book> &books, Statement &query)
{
    while (books.size() < candidatesMax) {
        TRY_ASSIGN(const bool hasRow, query.step());
        if (!hasRow) {
            return {};
        }
        Book book = readBook(query);
        const bool isKnown = std::any_of(books.cbegin(), books.cend(),
                                         [&](const Book &one) { return one.id == book.id; });
        if (!isKnown) {
            books.append(std::move(book));
        }
    }
    return {};
}

// Titles that are `main`, or that begin with it and a further word.
static Expected<> appendByMain(QList<Book> &books, Transaction &transaction, const QString &main,
                               const QString &family)
{
    TRY_ASSIGN(auto query, transaction.prepare("SELECT " BOOK_COLUMNS R"( FROM (
            SELECT * FROM (SELECT * FROM book WHERE title_key = ?1 AND deleted_at IS NULL LIMIT ?3)
            UNION ALL
            SELECT * FROM (SELECT * FROM book WHERE title_key > ?1 || ' ' AND title_key < ?1 || '!'
                AND deleted_at IS NULL LIMIT ?3)) AS book
        WHERE ?2 = '' OR instr(author_words, ?2) > 0)"));
    query.bindAll(main, family.isNull() ? u""_s : family, sameTitleMax);
    return append(books, query);
}

Expected<QList<Book>> candidatesByTitle(Transaction &transaction, const TitleQuestion &question)
{
    QList<Book> books;
    const QString whole = domain::sortTitle(question.title);
    if (whole.isEmpty()) {
        return books;
    }
    TRY(appendByMain(books, transaction, whole, question.family));
    const QString main = domain::sortTitle(domain::mainTitle(question.title));
    if (books.isEmpty() && !main.isEmpty() && main != whole) {
        TRY(appendByMain(books, transaction, main, question.family));
    }
    return books;
}

Expected<QList<Book>> candidatesByWords(Transaction &transaction, const TitleQuestion &question)
{
    const QStringList title = wordsForSearch(domain::sortTitle(domain::mainTitle(question.title)))
                                  .split(u' ', Qt::SkipEmptyParts);
    QList<Book> books;
    if (title.isEmpty()) {
        return books;
    }
    QStringList terms;
    for (const QString &word : title.mid(0, wordsMax)) {
        terms.append(u"title_words : \""_s % word % u'"'); // folded words hold no quote
    }
    for (const QString &word : question.family.split(u' ', Qt::SkipEmptyParts).mid(0, wordsMax)) {
        terms.append(u"author_words : \""_s % word % u'"');
    }
    TRY_ASSIGN(
        auto query,
        transaction.prepare("SELECT " BOOK_COLUMNS
                            " FROM book_text JOIN book ON book.number = book_text.rowid "
                            "WHERE book_text MATCH ?1 AND book.deleted_at IS NULL LIMIT ?2"));
    query.bindAll(terms.join(" AND "_L1), candidatesMax);
    TRY(append(books, query));
    return books;
}

} // namespace endpaper::store
