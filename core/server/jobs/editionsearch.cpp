// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/jobs/editionsearch.h"

#include "domain/bookmatch.h"
#include "server/api/books.h"
#include "server/api/json.h"
#include "server/api/settings.h"
#include "server/jobs/answerstoring.h"
#include "server/jobs/copysearch.h"
#include "server/jobs/keyresolver.h"
#include "store/vault/activityrepository.h"
#include "store/vault/copysourcerepository.h"
#include "store/vault/editionrepository.h"
#include "store/vault/jobrepository.h"

#include <algorithm>

namespace endpaper::server {

using namespace Qt::StringLiterals;
using sources::SourceDescription;

namespace {

constexpr int editsMax = 100;

QJsonObject editionJson(const store::Edition &edition)
{
    return {
        {u"isbn"_s, edition.isbn},
        {u"title"_s, edition.title},
        {u"language"_s, textOrNull(edition.language.isEmpty() ? QString() : edition.language)},
        {u"published"_s, edition.published},
        {u"publisher"_s, textOrNull(edition.publisher.isEmpty() ? QString() : edition.publisher)},
        {u"sources"_s, QJsonArray::fromStringList(edition.sources)},
        {u"by_hand"_s, edition.isByHand}};
}

auto noSuchBook() { return fail(ErrorKind::NotFound, u"no such book"_s); }

// A number that is not in the catalogue yet: the catalogues of others may know its book.
Expected<Reply> lookForBook(const domain::Isbn &isbn, Context &context)
{
    TRY_ASSIGN(const ResolvedKey resolved, resolveByCatalogues(context, isbn));
    context.isKeptOnError = true; // the job
    if (resolved.state == ResolvedKey::State::NotFound) {
        return noSuchBook();
    }
    return Reply::json(QJsonObject{{u"state"_s, u"searching"_s},
                                   {u"work_id"_s, QJsonValue::Null},
                                   {u"items"_s, QJsonArray()},
                                   {u"sources"_s, QJsonArray()}});
}

// No catalogue knows it: who decides on its editions says by their own wish what book it is.
Expected<store::Book> bookOfWish(const domain::Isbn &isbn, Context &context)
{
    store::BookRepository books(context.transaction);
    TRY_ASSIGN(const auto deleted,
               books.findByIsbn(isbn.toString13(), store::BookRepository::Which::DeletedToo));
    if (deleted) {
        return fail(ErrorKind::NotFound, u"a librarian took this book out"_s);
    }
    TRY_ASSIGN(ResolvedKey resolved, resolveKey(context, isbn.toString13()));
    if (resolved.state != ResolvedKey::State::Resolved) {
        context.isKeptOnError = true; // the job
        return noSuchBook();
    }
    store::Book book = std::move(resolved.book);
    if (book.id.isNil()) {
        book.id = Uuid::create(context.clock);
        book.workId = store::workIdOf(book.title, book.authors);
        book.source = u"wish"_s;
        book.created = book.changed = context.clock.now();
        TRY(books.insert(book));
    }
    return book;
}

// The catalogue's own editions of the work stand among the others.
Expected<> mergeOwn(Context &context, const store::Book &book)
{
    store::EditionRepository editions(context.transaction);
    TRY_ASSIGN(const auto own,
               store::BookRepository(context.transaction).listOfWork(book.workId, editionsMax));
    for (const store::Book &one : own) {
        if (!one.isbn.isEmpty()) {
            TRY(editions.merge(book.workId,
                               {.isbn = one.isbn,
                                .title = one.title,
                                .language = one.language,
                                .published = one.published,
                                .publisher = one.publisher,
                                .sources = {u"catalogue"_s}},
                               context.clock.now()));
        }
    }
    return {};
}

Expected<QJsonObject> setJson(Context &context, const store::Book &book, bool isSearching)
{
    store::EditionRepository repository(context.transaction);
    TRY_ASSIGN(const auto editions, repository.list(book.workId, editionsMax));
    TRY_ASSIGN(const auto looks, repository.looks(book.workId));
    QJsonArray items;
    for (const store::Edition &edition : editions) {
        items.append(editionJson(edition));
    }
    QJsonArray sources;
    for (const store::EditionLook &look : looks) {
        sources.append(QJsonObject{{u"id"_s, look.source},
                                   {u"state"_s, look.state},
                                   {u"as_of"_s, toJson(look.at)},
                                   {u"next_at"_s, toJson(look.nextAt)}});
    }
    return QJsonObject{{u"state"_s, isSearching ? u"searching"_s : u"fresh"_s},
                       {u"work_id"_s, book.workId.toString()},
                       {u"items"_s, items},
                       {u"sources"_s, sources}};
}

Expected<Reply> getEditions(const Request &request, Context &context)
{
    const QString key = request.arguments.value(u"isbn"_s);
    TRY_ASSIGN(const auto found, findBook(context.transaction, key));
    if (!found) {
        const auto isbn = domain::Isbn::read(key);
        return isbn ? lookForBook(*isbn, context) : noSuchBook();
    }
    const store::Book &book = *found;
    TRY(mergeOwn(context, book));
    TRY_ASSIGN(const auto due,
               dueCatalogues(context, book.workId, knownSources(context.settings),
                             context.settings.isSample));
    store::JobRepository jobs(context.transaction);
    if (!due.isEmpty()) {
        TRY_ASSIGN(const bool isNew,
                   jobs.add(u"editions"_s, book.id.toString(), context.clock.now()));
        if (isNew) {
            context.events.append({.kind = LiveEvent::Kind::JobAdded});
        }
    }
    TRY_ASSIGN(const auto job, jobs.find(u"editions"_s, book.id.toString()));
    const bool isSearching = job && job->isOpen() && !due.isEmpty();
    TRY_ASSIGN(const QJsonObject json, setJson(context, book, isSearching));
    return Reply::json(json);
}

// {"add": ["978…"], "remove": ["978…"]}: decided by a person, and logged.
Expected<Reply> putEditions(const Request &request, Context &context)
{
    TRY_ASSIGN(const QJsonObject body, parseBody(request));
    const QString key = request.arguments.value(u"isbn"_s);
    TRY_ASSIGN(auto found, findBook(context.transaction, key));
    if (!found) {
        const auto isbn = domain::Isbn::read(key);
        if (!isbn) {
            return noSuchBook();
        }
        TRY_ASSIGN(found, bookOfWish(*isbn, context));
    }
    const store::Book &book = *found;
    store::EditionRepository editions(context.transaction);
    for (const QString &name : {u"add"_s, u"remove"_s}) {
        TRY_ASSIGN(const QStringList list, textList(body, name, editsMax));
        for (const QString &text : list) {
            const auto isbn = domain::Isbn::read(text);
            if (!isbn) {
                return fail(ErrorKind::Invalid, domain::isbnProblemName(isbn.error()), name);
            }
            TRY(editions.set(book.workId, isbn->toString13(), name == "add"_L1,
                             context.clock.now()));
        }
    }
    TRY(store::ActivityRepository(context.transaction)
            .insert(context.clock, context.caller.account, u"book.editions"_s,
                    u"work:"_s % book.workId.toString(), body));
    TRY_ASSIGN(const QJsonObject json, setJson(context, book, false));
    return Reply::json(json);
}

constexpr char editionsSchema[] = R"({"type": "object", "properties": {
    "add": {"type": "array", "items": {"type": "string"}},
    "remove": {"type": "array", "items": {"type": "string"}}}})";

} // namespace

