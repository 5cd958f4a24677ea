// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/vault/bookrepository.h"

#include "domain/text.h"
#include "store/vault/bookrow.h"
#include "store/vault/rowrepository.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace endpaper::store {

using namespace Qt::StringLiterals;

Uuid workIdOf(const QString &title, const QStringList &authors)
{
    // No scope of its own: the same work has the same id on every daemon.
    return Uuid::derive(
        Uuid(), QByteArray("work:" + QByteArray::number(domain::workHash(title, authors), 16)));
}

Book readBook(const Statement &row)
{
    Book book;
    book.id = row.uuid(0);
    book.isbn = row.text(1);
    book.title = row.text(2);
    book.subtitle = row.text(3);
    for (const QJsonValue &author : QJsonDocument::fromJson(row.blob(4)).array()) {
        book.authors.append(author.toString());
    }
    book.published = row.text(5);
    book.publisher = row.text(6);
    book.language = row.text(7);
    book.workId = row.uuid(8);
    book.goodreadsId = row.text(9);
    book.source = row.text(10);
    book.created = row.instant(11);
    book.changed = row.instant(12);
    book.deletedAt = row.optionalInstant(13);
    return book;
}

QString authorsJson(const QStringList &authors)
{
    return QString::fromUtf8(
        QJsonDocument(QJsonArray::fromStringList(authors)).toJson(QJsonDocument::Compact));
}

QString titleKeyOf(const Book &book) { return domain::sortTitle(book.title, book.language); }

QString authorKeyOf(const Book &book)
{
    return book.authors.isEmpty()
        ? u""_s
        : domain::foldForSearch(domain::authorSortName(book.authors.first()));
}

QString wordsForSearch(QStringView text)
{
    const auto standsAlone = [](QChar c) {
        switch (c.script()) {
        case QChar::Script_Han:
        case QChar::Script_Hiragana:
        case QChar::Script_Katakana:
        case QChar::Script_Thai:
            return true;
        default:
            return false;
        }
    };
    const QString folded = domain::foldForSearch(text);
    if (std::none_of(folded.begin(), folded.end(), standsAlone)) {
        return folded;
    }
    QString words;
    for (const QChar c : folded) {
        if (standsAlone(c)) {
            words.append(u' ').append(c).append(u' ');
        } else {
            words.append(c);
        }
    }
    return words.simplified();
}

QString titleWordsOf(const Book &book)
{
    return wordsForSearch(book.subtitle.isEmpty() ? book.title
                                                  : QString(book.title % u' ' % book.subtitle));
}

QString authorWordsOf(const Book &book) { return wordsForSearch(book.authors.join(u' ')); }

Expected<> BookRepository::insert(const Book &book)
{
    {
        TRY_ASSIGN(
            auto insert,
            m_transaction.prepare(
                "INSERT INTO book (id, isbn, title, subtitle, authors, published, publisher, "
                "language, work_id, goodreads_id, source, created, changed, deleted_at, title_key, "
                "author_key, title_words, author_words, wish_key) VALUES (?1, ?2, ?3, ?4, ?5, ?6, "
                "?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)"));
        insert.bindAll(book.id, book.isbn, book.title, book.subtitle, authorsJson(book.authors),
                       book.published.isNull() ? u""_s : book.published, book.publisher,
                       book.language, book.workId, book.goodreadsId, book.source, book.created,
                       book.changed, book.deletedAt, titleKeyOf(book), authorKeyOf(book),
                       titleWordsOf(book), authorWordsOf(book), wishKeyOfBook(book.id));
        TRY(insert.run());
    }
    return book.goodreadsId.isNull() ? Expected<>()
                                     : addKey(u"goodreads"_s, book.goodreadsId, book.id);
}

Expected<> BookRepository::update(const Book &book)
{
    {
        TRY_ASSIGN(
            auto update,
            m_transaction.prepare(
                "UPDATE book SET isbn = ?2, title = ?3, subtitle = ?4, authors = ?5, published = "
                "?6, "
                "publisher = ?7, language = ?8, work_id = ?9, goodreads_id = ?10, source = ?11, "
                "changed = ?12, deleted_at = ?13, title_key = ?14, author_key = ?15, "
                "title_words = ?16, author_words = ?17 WHERE id = ?1"));
        update.bindAll(book.id, book.isbn, book.title, book.subtitle, authorsJson(book.authors),
                       book.published.isNull() ? u""_s : book.published, book.publisher,
                       book.language, book.workId, book.goodreadsId, book.source, book.changed,
                       book.deletedAt, titleKeyOf(book), authorKeyOf(book), titleWordsOf(book),
                       authorWordsOf(book));
        TRY(update.run());
    }
    return book.goodreadsId.isNull() ? Expected<>()
                                     : addKey(u"goodreads"_s, book.goodreadsId, book.id);
}

Expected<std::optional<Book>> BookRepository::findBy(Statement &&query, Which which)
{
    TRY_ASSIGN(const bool isThere, query.step());
    if (!isThere) {
        return std::nullopt;
    }
    Book book = readBook(query);
    if (book.deletedAt && which == Which::Alive) {
        return std::nullopt;
    }
    return std::optional(std::move(book));
}

Expected<std::optional<Book>> BookRepository::find(const Uuid &id, Which which)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare("SELECT " BOOK_COLUMNS " FROM book WHERE id = ?1"));
    query.bindAll(id);
    return findBy(std::move(query), which);
}

Expected<std::optional<Book>> BookRepository::findByIsbn(const QString &isbn, Which which)
{
    {
        TRY_ASSIGN(auto query,
                   m_transaction.prepare("SELECT " BOOK_COLUMNS " FROM book WHERE isbn = ?1"));
        query.bindAll(isbn);
        TRY_ASSIGN(auto found, findBy(std::move(query), which));
        if (found) {
            return found;
        }
    }
    return findByKey(u"isbn"_s, isbn, which);
}

Expected<std::optional<Book>> BookRepository::findByKey(const QString &kind, const QString &key,
                                                        Which which)
{
    TRY_ASSIGN(
        auto query,
        m_transaction.prepare("SELECT " BOOK_COLUMNS " FROM book_key JOIN book ON book.id = "
                              "book_key.book WHERE book_key.kind = ?1 AND book_key.key = ?2"));
    query.bindAll(kind, key);
    return findBy(std::move(query), which);
}

Expected<QList<Book>> BookRepository::listOfWork(const Uuid &workId, int limit)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare("SELECT " BOOK_COLUMNS " FROM book WHERE work_id = ?1 AND "
                                     "deleted_at IS NULL ORDER BY number LIMIT ?2"));
    query.bindAll(workId, limit);
    QList<Book> books;
    while (true) {
        TRY_ASSIGN(const bool hasRow, query.step());
        if (!hasRow) {
            return books;
        }
        books.append(readBook(query));
    }
}

Expected<> BookRepository::addKey(const QString &kind, const QString &key, const Uuid &book)
{
    TRY_ASSIGN(auto insert,
               m_transaction.prepare("INSERT INTO book_key (kind, key, book) VALUES (?1, ?2, "
                                     "?3) ON CONFLICT DO NOTHING"));
    return insert.bindAll(kind, key, book).run();
}

Expected<qint64> BookRepository::count()
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare("SELECT count(*) FROM book WHERE deleted_at IS NULL"));
    TRY(query.step());
    return query.integer(0);
}

} // namespace endpaper::store
