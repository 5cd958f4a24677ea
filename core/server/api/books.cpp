// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/books.h"

#include "domain/isbn.h"
#include "server/api/etag.h"
#include "server/api/json.h"
#include "server/api/paging.h"
#include "server/api/problem.h"
#include "server/api/routes.h"
#include "store/vault/bookrow.h"

#include <array>

namespace endpaper::server {

using namespace Qt::StringLiterals;
using store::Book;
using store::BookQuery;
using store::BookRepository;

namespace {

constexpr int queryCharactersMax = 200;

// What rowJson() reads: who wishes for it, and whether a cover is kept.
#define BOOK_JSON_COLUMNS                                                                          \
    BOOK_COLUMNS                                                                                   \
    ", " BOOK_WISHED_BY                                                                            \
    ", (SELECT 1 FROM cover WHERE cover.isbn = book.isbn AND cover.type IS NOT NULL)"

// A row of BOOK_JSON_COLUMNS as JSON, straight from the store's UTF-8.
QByteArray rowJson(const store::Statement &row)
{
    QByteArray out;
    out.reserve(512);
    const auto text = [&](const char *name, int column) {
        if (const QByteArrayView value = row.blobView(column); !value.isEmpty()) {
            out += ",\"";
            out += name;
            out += "\":";
            appendJsonUtf8(out, value);
        }
    };
    out += "{\"id\":\"" + row.uuid(0).toString().toLatin1() + "\",\"isbn\":";
    const QByteArrayView isbn = row.blobView(1);
    if (isbn.isEmpty()) {
        out += "null";
    } else {
        appendJsonUtf8(out, isbn);
    }
    text("title", 2);
    text("subtitle", 3);
    out += ",\"authors\":";
    out.append(row.blobView(4)); // JSON already, checked by the table
    text("published", 5);
    text("publisher", 6);
    text("language", 7);
    out += ",\"work_id\":\"" + row.uuid(8).toString().toLatin1() + '"';
    text("goodreads_id", 9);
    if (row.boolean(store::bookColumnsEnd + 1)) {
        out += ",\"cover_url\":\"/api/v1/covers/";
        out.append(isbn);
        out += '"';
    }
    out += ",\"wished_by\":" + QByteArray::number(row.integer(store::bookColumnsEnd)) + '}';
    return out;
}

Expected<QByteArray> findJson(store::Transaction &transaction, const QString &key)
{
    if (const auto isbn = domain::Isbn::read(key)) {
        const QString digits = isbn->toString13();
        TRY_ASSIGN(auto query,
                   transaction.prepare("SELECT " BOOK_JSON_COLUMNS
                                       " FROM book WHERE isbn = ?1 AND deleted_at IS NULL"));
        query.bindAll(digits);
        TRY_ASSIGN(const bool isThere, query.step());
        if (isThere) {
            return rowJson(query);
        }
        TRY_ASSIGN(auto other,
                   transaction.prepare(
                       "SELECT " BOOK_JSON_COLUMNS
                       " FROM book_key JOIN book ON book.id = book_key.book WHERE "
                       "book_key.kind = 'isbn' AND book_key.key = ?1 AND deleted_at IS NULL"));
        other.bindAll(digits);
        TRY_ASSIGN(const bool isOtherThere, other.step());
        return isOtherThere ? Expected<QByteArray>(rowJson(other))
                            : fail(ErrorKind::NotFound, digits);
    }
    const auto id = Uuid::parse(key);
    if (!id) {
        return fail(ErrorKind::NotFound, u"neither an ISBN nor an id"_s);
    }
    TRY_ASSIGN(auto query,
               transaction.prepare("SELECT " BOOK_JSON_COLUMNS
                                   " FROM book WHERE id = ?1 AND deleted_at IS NULL"));
    query.bindAll(*id);
    TRY_ASSIGN(const bool isThere, query.step());
    return isThere ? Expected<QByteArray>(rowJson(query)) : fail(ErrorKind::NotFound, key);
}

Expected<Reply> getBook(const Request &request, Context &context)
{
    TRY_ASSIGN(QByteArray json, findJson(context.transaction, request.arguments.value(u"id"_s)));
    return withEtag(request, Reply{200, "application/json", std::move(json)});
}

std::vector<SortOption> sortOptions(bool hasWords)
{
    std::vector<SortOption> options;
    if (hasWords) {
        options.push_back({"relevance", false, true});
    }
    options.push_back({"title", false, !hasWords});
    options.push_back({"author"});
    options.push_back({"published", true});
    options.push_back({"added", true});
    options.push_back({"wished", true});
    return options;
}

BookQuery::Sort sortOf(const QByteArray &id)
{
    constexpr std::array<std::pair<const char *, BookQuery::Sort>, 5> names{{
        {"relevance", BookQuery::Sort::Relevance},
        {"author", BookQuery::Sort::Author},
        {"published", BookQuery::Sort::Published},
        {"added", BookQuery::Sort::Added},
        {"wished", BookQuery::Sort::Wished},
    }};
    for (const auto &[name, sort] : names) {
        if (id == name) {
            return sort;
        }
    }
    return BookQuery::Sort::Title;
}

Expected<Reply> listByIsbn(const PageQuery &page, const QString &text,
                           std::span<const SortOption> options, const Context &context)
{
    const auto isbn = domain::Isbn::read(text);
    if (!isbn) {
        return fail(ErrorKind::Invalid, domain::isbnProblemName(isbn.error()), u"?isbn"_s);
    }
    TRY_ASSIGN(const auto found,
               BookRepository(context.transaction).findByIsbn(isbn->toString13()));
    QJsonArray items;
    if (found) {
        TRY_ASSIGN(const qint64 wishedBy, countWishes(context.transaction, *found));
        items.append(bookJson(*found, wishedBy));
    }
    return Reply::json(pageJson(page, items, {}, options, context.locale));
}

// The cursor's key is what the page before ended at: text or number, and id.
void continueAfter(BookQuery &query, const QCborArray &after)
{
    if (after.isEmpty()) {
        return;
    }
    if (after[0].isInteger()) {
        query.afterNumber = after[0].toInteger();
    } else {
        query.afterText = after[0].toString();
    }
    query.afterId = Uuid::fromBytes(after.at(1).toByteArray()).value_or(Uuid());
}

Expected<Reply> listBooksReply(const Request &request, Context &context)
{
    BookQuery query;
    query.words = queryText(request, u"q"_s);
    query.author = queryText(request, u"author"_s);
    if (query.words.size() > queryCharactersMax || query.author.size() > queryCharactersMax) {
        return fail(ErrorKind::Invalid, u"too_long"_s,
                    query.words.size() > queryCharactersMax ? u"?q"_s : u"?author"_s);
    }
    const auto options =
        sortOptions(!query.words.trimmed().isEmpty() || !query.author.trimmed().isEmpty());
    TRY_ASSIGN(const PageQuery page, parsePage(request, options));
    if (page.isOptionsOnly) {
        return Reply::json(pageJson(page, {}, {}, options, context.locale));
    }
    QString isbn = queryText(request, u"isbn"_s);
    if (isbn.isNull() && domain::Isbn::read(query.words)) {
        isbn = query.words; // somebody typed an ISBN into a search
    }
    if (!isbn.isNull()) {
        return listByIsbn(page, isbn, options, context);
    }
    query.sort = sortOf(page.sort);
    query.isDescending = page.isDescending;
    query.limit = page.limit;
    continueAfter(query, page.after);
    TRY_ASSIGN(const store::BookPage found, store::listBooks(context.transaction, query));
    QJsonArray items;
    for (const store::BookPage::Row &row : found.rows) {
        items.append(bookJson(row.book, row.wishedBy));
    }
    QString cursor;
    if (found.hasMore && query.sort == BookQuery::Sort::Relevance) {
        cursor = nextCursor(page, {query.afterNumber.value_or(0) + page.limit, QByteArray()});
    } else if (found.hasMore) {
        const store::BookPage::Row &last = found.rows.last();
        const QCborValue key =
            last.textKey.isNull() ? QCborValue(last.numberKey) : QCborValue(last.textKey);
        cursor = nextCursor(page, {key, last.book.id.toBytes()});
    }
    return Reply::json(pageJson(page, items, cursor, options, context.locale));
}

} // namespace

Expected<qint64> countWishes(store::Transaction &transaction, const Book &book)
{
    TRY_ASSIGN(auto query,
               transaction.prepare("SELECT " BOOK_WISHED_BY " FROM book WHERE id = ?1"));
    query.bindAll(book.id);
    TRY(query.step());
    return query.integer(0);
}

Expected<QByteArray> bookEtag(store::Transaction &transaction, const Book &book)
{
    TRY_ASSIGN(auto query,
               transaction.prepare("SELECT " BOOK_JSON_COLUMNS " FROM book WHERE id = ?1"));
    query.bindAll(book.id);
    TRY(query.step());
    return etagOf(rowJson(query));
}

QJsonObject bookJson(const Book &book, qint64 wishedBy)
{
    QJsonObject json{{u"id"_s, book.id.toString()},
                     {u"isbn"_s, textOrNull(book.isbn)},
                     {u"title"_s, book.title},
                     {u"authors"_s, QJsonArray::fromStringList(book.authors)},
                     {u"work_id"_s, book.workId.toString()},
                     {u"wished_by"_s, wishedBy}};
    const auto insert = [&json](const QString &name, const QString &text) {
        if (!text.isEmpty()) {
            json.insert(name, text);
        }
    };
    insert(u"subtitle"_s, book.subtitle);
    insert(u"published"_s, book.published);
    insert(u"publisher"_s, book.publisher);
    insert(u"language"_s, book.language);
    insert(u"goodreads_id"_s, book.goodreadsId);
    return json;
}

Expected<std::optional<Book>> findBook(store::Transaction &transaction, const QString &key,
                                       BookRepository::Which which)
{
    if (const auto isbn = domain::Isbn::read(key)) {
        return BookRepository(transaction).findByIsbn(isbn->toString13(), which);
    }
    if (const auto id = Uuid::parse(key)) {
        return BookRepository(transaction).find(*id, which);
    }
    return std::nullopt;
}

void addBookRoutes(std::vector<Route> &routes)
{
    routes.push_back({Method::Get, "/api/v1/books", Access::Anyone, Lane::Read, listBooksReply,
                      "Books of the shared catalogue: ?q= words, ?isbn=, ?author="});
    routes.push_back({Method::Get, "/api/v1/books/{id}", Access::Anyone, Lane::PointRead, getBook,
                      "One book, by an ISBN in any usual form or by its id"});
    routes.back().remembered = Remembered::ForAll;
    addBookEditRoutes(routes);
}

} // namespace endpaper::server
