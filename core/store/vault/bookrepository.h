// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/uuid.h"
#include "store/engine/database.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace endpaper::store {

// A book of the shared catalogue: one edition, or a work of which no edition is known. Null texts
// are unknown.
struct Book
{
    Uuid id;
    QString isbn; // 13 digits
    QString title;
    QString subtitle;
    QStringList authors;
    QString published; // "1937" or "1937-09-21"
    QString publisher;
    QString language; // BCP 47
    Uuid workId; // the same for all editions of a work: workIdOf()
    QString goodreadsId;
    QString source = QStringLiteral("hand");
    Instant created;
    Instant changed;
    std::optional<Instant> deletedAt;

    friend bool operator==(const Book &, const Book &) = default;
};

// One id for all editions of a work, on every daemon: from the folded main title and first author.
[[nodiscard]] Uuid workIdOf(const QString &title, const QStringList &authors);

// The catalogue's single books. Lives no longer than its transaction.
class BookRepository
{
public:
    enum class Which { Alive, DeletedToo };

    explicit BookRepository(Transaction &transaction)
        : m_transaction(transaction)
    {
    }

    // Also writes its keys ("goodreads"). Conflict if the id or the ISBN is taken.
    [[nodiscard]] Expected<> insert(const Book &book);
    [[nodiscard]] Expected<> update(const Book &book);
    [[nodiscard]] Expected<std::optional<Book>> find(const Uuid &id, Which which = Which::Alive);
    // Also by the other ISBNs that are keys of a book.
    [[nodiscard]] Expected<std::optional<Book>> findByIsbn(const QString &isbn,
                                                           Which which = Which::Alive);
    // By another name: kind "goodreads", "openlibrary" …
    [[nodiscard]] Expected<std::optional<Book>> findByKey(const QString &kind, const QString &key,
                                                          Which which = Which::Alive);
    // Editions of the same work, at most `limit`.
    [[nodiscard]] Expected<QList<Book>> listOfWork(const Uuid &workId, int limit);
    // A key that names another book already is left as it is.
    [[nodiscard]] Expected<> addKey(const QString &kind, const QString &key, const Uuid &book);
    [[nodiscard]] Expected<qint64> count();

private:
    [[nodiscard]] Expected<std::optional<Book>> findBy(Statement &&query, Which which);

    Transaction &m_transaction;
};

// What a list of books asks for, and how it goes on. Words are matched without marks or case, the
// last one as the beginning of a word.
struct BookQuery
{
    enum class Sort { Relevance, Title, Author, Published, Added, Wished };
    QString words; // in title, subtitle or authors
    QString author; // in authors
    Sort sort = Sort::Title;
    bool isDescending = false;
    int limit = 25;
    // The last row's key of the page before: text or number, and id; for Relevance the rows to
    // skip.
    QString afterText;
    std::optional<qint64> afterNumber;
    Uuid afterId;
};
struct BookPage
{
    struct Row
    {
        Book book;
        QString textKey; // what it was sorted by, for the next page
        qint64 numberKey = 0;
        qint64 wishedBy = 0;
    };
    QList<Row> rows;
    bool hasMore = false;
};
[[nodiscard]] Expected<BookPage> listBooks(Transaction &transaction, const BookQuery &query);

} // namespace endpaper::store