Expected<QList<SourceDescription>> dueCatalogues(Context &context, const Uuid &work,
                                                 const QList<SourceDescription> &sources,
                                                 bool isSample)
{
    TRY_ASSIGN(const auto looks, store::EditionRepository(context.transaction).looks(work));
    store::CopySourceRepository settings(context.transaction, isSample);
    const Instant now = context.clock.now();
    QList<SourceDescription> due;
    for (const SourceDescription &source : sources) {
        TRY_ASSIGN(const store::CopySource setting, settings.get(source.id));
        const auto look = std::ranges::find(looks, source.id, &store::EditionLook::source);
        const bool isFresh = look != looks.end() && look->nextAt && *look->nextAt > now;
        const bool lacksKey = source.needsKey() && setting.secret.isEmpty();
        if (source.role == SourceDescription::Role::Metadata && setting.isOn && !lacksKey
            && !isFresh) {
            due.append(source);
        }
    }
    return due;
}

Expected<> storeEditions(Context &context, const store::Book &book, const QString &source,
                         const sources::Answer &answer, int failures)
{
    const Instant now = context.clock.now();
    store::EditionRepository editions(context.transaction);
    const bool hasFailed = sources::isFailure(answer.state);
    TRY(editions.putLook(book.workId,
                         {.source = source,
                          .state = sources::answerStateName(answer.state),
                          .at = now,
                          .nextAt = hasFailed ? answer.nextAt.value_or(now + backoff(failures))
                                              : now + editionsFresh}));
    const domain::BookFacts wanted{.title = book.title, .authors = book.authors};
    const auto own = domain::Isbn::read(book.isbn);
    for (const sources::FoundBook &found : answer.books) {
        // By its number, or by words that leave no doubt: sibling works have similar names.
        const bool hasOwn = own && found.isbns.contains(*own);
        const domain::BookFacts facts{.title = found.title, .authors = found.authors};
        if (!hasOwn && domain::matchCertainty(wanted, facts) < domain::matchCertain) {
            continue;
        }
        for (const domain::Isbn &isbn : found.isbns.mid(0, editionsMax)) {
            // A record of a whole work says nothing of each edition's year and language.
            const bool isOne = found.isbns.size() == 1;
            TRY(editions.merge(book.workId,
                               {.isbn = isbn.toString13(),
                                .title = found.title,
                                .language = isOne ? found.language : QString(),
                                .published = isOne ? found.published : QString(),
                                .publisher = isOne ? found.publisher : QString(),
                                .sources = {source}},
                               now));
        }
    }
    return {};
}

void addEditionRoutes(std::vector<Route> &routes)
{
    routes.push_back({.method = Method::Get,
                      .pattern = "/api/v1/books/{isbn}/editions",
                      .access = Access::Anyone,
                      .lane = Lane::Write,
                      .handler = getEditions,
                      .summary = "The editions of a book's work, from every catalogue, merged."});
    routes.push_back({.method = Method::Put,
                      .pattern = "/api/v1/books/{isbn}/editions",
                      .access = Access::Librarian,
                      .lane = Lane::Write,
                      .handler = putEditions,
                      .summary = "Adds editions to a work, or takes them out of it, for good.",
                      .bodySchema = editionsSchema});
}

} // namespace endpaper::server
