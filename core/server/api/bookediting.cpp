// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/isbn.h"
#include "server/api/books.h"
#include "server/api/etag.h"
#include "server/api/json.h"
#include "server/api/problem.h"
#include "server/api/syncspaces.h"
#include "store/vault/activityrepository.h"

#include <QDate>

namespace endpaper::server {

using namespace Qt::StringLiterals;
using store::ActivityRepository;
using store::Book;
using store::BookRepository;

namespace {

constexpr int titleCharactersMax = 1000;
constexpr int nameCharactersMax = 300;
constexpr int authorsMax = 100;
constexpr int goodreadsCharactersMax = 20;

// "1937", "1937-09" or "1937-09-21"; years before our era have a minus.
bool isPublished(const QString &text)
{
    const qsizetype sign = text.startsWith(u'-') ? 1 : 0;
    const QStringList parts = text.mid(sign).split(u'-');
    for (const QString &part : parts) {
        if (part.isEmpty() || !std::all_of(part.begin(), part.end(), [](QChar c) {
                return c >= u'0' && c <= u'9';
            })) {
            return false;
        }
    }
    switch (parts.size()) {
    case 1:
        return parts[0].size() <= 4;
    case 2:
        return parts[0].size() == 4 && QDate(parts[0].toInt(), parts[1].toInt(), 1).isValid();
    case 3:
        return parts[0].size() == 4
            && QDate(parts[0].toInt(), parts[1].toInt(), parts[2].toInt()).isValid();
    default:
        return false;
    }
}

// Null takes a text away, absent leaves it.
Expected<> readText(const QJsonObject &body, const QString &name, int charactersMax, QString &text)
{
    if (!body.contains(name)) {
        return {};
    }
    TRY_ASSIGN(const auto read, optionalText(body, name, {charactersMax}));
    text = read && !read->isEmpty() ? *read : QString();
    return {};
}

Expected<> readBook(const QJsonObject &body, Book &book)
{
    if (body.contains("title"_L1) || book.title.isEmpty()) {
        TRY_ASSIGN(book.title, requiredText(body, u"title"_s, {titleCharactersMax}));
    }
    if (body.contains("authors"_L1)) {
        TRY_ASSIGN(book.authors, textList(body, u"authors"_s, authorsMax, {nameCharactersMax, 1}));
    }
    if (body.contains("isbn"_L1)) {
        QString text;
        TRY(readText(body, u"isbn"_s, nameCharactersMax, text));
        book.isbn = text;
        if (!text.isNull()) {
            TRY_ASSIGN(const domain::Isbn isbn, domain::Isbn::parse(text));
            book.isbn = isbn.toString13();
        }
    }
    TRY(readText(body, u"subtitle"_s, titleCharactersMax, book.subtitle));
    TRY(readText(body, u"publisher"_s, nameCharactersMax, book.publisher));
    TRY(readText(body, u"language"_s, 35, book.language));
    TRY(readText(body, u"published"_s, 11, book.published));
    if (!book.published.isEmpty() && !isPublished(book.published)) {
        return fail(ErrorKind::Invalid, u"not_a_time"_s, u"published"_s);
    }
    TRY(readText(body, u"goodreads_id"_s, goodreadsCharactersMax, book.goodreadsId));
    book.workId = store::workIdOf(book.title, book.authors);
    return {};
}

QString subjectOf(const Book &book)
{
    return u"book:"_s % (book.isbn.isEmpty() ? book.id.toString() : book.isbn);
}

Expected<Reply> answer(const Request &request, Context &context, const Book &book, int status)
{
    TRY_ASSIGN(const qint64 wishedBy, countWishes(context.transaction, book));
    Reply reply = Reply::json(bookJson(book, wishedBy), status);
    if (status == 201) {
        reply.headers.append({"Location", "/api/v1/books/" + book.id.toString().toLatin1()});
    }
    TRY_ASSIGN(const QByteArray etag, bookEtag(context.transaction, book));
    return withEtag(request, std::move(reply), etag);
}

Expected<Reply> postBook(const Request &request, Context &context)
{
    TRY_ASSIGN(const QJsonObject body, parseBody(request));
    Book book;
    TRY_ASSIGN(const auto id, optionalUuid(body, u"id"_s));
    TRY(readBook(body, book));
    BookRepository books(context.transaction);
    if (id) {
        TRY_ASSIGN(const auto same, books.find(*id, BookRepository::Which::DeletedToo));
        if (same && same->isbn == book.isbn && same->title == book.title) {
            return answer(request, context, *same, 201); // the same creation, sent twice
        }
    }
    if (!book.isbn.isNull()) {
        TRY_ASSIGN(const auto taken,
                   books.findByIsbn(book.isbn, BookRepository::Which::DeletedToo));
        if (taken) {
            return problemReply(409, context.locale, request.requestId,
                                taken->deletedAt ? u"book.deleted"_s : u"book.exists"_s);
        }
    }
    book.id = id ? *id : Uuid::create(context.clock);
    book.created = book.changed = context.clock.now();
    TRY(books.insert(book));
    TRY(ActivityRepository(context.transaction)
            .insert(context.clock, context.caller.account, u"book.create"_s, subjectOf(book),
                    {{u"title"_s, book.title}}));
    return answer(request, context, book, 201);
}

// The book that the path names, if If-Match allows to change it.
Expected<tl::expected<Book, Reply>> toChange(const Request &request, Context &context,
                                             BookRepository::Which which)
{
    TRY_ASSIGN(auto book, findBook(context.transaction, request.arguments.value(u"id"_s), which));
    if (!book) {
        return fail(ErrorKind::NotFound, u"book"_s);
    }
    if (!request.header("if-match").isEmpty()) {
        TRY_ASSIGN(const QByteArray etag, bookEtag(context.transaction, *book));
        if (!isMatch(request, etag)) {
            return tl::unexpected(problemReply(412, context.locale, request.requestId));
        }
    }
    return tl::expected<Book, Reply>(std::move(*book));
}

Expected<Reply> patchBook(const Request &request, Context &context)
{
    TRY_ASSIGN(const QJsonObject body, parseBody(request));
    TRY_ASSIGN(auto found, toChange(request, context, BookRepository::Which::Alive));
    if (!found) {
        return found.error();
    }
    const Book before = *found;
    Book book = before;
    TRY(readBook(body, book));
    BookRepository books(context.transaction);
    if (!book.isbn.isNull() && book.isbn != before.isbn) {
        TRY_ASSIGN(const auto taken,
                   books.findByIsbn(book.isbn, BookRepository::Which::DeletedToo));
        if (taken && taken->id != book.id) {
            return problemReply(409, context.locale, request.requestId, u"book.exists"_s);
        }
    }
    if (book != before) {
        book.changed = context.clock.now();
        book.source = u"hand"_s;
        TRY(books.update(book));
        QJsonArray fields;
        for (const QString &name : body.keys()) {
            fields.append(name);
        }
        TRY(ActivityRepository(context.transaction)
                .insert(context.clock, context.caller.account, u"book.change"_s, subjectOf(book),
                        {{u"fields"_s, fields}}));
    }
    return answer(request, context, book, 200);
}

Expected<Reply> deleteBook(const Request &request, Context &context)
{
    TRY_ASSIGN(auto found, toChange(request, context, BookRepository::Which::Alive));
    if (!found) {
        return found.error();
    }
    Book book = *found;
    book.deletedAt = book.changed = context.clock.now();
    TRY(BookRepository(context.transaction).update(book));
    TRY_ASSIGN(const int wishes,
               removeBookFromAllLists(context, book.id, book.isbn.isNull() ? u""_s : book.isbn));
    TRY(ActivityRepository(context.transaction)
            .insert(context.clock, context.caller.account, u"book.delete"_s, subjectOf(book),
                    {{u"title"_s, book.title}, {u"wishes"_s, wishes}}));
    return Reply::empty();
}

Expected<Reply> restoreBook(const Request &request, Context &context)
{
    TRY_ASSIGN(auto found, toChange(request, context, BookRepository::Which::DeletedToo));
    if (!found) {
        return found.error();
    }
    Book book = *found;
    if (book.deletedAt) {
        book.deletedAt.reset();
        book.changed = context.clock.now();
        TRY(BookRepository(context.transaction).update(book));
        TRY_ASSIGN(const int wishes, restoreBookOnAllLists(context, book.id));
        TRY(ActivityRepository(context.transaction)
                .insert(context.clock, context.caller.account, u"book.restore"_s, subjectOf(book),
                        {{u"title"_s, book.title}, {u"wishes"_s, wishes}}));
    }
    return answer(request, context, book, 200);
}

constexpr char bookSchema[] = R"({"type": "object", "required": ["title"], "properties": {
    "id": {"type": "string", "format": "uuid"}, "isbn": {"type": ["string", "null"]},
    "title": {"type": "string"}, "subtitle": {"type": ["string", "null"]},
    "authors": {"type": "array", "items": {"type": "string"}}, "published": {"type": ["string", "null"]},
    "publisher": {"type": ["string", "null"]}, "language": {"type": ["string", "null"]},
    "goodreads_id": {"type": ["string", "null"]}}})";

} // namespace

void addBookEditRoutes(std::vector<Route> &routes)
{
    routes.push_back({Method::Post, "/api/v1/books", Access::Librarian, Lane::Write, postBook,
                      "Adds a book to the shared catalogue"});
    routes.back().bodySchema = bookSchema;
    routes.push_back({Method::Patch, "/api/v1/books/{id}", Access::Librarian, Lane::Write,
                      patchBook, "Changes a book"});
    routes.back().bodySchema = bookSchema;
    routes.push_back({Method::Delete, "/api/v1/books/{id}", Access::Librarian, Lane::Write,
                      deleteBook, "Deletes a book and takes it off every wishlist"});
    routes.push_back({Method::Post, "/api/v1/books/{id}/restore", Access::Librarian, Lane::Write,
                      restoreBook, "Brings a deleted book back, on the wishlists too"});
}

} // namespace endpaper::server
