// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/bookmatch.h"
#include "domain/text.h"
#include "server/api/attempts.h"
#include "server/api/books.h"
#include "server/api/json.h"
#include "server/api/problem.h"
#include "store/vault/bookcandidates.h"

#include <algorithm>
#include <memory>

namespace endpaper::server {

using namespace Qt::StringLiterals;
using domain::BookFacts;
using store::Book;

namespace {

constexpr int rowsMax = 500;
constexpr int authorsMax = 50;
constexpr size_t answersMax = 3;
constexpr qsizetype nameCharactersMax = 300;

struct Ranked
{
    Book book;
    double certainty = 0;
};

BookFacts factsOf(const Book &book)
{
    BookFacts facts{.title = book.title,
                    .authors = book.authors,
                    .published = book.published,
                    .language = book.language};
    if (const auto isbn = domain::Isbn::read(book.isbn)) {
        facts.isbn = *isbn;
    }
    return facts;
}

Expected<BookFacts> readRow(const QJsonValue &value)
{
    if (!value.isObject()) {
        return fail(ErrorKind::Invalid, u"not_an_object"_s, u"rows"_s);
    }
    const QJsonObject row = value.toObject();
    BookFacts facts;
    TRY_ASSIGN(const auto isbn, optionalText(row, u"isbn"_s));
    TRY_ASSIGN(const auto title, optionalText(row, u"title"_s));
    TRY_ASSIGN(facts.authors, textList(row, u"authors"_s, authorsMax));
    TRY_ASSIGN(const auto published, optionalText(row, u"published"_s));
    // A number with a damaged digit is no number: the words decide.
    if (const auto parsed = domain::Isbn::read(isbn.value_or(QString()))) {
        facts.isbn = *parsed;
    }
    facts.title = title.value_or(QString());
    facts.published = published.value_or(QString());
    return facts;
}

void rank(std::vector<Ranked> &ranked, const BookFacts &wanted, const QList<Book> &books)
{
    for (const Book &book : books) {
        const double certainty = domain::matchCertainty(wanted, factsOf(book));
        const bool isKnown =
            std::ranges::any_of(ranked, [&](const Ranked &one) { return one.book.id == book.id; });
        if (certainty >= domain::matchLikely && !isKnown) {
            ranked.push_back({book, certainty});
        }
    }
    std::ranges::stable_sort(ranked, std::ranges::greater(), &Ranked::certainty);
}

Expected<std::vector<Ranked>> matchRow(store::Transaction &transaction, const BookFacts &wanted)
{
    std::vector<Ranked> ranked;
    if (wanted.isbn) {
        TRY_ASSIGN(const auto book,
                   store::BookRepository(transaction).findByIsbn(wanted.isbn->toString13()));
        if (book) {
            ranked.push_back({*book, 1});
            return ranked;
        }
    }
    if (wanted.title.isEmpty()) {
        return ranked;
    }
    const store::TitleQuestion question{
        domain::splitTitle(wanted.title).title,
        domain::foldForSearch(domain::familyName(wanted.authors.value(0)))};
    TRY_ASSIGN(const auto byTitle, store::candidatesByTitle(transaction, question));
    rank(ranked, wanted, byTitle);
    if (ranked.empty()) {
        TRY_ASSIGN(const auto byWords, store::candidatesByWords(transaction, question));
        rank(ranked, wanted, byWords);
    }
    return ranked;
}

QJsonObject matchJson(const Ranked &match)
{
    const Book &book = match.book;
    return {{u"id"_s, book.id.toString()},
            {u"isbn"_s, textOrNull(book.isbn)},
            {u"title"_s, book.title},
            {u"authors"_s, QJsonArray::fromStringList(book.authors)},
            {u"published"_s, book.published},
            {u"language"_s, textOrNull(book.language)},
            {u"work_id"_s, book.workId.toString()},
            {u"certainty"_s, match.certainty}};
}

Expected<Reply> matchBooks(const Request &request, Context &context)
{
    TRY_ASSIGN(const QJsonObject body, parseBody(request));
    const QJsonValue rows = body.value("rows"_L1);
    if (!rows.isArray()) {
        return fail(ErrorKind::Invalid, rows.isUndefined() ? u"required"_s : u"not_a_list"_s,
                    u"rows"_s);
    }
    const QJsonArray list = rows.toArray();
    if (list.size() > rowsMax) {
        return fail(ErrorKind::Invalid, u"too_many"_s, u"rows"_s);
    }
    QJsonArray items;
    for (const QJsonValue &value : list) {
        TRY_ASSIGN(const BookFacts wanted, readRow(value));
        TRY_ASSIGN(const auto ranked, matchRow(context.transaction, wanted));
        QJsonArray books;
        for (size_t i = 0; i < std::min(ranked.size(), answersMax); ++i) {
            books.append(matchJson(ranked[i]));
        }
        items.append(QJsonObject{{u"books"_s, books}});
    }
    return Reply::json(QJsonObject{{u"items"_s, items}});
}

// The book that somebody names by its words, to look for copies of it. The catalogue grows by it,
// for all.
Expected<Reply> nameBook(const Request &request, Context &context, Attempts &attempts)
{
    TRY_ASSIGN(const QJsonObject body, parseBody(request));
    TRY_ASSIGN(const BookFacts wanted, readRow(body));
    if (const int wait = attempts.add(context.caller.account.toBytes(), namedBooksPerDayMax,
                                      std::chrono::hours(24), context.clock.now())) {
        return problemReply(429, context.locale, request.requestId, {}, {}, wait);
    }
    TRY_ASSIGN(const NamedBook named, certainOrNewBook(context, wanted));
    return Reply::json(bookJson(named.book, 0), named.isNew ? 201 : 200);
}

constexpr char nameSchema[] =
    R"({"type": "object", "required": ["title"], "properties": {
    "title": {"type": "string"}, "authors": {"type": "array", "items": {"type": "string"}},
    "published": {"type": "string"}}})";

