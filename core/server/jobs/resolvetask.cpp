// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/jobs/jobworker.h"
#include "server/jobs/keyresolver.h"

namespace endpaper::server {

using namespace Qt::StringLiterals;

// A key that nobody knows is looked at again after a day; one whose sources failed, after a
// backoff.
static constexpr std::chrono::hours unknownPause{24};
static constexpr int attemptsMax = 6;

static Expected<> tellWaiters(Context &context, store::JobRepository &jobs, const store::Job &job,
                              const QString &key)
{
    TRY_ASSIGN(const auto waiters, jobs.waiters(job.id));
    for (const Uuid &account : waiters) {
        context.events.append(
            {.kind = LiveEvent::Kind::Note, .account = account, .noteKind = "job", .id = key});
    }
    return jobs.clearWaiters(job.id);
}

// What Open Library's search calls a catalogue's number; empty for one that it does not keep.
static QString identifierOf(const domain::BookKey &key)
{
    if (key.kind == "openlibrary"_L1) {
        return key.id.endsWith(u'W') ? QString(u"key:/works/"_s % key.id)
                                     : QString(u"edition_key:"_s % key.id);
    }
    static const QStringList kept{u"goodreads"_s, u"librarything"_s, u"storygraph"_s, u"amazon"_s};
    return kept.contains(key.kind) ? QString(u"id_"_s % key.kind % u':' % key.id) : QString();
}

void JobRunner::Worker::beginResolve(const TaskPointer &task)
{
    const QString name = task->job.key.section(u'|', 0, 0);
    const qsizetype colon = name.indexOf(u':');
    task->key = {.kind = colon < 0 ? u"goodreads"_s : name.left(colon),
                 .id = name.mid(colon + 1),
                 .slugWords = task->job.key.section(u'|', 1)};
    if (identifierOf(task->key).isEmpty() && task->key.kind != "isbn"_L1) {
        resolveByTitle(task); // Open Library does not know such numbers
    } else {
        askOpenLibrary(task, false);
    }
}

void JobRunner::Worker::askOpenLibrary(const TaskPointer &task, bool isByTitle)
{
    const sources::SourceDescription *source =
        sources::findSource(m_facts->sources, u"openlibrary");
    if (!source) {
        resolveByTitle(task);
        return;
    }
    sources::BookQuery query;
    if (isByTitle) {
        query.title = task->key.slugWords;
    } else if (task->key.kind == "isbn"_L1) {
        if (const auto isbn = domain::Isbn::parse(task->key.id)) {
            query.isbn = *isbn;
        }
    } else {
        query.identifier = identifierOf(task->key);
    }
    m_executor->ask(
        asAsked(*source), {}, query, [this, task, isByTitle](const sources::Answer &answer) {
            const bool hasFailed = sources::isFailure(answer.state);
            task->hasFailed = task->hasFailed || hasFailed;
            if (!isByTitle) {
                task->tried.append(
                    hasFailed ? QString(u"openlibrary:"_s % sources::answerStateName(answer.state))
                              : u"openlibrary"_s);
                if (!answer.books.isEmpty()) {
                    resolved(task, answer.books.first(), u"openlibrary"_s);
                } else {
                    resolveByTitle(task);
                }
                return;
            }
            for (const sources::FoundBook &book : answer.books) {
                if (isTitle(task->key.slugWords, book.title) && !book.isbns.isEmpty()) {
                    resolved(task, book, u"title"_s);
                    return;
                }
            }
            notResolved(task);
        });
}

// The catalogue's own title first: it is nearer, and costs nobody a request.
void JobRunner::Worker::resolveByTitle(const TaskPointer &task)
{
    if (task->key.slugWords.isEmpty()) {
        notResolved(task);
        return;
    }
    task->tried.append(u"title"_s);
    auto found = std::make_shared<std::optional<store::Book>>();
    write(
        [facts = m_facts, task, found](Context &context) -> Expected<> {
            TRY_ASSIGN(*found, findByTitleWords(context.transaction, task->key.slugWords));
            if (!*found) {
                return {};
            }
            const store::Resolution resolution{.key = task->key.name(),
                                               .book = (*found)->id,
                                               .foundBy = u"title"_s,
                                               .tried = task->tried};
            const Instant now = context.clock.now();
            TRY(store::ResolutionRepository(context.transaction).put(resolution, now));
            store::JobRepository jobs(context.transaction);
            TRY(tellWaiters(context, jobs, task->job, task->key.name()));
            return jobs.finish(task->job.id, facts->id, now);
        },
        [this, task, found](const Expected<> &result) {
            if (!result || *found) {
                over(result);
            } else if (task->hasFailed) {
                notResolved(task); // a source that is down for numbers is down for titles
            } else {
                askOpenLibrary(task, true);
            }
        });
}

void JobRunner::Worker::resolved(const TaskPointer &task, const sources::FoundBook &found,
                                 const QString &by)
{
    write(
        [facts = m_facts, task, found, by](Context &context) -> Expected<> {
            const Instant now = context.clock.now();
            store::BookRepository books(context.transaction);
            std::optional<store::Book> book;
            for (const domain::Isbn &isbn : found.isbns) {
                TRY_ASSIGN(
                    book,
                    books.findByIsbn(isbn.toString13(), store::BookRepository::Which::DeletedToo));
                if (book) {
                    break;
                }
            }
            if (!book) {
                store::Book made;
                made.id = Uuid::create(context.clock);
                made.isbn = found.isbns.isEmpty() ? QString() : found.isbns.first().toString13();
                made.title = found.title;
                made.authors = found.authors;
                made.published = found.published.isEmpty() ? QString() : found.published;
                made.language = found.language.isEmpty() ? QString() : found.language;
                made.workId = store::workIdOf(made.title, made.authors);
                made.source = u"openlibrary"_s;
                made.created = made.changed = now;
                TRY(books.insert(made));
                book = made;
            }
            const store::Resolution resolution{
                .key = task->key.name(), .book = book->id, .foundBy = by, .tried = task->tried};
            TRY(store::ResolutionRepository(context.transaction).put(resolution, now));
            store::JobRepository jobs(context.transaction);
            TRY(tellWaiters(context, jobs, task->job, task->key.name()));
            return jobs.finish(task->job.id, facts->id, now);
        },
        [this](const Expected<> &result) { over(result); });
}

void JobRunner::Worker::notResolved(const TaskPointer &task)
{
    write(
        [facts = m_facts, task](Context &context) -> Expected<> {
            const Instant now = context.clock.now();
            const bool isAgain = task->hasFailed && task->job.attempt < attemptsMax;
            const Instant nextAt =
                isAgain ? now + backoff(task->job.attempt) : Instant(now + unknownPause);
            const store::Resolution resolution{.key = task->key.name(),
                                               .book = {},
                                               .foundBy = {},
                                               .tried = task->tried,
                                               .nextAt = nextAt};
            TRY(store::ResolutionRepository(context.transaction).put(resolution, now));
            store::JobRepository jobs(context.transaction);
            TRY(tellWaiters(context, jobs, task->job, task->key.name()));
            return isAgain
                ? jobs.retry(task->job.id, facts->id, nextAt, task->tried.join(u' '), now)
                : jobs.finish(task->job.id, facts->id, now);
        },
        [this](const Expected<> &result) { over(result); });
}

} // namespace endpaper::server
