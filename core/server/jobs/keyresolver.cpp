// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/jobs/keyresolver.h"

#include "domain/bookkey.h"
#include "domain/pasted.h"
#include "domain/text.h"
#include "server/api/json.h"
#include "server/api/syncrows.h"
#include "store/vault/jobrepository.h"

#include <QCborArray>
#include <QSet>

namespace endpaper::server {

using namespace Qt::StringLiterals;

// Candidates of a title search that are looked at.
static constexpr int titleCandidatesMax = 20;
// Initials and articles.
static constexpr qsizetype shortWordCharacters = 3;

QString resolveJobKey(const QString &id, const QString &slugWords) { return id % u'|' % slugWords; }

namespace {

// `rest` of a key's words around a title: only of the author's name, and the family name among it.
bool isAuthor(const QStringList &rest, const QStringList &authors)
{
    for (const QString &author : authors) {
        const QStringList names = domain::foldForSearch(author).split(u' ', Qt::SkipEmptyParts);
        const QStringList family =
            domain::foldForSearch(domain::familyName(author)).split(u' ', Qt::SkipEmptyParts);
        const bool isAllOfIt = std::ranges::all_of(rest, [&](const QString &word) {
            return std::ranges::any_of(names, [&](const QString &name) {
                return word == name || (word.size() == 1 && name.startsWith(word));
            });
        });
        const bool hasFamily =
            std::ranges::any_of(family, [&](const QString &name) { return rest.contains(name); });
        if (isAllOfIt && hasFamily) {
            return true;
        }
    }
    return false;
}

bool isNamedBy(const QStringList &words, const QStringList &title, const QStringList &authors)
{
    if (title.isEmpty() || words.size() < title.size()) {
        return false;
    }
    if (words == title) {
        return true;
    }
    const qsizetype more = words.size() - title.size();
    return (words.first(title.size()) == title && isAuthor(words.last(more), authors))
        || (words.last(title.size()) == title && isAuthor(words.first(more), authors));
}

} // namespace

bool isNamed(const QString &words, const QString &title, const QStringList &authors)
{
    const auto split = [](const QString &text) { return text.split(u' ', Qt::SkipEmptyParts); };
    const QString bare = domain::splitTitle(title).title;
    const QString main = domain::mainTitle(bare);
    const QStringList wanted = split(domain::foldForSearch(words));
    const QStringList wantedBare = split(domain::sortTitle(words));
    return isNamedBy(wanted, split(domain::foldForSearch(bare)), authors)
        || isNamedBy(wanted, split(domain::foldForSearch(main)), authors)
        || isNamedBy(wantedBare, split(domain::sortTitle(bare)), authors)
        || isNamedBy(wantedBare, split(domain::sortTitle(main)), authors)
        || isNamedBy(wanted, split(domain::sortTitle(main)), authors); // author before the title
}

// The words as they stand; then without the short ones, which catalogues write in many ways.
static QStringList queriesOf(const QString &words)
{
    QStringList queries{words};
    QStringList longer = domain::sortTitle(words).split(u' ', Qt::SkipEmptyParts);
    longer.removeIf([](const QString &word) { return word.size() < shortWordCharacters; });
    if (!longer.isEmpty()) {
        queries.append(longer.join(u' '));
    }
    return queries;
}

Expected<std::optional<store::Book>> findByTitleWords(store::Transaction &transaction,
                                                      const QString &words)
{
    std::optional<store::Book> found;
    for (const QString &text : queriesOf(words)) {
        store::BookQuery query;
        query.words = text;
        query.sort = store::BookQuery::Sort::Relevance;
        query.limit = titleCandidatesMax;
        TRY_ASSIGN(const store::BookPage page, store::listBooks(transaction, query));
        for (const store::BookPage::Row &row : page.rows) {
            if (!isNamed(words, row.book.title, row.book.authors)) {
                continue;
            }
            if (found && found->workId != row.book.workId) {
                return std::optional<store::Book>(); // two works of that name: a guess would be
                                                     // one too many
            }
            if (!found || (found->isbn.isEmpty() && !row.book.isbn.isEmpty())) {
                found = row.book;
            }
        }
        if (found) {
            break;
        }
    }
    return found;
}

// Rows of the caller's wishes that have this text somewhere.
static Expected<QList<qint64>> rowsHolding(Context &context, const QString &text)
{
    TRY_ASSIGN(auto select, context.transaction.prepare(R"(
        SELECT r.n FROM row r JOIN member m ON m.space = r.space
        WHERE m.account = ?1 AND m.removed_seq IS NULL AND r.kind = 1 AND r.life = 1
            AND instr(r.body, CAST(?2 AS BLOB)) > 0 LIMIT 20)"));
    select.bindAll(context.caller.account, text);
    QList<qint64> numbers;
    for (;;) {
        TRY_ASSIGN(const bool hasRow, select.step());
        if (!hasRow) {
            return numbers;
        }
        numbers.append(select.integer(0));
    }
}

// The same by ISBN, which has an index.
static Expected<QList<qint64>> rowsOfIsbn(Context &context, const domain::Isbn &isbn)
{
    TRY_ASSIGN(const auto hits,
               store::RowIndexRepository(context.transaction)
                   .listByKey(qint64(isbn.number()), context.caller.account));
    QList<qint64> numbers;
    for (const auto &hit : hits) {
        numbers.append(hit.row);
    }
    return numbers;
}

// A wish of the caller's with this text in that field: their own export said what it is.
static Expected<std::optional<store::Book>> findInImports(Context &context, const QByteArray &field,
                                                          const QString &text)
{
    if (!context.caller.isSignedIn()) {
        return std::optional<store::Book>();
    }
    const auto asked = domain::Isbn::parse(text);
    TRY_ASSIGN(const QList<qint64> numbers,
               field == "isbn" && asked ? rowsOfIsbn(context, *asked) : rowsHolding(context, text));
    store::RowRepository rows(context.transaction);
    store::BookRepository books(context.transaction);
    for (const qint64 n : numbers) {
        TRY_ASSIGN(const auto stored, rows.find(n));
        const auto row = stored ? rowFromStored(*stored) : Expected<domain::Row>(domain::Row());
        if (!row || row->fields.value(field).value.toString() != text) {
            continue;
        }
        store::Book book;
        if (const auto bookId = Uuid::fromBytes(row->fields.value("book_id").value.toByteArray())) {
            TRY_ASSIGN(const auto known, books.find(*bookId));
            if (known) {
                return known;
            }
        }
        if (const auto isbn = domain::Isbn::parse(row->fields.value("isbn").value.toString())) {
            TRY_ASSIGN(const auto known, books.findByIsbn(isbn->toString13()));
            if (known) {
                return known;
            }
            book.isbn = isbn->toString13();
            book.title = row->fields.value("title").value.toString();
            if (book.title.isEmpty() || domain::Isbn::read(book.title)) {
                continue; // it was only a number to them too
            }
            for (const QCborValue &author : row->fields.value("authors").value.toArray()) {
                book.authors.append(author.toString());
            }
            return std::optional(std::move(book));
        }
    }
    return std::optional<store::Book>();
}

static ResolvedKey resolvedBy(store::Book book, const QString &by)
{
    return {.state = ResolvedKey::State::Resolved, .book = std::move(book), .by = by};
}

// What a job found, or its state after it was put into the queue.
static Expected<ResolvedKey> askJob(Context &context, const domain::BookKey &key)
{
    TRY_ASSIGN(const auto resolution,
               store::ResolutionRepository(context.transaction).find(key.name()));
    if (resolution && !resolution->book.isNil()) {
        TRY_ASSIGN(auto book, store::BookRepository(context.transaction).find(resolution->book));
        if (book) {
            return resolvedBy(std::move(*book), resolution->foundBy);
        }
    }
    const Instant now = context.clock.now();
    const QString jobKey = resolveJobKey(key.name(), key.slugWords);
    store::JobRepository jobs(context.transaction);
    // Words that came only now are worth a look that the bare number was not.
    const bool hasNewWords =
        resolution && !key.slugWords.isEmpty() && !resolution->tried.contains("title"_L1);
    const bool isTooEarly =
        resolution && resolution->book.isNil() && resolution->nextAt && *resolution->nextAt > now;
    TRY_ASSIGN(auto job, jobs.find(u"resolve"_s, jobKey));
    if (!isTooEarly || hasNewWords) {
        TRY_ASSIGN(const bool isNew, jobs.add(u"resolve"_s, jobKey, now));
        if (isNew) {
            context.events.append({.kind = LiveEvent::Kind::JobAdded});
        }
        TRY_ASSIGN(job, jobs.find(u"resolve"_s, jobKey));
    }
    ResolvedKey resolved;
    // One that waits for its next attempt has had its say: the reader is told what was tried.
    const bool isWaiting =
        job && job->state == store::Job::State::Queued && job->due > now && resolution;
    if (job && !isWaiting
        && (job->state == store::Job::State::Queued || job->state == store::Job::State::Running)) {
        resolved.state = job->state == store::Job::State::Queued ? ResolvedKey::State::Queued
                                                                 : ResolvedKey::State::Running;
        if (context.caller.isSignedIn()) {
            TRY(jobs.addWaiter(u"resolve"_s, jobKey, context.caller.account));
        }
        return resolved;
    }
    resolved.tried = resolution ? resolution->tried : QStringList();
    resolved.nextAt = resolution ? resolution->nextAt : std::nullopt;
    return resolved;
}

// Who was asked before the job.
static ResolvedKey withTried(ResolvedKey resolved, const Context &context)
{
    if (resolved.state == ResolvedKey::State::NotFound) {
        QStringList tried{u"catalogue"_s};
        if (context.caller.isSignedIn()) {
            tried.append(u"import"_s);
        }
        resolved.tried = tried + resolved.tried;
    }
    return resolved;
}

// A number names its book by itself: what nobody knows of it yet, a job asks. The words of its link
// are for the case that nobody knows the number.
static Expected<ResolvedKey> resolveIsbn(Context &context, const domain::Isbn &isbn,
                                         const QString &words)
{
    const QString digits = isbn.toString13();
    TRY_ASSIGN(auto book, store::BookRepository(context.transaction).findByIsbn(digits));
    if (book) {
        return resolvedBy(std::move(*book), u"catalogue"_s);
    }
    TRY_ASSIGN(auto imported, findInImports(context, "isbn", digits));
    if (imported) {
        return resolvedBy(std::move(*imported), u"import"_s);
    }
    TRY_ASSIGN(ResolvedKey resolved,
               askJob(context, {.kind = u"isbn"_s, .id = digits, .slugWords = words}));
    return withTried(std::move(resolved), context);
}

Expected<ResolvedKey> resolveByCatalogues(Context &context, const domain::Isbn &isbn)
{
    return askJob(context, {.kind = u"isbn"_s, .id = isbn.toString13()});
}

Expected<ResolvedKey> resolveKey(Context &context, const QString &key)
{
    store::BookRepository books(context.transaction);
    // Nine digits may be an old SBN, but as a key they are a Goodreads number.
    const auto pasted =
        key.size() > 9 ? domain::parsePasted(key) : Expected<domain::Pasted>(domain::Pasted());
    const auto parsed = domain::parseBookKey(key);
    if (pasted && pasted->kind == domain::PastedKind::Isbn) {
        const bool isLink = key.contains(u'/');
        return resolveIsbn(context, pasted->isbns.first(),
                           isLink && parsed ? parsed->slugWords : QString());
    }
    if (!parsed && pasted && pasted->isForeignLink) { // a short link, or a shop's own page
        return withTried({.tried = {u"title"_s}}, context);
    }
    if (!parsed) {
        return fail(ErrorKind::Invalid, u"not_a_book_key"_s, u"?key"_s);
    }
    TRY_ASSIGN(auto book, books.findByKey(parsed->kind, parsed->id));
    if (book) {
        return resolvedBy(std::move(*book), u"catalogue"_s);
    }
    TRY_ASSIGN(auto imported, findInImports(context, "source_key", parsed->sourceKey()));
    if (imported) {
        return resolvedBy(std::move(*imported), u"import"_s);
    }
    TRY_ASSIGN(ResolvedKey resolved, askJob(context, *parsed));
    return withTried(std::move(resolved), context);
}

QJsonObject resolvedJson(const ResolvedKey &resolved)
{
    const store::Book &book = resolved.book;
    switch (resolved.state) {
    case ResolvedKey::State::Resolved:
        return {{u"state"_s, u"resolved"_s},
                {u"book_id"_s, toJson(book.id)},
                {u"isbn"_s, textOrNull(book.isbn.isEmpty() ? QString() : book.isbn)},
                {u"title"_s, book.title},
                {u"authors"_s, QJsonArray::fromStringList(book.authors)},
                {u"by"_s, resolved.by}};
    case ResolvedKey::State::Queued:
    case ResolvedKey::State::Running:
        return {
            {u"state"_s, resolved.state == ResolvedKey::State::Queued ? u"queued"_s : u"running"_s},
            {u"retry_after_ms"_s, resolveRetryMs}};
    case ResolvedKey::State::NotFound:
        break;
    }
    return {{u"state"_s, u"not_found"_s},
            {u"tried"_s, QJsonArray::fromStringList(resolved.tried)},
            {u"next_at"_s, toJson(resolved.nextAt)}};
}

} // namespace endpaper::server
