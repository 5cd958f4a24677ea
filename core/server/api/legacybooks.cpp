// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/orderkey.h"
#include "protocol/schema.h"
#include "server/api/json.h"
#include "server/api/legacy.h"
#include "server/api/syncrows.h"
#include "server/api/syncspaces.h"
#include "server/api/wishlists.h"
#include "store/vault/bookrepository.h"
#include "store/vault/rowlistrepository.h"

#include <QRandomGenerator>

#include <algorithm>

namespace endpaper::server {

using namespace Qt::StringLiterals;
using domain::RowKind;
using store::Book;
using store::BookRepository;

namespace {

// ISBNs are any text here: a book's own stands among its other names.
constexpr QLatin1StringView keyKind("legacy");
constexpr QLatin1StringView wishlistName("Wishlist");

Expected<std::optional<Book>>
findLegacyBook(Context &context, const QString &isbn,
               BookRepository::Which which = BookRepository::Which::Alive)
{
    BookRepository books(context.transaction);
    TRY_ASSIGN(auto book, books.findByKey(keyKind, isbn, which));
    if (book) {
        return book;
    }
    const auto parsed = domain::Isbn::read(isbn);
    return parsed ? books.findByIsbn(parsed->toString13(), which)
                  : Expected<std::optional<Book>>(std::nullopt);
}

void fill(Book &book, const LegacyFields &fields)
{
    book.title = fields.body.value("title"_L1).toString(book.title);
    if (fields.body.contains("author"_L1)) {
        book.authors = QStringList{fields[u"author"_s]};
    }
    book.published = fields.body.value("pub_date"_L1).toString(book.published);
    book.title = book.title.isEmpty() ? fields[u"isbn"_s] : book.title;
    book.workId = store::workIdOf(book.title, book.authors);
}

Expected<Reply> addBook(const Request &request, Context &context)
{
    TRY_ASSIGN(const LegacyFields fields,
               readLegacy(request, {u"isbn"_s, u"title"_s, u"author"_s, u"pub_date"_s}));
    if (fields.refusal) {
        return *fields.refusal;
    }
    const QString isbn = fields[u"isbn"_s];
    TRY_ASSIGN(auto known, findLegacyBook(context, isbn, BookRepository::Which::DeletedToo));
    if (known && !known->deletedAt) {
        return legacyReply(u"Book already exists"_s, 409);
    }
    BookRepository books(context.transaction);
    Book book = known.value_or(Book());
    fill(book, fields);
    book.changed = context.clock.now();
    if (known) {
        book.deletedAt.reset();
        TRY(books.update(book));
    } else {
        book.id = Uuid::create(context.clock);
        book.created = book.changed;
        const auto parsed = domain::Isbn::read(isbn);
        book.isbn = parsed ? parsed->toString13() : QString();
        TRY(books.insert(book));
    }
    TRY(books.addKey(keyKind, isbn, book.id));
    return legacyReply(u"Book added"_s);
}

Expected<Reply> getBook(const Request &request, Context &context)
{
    const auto isbn = legacyQuery(request, u"isbn"_s);
    if (!isbn) {
        return isbn.error();
    }
    TRY_ASSIGN(const auto book, findLegacyBook(context, *isbn));
    return book
        ? legacyReply(u"Book returned"_s, 200,
                      QJsonArray{*isbn, book->title, book->authors.join(u", "_s), book->published})
        : legacyReply(u"Book not found"_s, 404);
}

Expected<Reply> updateBook(const Request &request, Context &context)
{
    TRY_ASSIGN(const LegacyFields fields, readLegacy(request, {u"isbn"_s}));
    if (fields.refusal) {
        return *fields.refusal;
    }
    TRY_ASSIGN(auto book, findLegacyBook(context, fields[u"isbn"_s]));
    if (!book) {
        return legacyReply(u"Book not found"_s, 404);
    }
    fill(*book, fields);
    book->changed = context.clock.now();
    TRY(BookRepository(context.transaction).update(*book));
    return legacyReply(u"Book updated"_s);
}

Expected<Reply> deleteBook(const Request &request, Context &context)
{
    TRY_ASSIGN(const LegacyFields fields, readLegacy(request, {u"isbn"_s}));
    if (fields.refusal) {
        return *fields.refusal;
    }
    TRY_ASSIGN(auto book, findLegacyBook(context, fields[u"isbn"_s]));
    if (book) {
        book->deletedAt = book->changed = context.clock.now();
        TRY(BookRepository(context.transaction).update(*book));
        TRY(removeBookFromAllLists(context, book->id, book->isbn));
    }
    return legacyReply(u"Book deleted"_s);
}

Expected<std::optional<store::Account>> accountOf(Context &context, const QString &email)
{
    return store::AccountRepository(context.transaction).findByEmail(email);
}

struct LegacyWish
{
    Uuid id;
    QString isbn; // as the book was added, else 13 digits
};

Expected<std::vector<LegacyWish>> wishesOf(Context &context, qint64 space, const Uuid &list)
{
    store::RowRepository rows(context.transaction);
    TRY_ASSIGN(const auto stored, rows.listLive(space, RowKind::Wish));
    std::vector<LegacyWish> wishes;
    const QString prefix = keyKind % u':';
    for (const store::StoredRow &one : stored) {
        TRY_ASSIGN(const domain::Row row, rowFromStored(one));
        const domain::Wish wish = protocol::wishFrom(row);
        const QString isbn = wish.sourceKey.startsWith(prefix)
            ? wish.sourceKey.mid(prefix.size())
            : (wish.isbn ? wish.isbn->toString13() : QString());
        if (wish.list == list && !isbn.isEmpty()) {
            wishes.push_back({wish.id, isbn});
        }
    }
    std::ranges::sort(wishes, {}, &LegacyWish::isbn);
    return wishes;
}

// The account's list of that name; nil if there is none.
Expected<Uuid> findWishlist(Context &context, qint64 space)
{
    TRY_ASSIGN(const auto lists, liveLists(context, space));
    const auto list = std::ranges::find(lists, QString(wishlistName), [](const domain::Row &row) {
        return row.fields.value("name").value.toString();
    });
    return list == lists.end() ? Uuid() : list->id;
}

Expected<Uuid> makeWishlist(Context &context, WebEditor &editor)
{
    TRY_ASSIGN(const auto lists, liveLists(context, editor.spaceNumber()));
    const QByteArray last =
        lists.empty() ? QByteArray() : lists.back().fields.value("pos").value.toString().toLatin1();
    const QByteArray key = domain::orderKeyBetween(last, {}, *QRandomGenerator::global());
    const Uuid id = Uuid::create(context.clock);
    editor.addNew(RowKind::List, id,
                  {{"name", QString(wishlistName)}, {"pos", QString::fromLatin1(key)}});
    return id;
}

Expected<Reply> addBookToList(const Request &request, Context &context)
{
    TRY_ASSIGN(const LegacyFields fields, readLegacy(request, {u"email"_s, u"isbn"_s}));
    if (fields.refusal) {
        return *fields.refusal;
    }
    TRY_ASSIGN(const auto account, accountOf(context, fields[u"email"_s]));
    if (!account) {
        return legacyReply(u"User not found"_s, 404);
    }
    const QString isbn = fields[u"isbn"_s];
    TRY_ASSIGN(const auto book, findLegacyBook(context, isbn));
    if (!book) {
        return legacyReply(u"Book not found"_s, 404);
    }
    TRY_ASSIGN(auto editor, WebEditor::open(context, account->id));
    TRY_ASSIGN(Uuid list, findWishlist(context, editor.spaceNumber()));
    if (list.isNil()) {
        TRY_ASSIGN(list, makeWishlist(context, editor));
    }
    TRY_ASSIGN(const auto wishes, wishesOf(context, editor.spaceNumber(), list));
    if (std::ranges::find(wishes, isbn, &LegacyWish::isbn) == wishes.end()) {
        store::RowListRepository listing(context.transaction, editor.spaceNumber());
        const Uuid id = Uuid::create(context.clock);
        TRY_ASSIGN(const auto gap, listing.gapAtEnd(list, id));
        const QByteArray key = domain::orderKeyBetween(gap.before.toLatin1(), gap.after.toLatin1(),
                                                       *QRandomGenerator::global());
        QList<protocol::FieldValue> wish{{"list", protocol::idValue(list)},
                                         {"pos", QString::fromLatin1(key)},
                                         {"title", book->title},
                                         {"authors", protocol::textsValue(book->authors)},
                                         {"book_id", protocol::idValue(book->id)},
                                         {"source_key", QString(keyKind % u':' % isbn)},
                                         {"added_at", toEpochMs(context.clock.now())}};
        if (!book->isbn.isEmpty()) {
            wish.append({"isbn", book->isbn});
        }
        editor.addNew(RowKind::Wish, id, wish);
        TRY(editor.commit());
    }
    return legacyReply(u"Book added to list"_s);
}

// The space and list of an account; a nil list where there is none.
Expected<std::pair<qint64, Uuid>> listOf(Context &context, const Uuid &account)
{
    store::SpaceRepository spaces(context.transaction);
    TRY_ASSIGN(const auto space, spaces.findOfAccount(account));
    if (!space) {
        return std::pair(qint64(0), Uuid());
    }
    TRY_ASSIGN(const Uuid list, findWishlist(context, space->n));
    return std::pair(space->n, list);
}

Expected<Reply> getList(const Request &request, Context &context)
{
    const auto email = legacyQuery(request, u"email"_s);
    if (!email) {
        return email.error();
    }
    TRY_ASSIGN(const auto account, accountOf(context, *email));
    QJsonArray data;
    if (account) {
        TRY_ASSIGN(const auto list, listOf(context, account->id));
        if (!list.second.isNil()) {
            TRY_ASSIGN(const auto wishes, wishesOf(context, list.first, list.second));
            for (const LegacyWish &wish : wishes) {
                data.append(QJsonArray{account->email, wish.isbn});
            }
        }
    }
    return data.isEmpty() ? legacyReply(u"No wishlist found for User"_s, 404)
                          : legacyReply(u"List returned"_s, 200, data);
}

Expected<Reply> removeBookFromList(const Request &request, Context &context)
{
    TRY_ASSIGN(const LegacyFields fields, readLegacy(request, {u"email"_s, u"isbn"_s}));
    if (fields.refusal) {
        return *fields.refusal;
    }
    const Reply missing = legacyReply(u"Book not found on wishlist"_s, 404);
    TRY_ASSIGN(const auto account, accountOf(context, fields[u"email"_s]));
    if (!account) {
        return missing;
    }
    TRY_ASSIGN(const auto list, listOf(context, account->id));
    if (list.second.isNil()) {
        return missing;
    }
    TRY_ASSIGN(const auto wishes, wishesOf(context, list.first, list.second));
    const auto wish = std::ranges::find(wishes, fields[u"isbn"_s], &LegacyWish::isbn);
    if (wish == wishes.end()) {
        return missing;
    }
    TRY_ASSIGN(auto editor, WebEditor::open(context, account->id));
    editor.addLife(RowKind::Wish, wish->id, false);
    TRY(editor.commit());
    return legacyReply(u"Book removed from list"_s);
}

Handler guarded(Handler handler)
{
    return [handler = std::move(handler)](const Request &request,
                                          Context &context) -> Expected<Reply> {
        const auto refusal = legacyRefusal(request, context.settings);
        return refusal ? Expected<Reply>(*refusal) : handler(request, context);
    };
}

} // namespace

void addLegacyBookRoutes(std::vector<Route> &routes)
{
    const auto add = [&](Method method, const char *pattern, Handler handler, const char *summary) {
        addLegacyRoute(routes, method, pattern, guarded(std::move(handler)), summary);
    };
    add(Method::Post, "/add_book", addBook, "Older systems: adds a book");
    add(Method::Get, "/get_book", getBook, "Older systems: a book, by ?isbn=");
    add(Method::Post, "/update_book", updateBook, "Older systems: changes a book");
    add(Method::Post, "/delete_book", deleteBook, "Older systems: deletes a book");
    add(Method::Post, "/add_book_to_list", addBookToList, "Older systems: puts a book on the list");
    add(Method::Get, "/get_list", getList, "Older systems: a user's list, by ?email=");
    add(Method::Post, "/remove_book_from_list", removeBookFromList,
        "Older systems: takes a book off the list");
}

} // namespace endpaper::server
