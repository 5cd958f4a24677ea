// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/isbnranges.h"
#include "domain/pasted.h"
#include "server/api/json.h"
#include "server/api/legacy.h"
#include "server/api/settings.h"
#include "server/jobs/copysearch.h"
#include "server/jobs/keyresolver.h"
#include "server/web/bookpage.h"
#include "server/web/invitepage.h"
#include "server/web/notice.h"
#include "server/web/routes.h"

namespace endpaper::server {

using namespace Qt::StringLiterals;

static constexpr int resultsMax = 30;
static constexpr qsizetype askedCharactersMax = 2000;

static Reply badPage(const Context &context, const QString &sentence)
{
    const PageWords words(context.locale);
    return noticePage({.frame = {.status = 404, .title = {}},
                       .heading = words(u"bad.heading"_s),
                       .paragraphs = {sentence, words(u"bad.words"_s)}},
                      context);
}

// The country that was chosen goes along from page to page.
static QString withCountry(const QString &path, const Request &request)
{
    const QString country = queryText(request, u"country"_s);
    const bool isCode = country.size() == 2
        && std::ranges::all_of(country, [](QChar c) { return c >= u'A' && c <= u'Z'; });
    return isCode ? QString(path % u"?country="_s % country) : path;
}

static Reply redirect(const QString &path, const Request &request)
{
    Reply reply = Reply::empty(303);
    const QString encoded = QString::fromLatin1(QUrl::toPercentEncoding(path, "/"));
    reply.headers.emplaceBack("Location", withCountry(encoded, request).toLatin1());
    return reply;
}

static Expected<Reply> copiesPage(const Request &request, Context &context, CopyQuestion question,
                                  const QString &foundBy = {})
{
    TRY(readPreferences(request, context, question));
    TRY_ASSIGN(const CopyView view, lookUpCopies(context, question));
    return bookPage(view, question, foundBy, context);
}

// A number that is no ISBN, and the way to look for it all the same.
static Reply oddNumberPage(const Context &context, const QString &text)
{
    const PageWords words(context.locale);
    Notice notice{.frame = {.status = 404, .title = {}, .asked = text.left(40)},
                  .heading = words(u"bad.heading"_s),
                  .paragraphs = {words(u"bad.isbn"_s).arg(text.left(40)), words(u"bad.words"_s)}};
    if (const QString number = oddNumberOf(text); !number.isEmpty()) {
        notice.paragraphs.append(words(u"anyway.words"_s));
        PageData link(kainjow::mustache::data::type::object);
        link.set("href", QString(u"/b/"_s % number % u"?anyway=true"_s).toStdString());
        link.set("title", words(u"anyway"_s).arg(number).toStdString());
        notice.books.push_back(link);
    }
    return noticePage(notice, context);
}

static Expected<Reply> isbnPage(const Request &request, Context &context)
{
    const QString text = request.arguments.value(u"isbn"_s);
    const bool isAnyway = queryText(request, u"anyway"_s) == "true"_L1;
    auto question = questionFor(text, context, isAnyway ? OddNumbers::Asked : OddNumbers::Refused);
    if (!question
        && (question.error().kind == ErrorKind::Invalid
            || question.error().kind == ErrorKind::NotFound)) {
        return oddNumberPage(context, text);
    }
    return question ? copiesPage(request, context, std::move(*question))
                    : Expected<Reply>(tl::unexpected(question.error()));
}

// "openlibrary:timed_out" as a reader says it.
static QString triedWords(const QString &step, const PageWords &words, const Settings &settings)
{
    const QString id = step.section(u':', 0, 0);
    const auto *source = sources::findSource(knownSources(settings), id);
    const QString name =
        source && id != "openlibrary"_L1 ? source->name : words(QString(u"tried."_s % id));
    const QString failure = step.section(u':', 1);
    if (failure.isEmpty()) {
        return name;
    }
    const QString key = failure == "rate_limited"_L1 ? u"state.rate_limited.plain"_s
                                                     : QString(u"state."_s % failure);
    return words(u"tried.failed"_s).arg(name, words(key));
}

static Reply unknownPage(const ResolvedKey &resolved, const QString &key, Context &context)
{
    const PageWords words(context.locale);
    Notice notice{.frame = {.status = 404, .title = {}},
                  .heading = words(u"unknown.heading"_s),
                  .paragraphs = {words(u"unknown.words"_s).arg(key.left(80))},
                  .triedLabel = words(u"unknown.tried"_s)};
    for (const QString &step : resolved.tried) {
        notice.tried.append(triedWords(step, words, context.settings));
    }
    if (resolved.nextAt) {
        notice.paragraphs.append(words(u"unknown.again"_s).arg(words.moment(*resolved.nextAt)));
    }
    // What the look-up put into the queue is to stay, although this is a 404.
    context.isKeptOnError = true;
    return noticePage(notice, context);
}

static Expected<Reply> keyPage(const Request &request, Context &context)
{
    const QString key = request.arguments.value(u"key"_s);
    const PageWords words(context.locale);
    auto resolved = resolveKey(context, key);
    if (!resolved && resolved.error().kind == ErrorKind::Invalid) {
        return badPage(context, words(u"unknown.words"_s).arg(key.left(80)));
    }
    if (!resolved) {
        return tl::unexpected(resolved.error());
    }
    switch (resolved->state) {
    case ResolvedKey::State::NotFound:
        return unknownPage(*resolved, key, context);
    case ResolvedKey::State::Queued:
    case ResolvedKey::State::Running:
        return noticePage({.frame = {.title = {}, .refreshSeconds = 1, .isLive = true},
                           .heading = words(u"resolving.heading"_s),
                           .paragraphs = {words(u"resolving.words"_s)}},
                          context);
    case ResolvedKey::State::Resolved:
        break;
    }
    CopyQuestion question;
    question.isbn = resolved->book.isbn;
    question.book = resolved->book;
    return copiesPage(request, context, std::move(question), resolved->by);
}

static PageData bookEntry(const store::Book &book, const Request &request)
{
    PageData entry(kainjow::mustache::data::type::object);
    const QString name = book.isbn.isEmpty() ? book.id.toString() : book.isbn;
    entry.set("href", withCountry(u"/b/"_s + name, request).toStdString());
    entry.set("title", book.title.toStdString());
    const QString year = book.published.isEmpty() ? QString() : QString(u" · "_s % book.published);
    entry.set("by", QString(book.authors.join(", "_L1) % year).toStdString());
    return entry;
}

// Several numbers at once: each leads to its own page.
static Expected<Reply> listPage(Notice notice, const QList<domain::Isbn> &isbns,
                                const Request &request, Context &context)
{
    const PageWords words(context.locale);
    notice.heading = words(u"home.results"_s).arg(notice.frame.asked.left(80));
    for (const domain::Isbn &isbn : isbns.first(std::min<qsizetype>(isbns.size(), resultsMax))) {
        TRY_ASSIGN(auto book,
                   store::BookRepository(context.transaction).findByIsbn(isbn.toString13()));
        if (!book) {
            book.emplace();
            book->isbn = isbn.toString13();
            book->title = domain::hyphenated(isbn);
        }
        notice.books.push_back(bookEntry(*book, request));
    }
    return noticePage(notice, context);
}

static Expected<Reply> homePage(const Request &request, Context &context)
{
    // The older systems' clients ask here whether somebody is there; browsers ask for HTML.
    if (context.settings.isLegacyOn && !request.header("accept").contains("text/html")) {
        return legacyRefusal(request, context.settings).value_or(legacyReply(u"OK"_s));
    }
    const PageWords words(context.locale);
    const QString asked = queryText(request, u"q"_s).left(askedCharactersMax).trimmed();
    Notice notice{.frame = {.title = {}, .asked = asked}, .heading = words(u"home.heading"_s)};
    if (asked.isEmpty()) {
        notice.paragraphs.append(words(u"home.words"_s));
        return noticePage(notice, context);
    }
    TRY_ASSIGN(const domain::Pasted pasted, domain::parsePasted(asked));
    if (pasted.kind == domain::PastedKind::BookKey) {
        const QString slug = QString(pasted.slugWords).replace(u' ', u'-');
        return redirect(u"/book/show/"_s + pasted.key
                            + (slug.isEmpty() ? QString() : QString(u'-' + slug)),
                        request);
    }
    if (pasted.isbns.size() > 1) {
        return listPage(std::move(notice), pasted.isbns, request, context);
    }
    if (!pasted.isbns.isEmpty()) {
        return redirect(u"/b/"_s + pasted.isbns.first().toString13(), request);
    }
    if (pasted.isbnProblem && !oddNumberOf(asked).isEmpty()) {
        return oddNumberPage(context, asked);
    }
    store::BookQuery query;
    // Of a shop's own link the words, as of a book's.
    query.words = pasted.isForeignLink && !pasted.slugWords.isEmpty() ? pasted.slugWords : asked;
    query.sort = store::BookQuery::Sort::Relevance;
    query.limit = resultsMax;
    TRY_ASSIGN(const store::BookPage found, store::listBooks(context.transaction, query));
    notice.heading = words(u"home.results"_s).arg(asked.left(80));
    if (found.rows.isEmpty()) {
        notice.paragraphs.append(words(u"home.none"_s).arg(asked.left(80)));
    }
    for (const store::BookPage::Row &row : found.rows) {
        notice.books.push_back(bookEntry(row.book, request));
    }
    return noticePage(notice, context);
}

// Any tag is answered with the one file that there is; only the right one is kept for long.
static Expected<Reply> assetFile(const Request &request, Context &)
{
    const QString file = request.arguments.value(u"file"_s);
    for (const auto &[asset, stem, suffix] : {std::tuple(&styleSheet(), u"endpaper"_s, u".css"_s),
                                              std::tuple(&liveScript(), u"live"_s, u".js"_s)}) {
        const bool isCurrent =
            file == QString(stem % u'-' % QString::fromLatin1(asset->tag) % suffix);
        if (!isCurrent && file != QString(stem % suffix)) {
            continue;
        }
        Reply reply{.contentType = asset->type, .body = asset->text};
        reply.headers.emplaceBack("Cache-Control",
                                  isCurrent ? "public, max-age=31536000, immutable" : "no-cache");
        reply.headers.emplaceBack("X-Content-Type-Options", "nosniff");
        return reply;
    }
    return fail(ErrorKind::NotFound, u"no such asset"_s);
}

// Pages speak more languages than the API's sentences do.
static Handler inPageLanguage(Handler handler)
{
    return [handler = std::move(handler)](const Request &request, Context &context) {
        context.locale = pageLocale(request);
        return handler(request, context);
    };
}

void addWebRoutes(std::vector<Route> &routes)
{
    const auto add = [&](const char *pattern, Lane lane, Handler handler, const char *summary) {
        routes.push_back({.method = Method::Get,
                          .pattern = pattern,
                          .access = Access::Anyone,
                          .lane = lane,
                          .handler = std::move(handler),
                          .summary = summary});
    };
    add("/", Lane::Read, inPageLanguage(homePage),
        "The front page: asks for a book, and lists those whose title was asked for.");
    add("/b/{isbn}", Lane::Write, inPageLanguage(isbnPage),
        "The page of a book's used copies, by ISBN or id.");
    add("/book/show/{key*}", Lane::Write, inPageLanguage(keyPage),
        "The page of a book's used copies, by a Goodreads key.");
    add("/invite/{token}", Lane::Read, inPageLanguage(invitePage),
        "What the link of an invitation shows: to which list, from whom, and how to join it.");
    add("/assets/{file}", Lane::Inline, assetFile,
        "The style sheet of the pages, and the script that keeps them live.");
}

} // namespace endpaper::server