constexpr char matchSchema[] = R"({"type": "object", "required": ["rows"], "properties": {"rows": {
    "type": "array", "maxItems": 500, "items": {"type": "object", "properties": {
    "isbn": {"type": "string"}, "title": {"type": "string"},
    "authors": {"type": "array", "items": {"type": "string"}}, "published": {"type": "string"}}}}}})";

} // namespace

// The same words have the same id: nobody makes a second one. Without an author the year tells two
// books of one title apart.
static Uuid namedId(const BookFacts &wanted)
{
    const QString year = wanted.authors.isEmpty() ? wanted.published.left(4) : QString();
    return Uuid::derive(store::workIdOf(wanted.title.simplified(), wanted.authors),
                        QByteArray("named" + year.toUtf8()));
}

Expected<std::optional<Book>> certainBook(store::Transaction &transaction, const BookFacts &wanted)
{
    TRY_ASSIGN(const auto ranked, matchRow(transaction, wanted));
    if (!ranked.empty() && ranked.front().certainty >= domain::matchCertain) {
        return ranked.front().book;
    }
    // Words that the index cannot hold ("???"), and a title without an author, still have the book
    // that was made of them.
    return wanted.title.isEmpty() ? Expected<std::optional<Book>>(std::nullopt)
                                  : store::BookRepository(transaction).find(namedId(wanted));
}

Expected<NamedBook> certainOrNewBook(Context &context, const BookFacts &wanted)
{
    const QString title = wanted.title.simplified();
    if (title.isEmpty() || title.size() > nameCharactersMax) {
        return fail(ErrorKind::Invalid, title.isEmpty() ? u"required"_s : u"too_long"_s,
                    u"title"_s);
    }
    if (std::ranges::any_of(wanted.authors, [](const QString &author) {
            return author.simplified().isEmpty() || author.size() > nameCharactersMax;
        })) {
        return fail(ErrorKind::Invalid, u"too_long"_s, u"authors"_s);
    }
    TRY_ASSIGN(const auto known, certainBook(context.transaction, wanted));
    if (known) {
        return NamedBook{.book = *known};
    }
    store::BookRepository books(context.transaction);
    TRY_ASSIGN(const auto deleted,
               books.find(namedId(wanted), store::BookRepository::Which::DeletedToo));
    if (deleted) {
        return fail(ErrorKind::NotFound, u"a librarian took this book out"_s);
    }
    Book book;
    book.id = namedId(wanted);
    book.title = title;
    book.authors = wanted.authors;
    book.published = wanted.published.isEmpty() ? QString() : wanted.published.left(10);
    book.workId = store::workIdOf(book.title, book.authors);
    book.source = u"wish"_s;
    book.created = book.changed = context.clock.now();
    TRY(books.insert(book));
    return NamedBook{.book = book, .isNew = true};
}

void addBookMatchRoutes(std::vector<Route> &routes)
{
    routes.push_back({.method = Method::Post,
                      .pattern = "/api/v1/books/match",
                      .access = Access::SignedIn,
                      .lane = Lane::Read,
                      .handler = matchBooks,
                      .summary = "For each row the books of the catalogue that it may be, the "
                                 "surest first, with certainty 0 to 1",
                      .bodySchema = matchSchema});
    routes.push_back(
        {.method = Method::Post,
         .pattern = "/api/v1/books/named",
         .access = Access::SignedIn,
         .lane = Lane::Write,
         .handler =
             [attempts = std::make_shared<Attempts>()](const Request &request, Context &context) {
                 return nameBook(request, context, *attempts);
             },
         .summary = "The book of the catalogue that title, authors and year leave no "
                    "doubt of; where there is none, one without an ISBN is made, so "
                    "that copies of it can be looked for. So many a day.",
         .bodySchema = nameSchema});
}

} // namespace endpaper::server
