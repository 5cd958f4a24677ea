// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"
#include "domain/bookkey.h"
#include "server/jobs/jobworker.h"
#include "server/jobs/keyresolver.h"
#include "server/jobs/sourcekeys.h"

#include <QSet>

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

// A key's way: catalogue after catalogue, until one knows it.
struct JobRunner::Worker::Resolving
{
    using By = sources::QueryTemplate::By;
    struct Step
    {
        QString source; // empty: the words, in our own catalogue
        By by = By::Words;
    };

    domain::BookKey key;
    std::optional<domain::Isbn> isbn;
    QList<Step> steps; // to come
    Step step; // under way
    int calls = 0; // booked for it
    QStringList tried;
    QSet<QString> failed; // down for numbers is down for titles
    bool mayAnswerLater = false;
    std::optional<Instant> later; // a budget has room again
};

namespace {

using By = sources::QueryTemplate::By;

bool hasQuery(const sources::SourceDescription &source, By by)
{
    return std::ranges::any_of(source.queries, [by](const sources::QueryTemplate &query) {
        // The words of a link do not say which of them is the author.
        const bool needsAuthor = std::ranges::any_of(query.parameters, [](const auto &parameter) {
            return parameter.second.contains("{author}"_L1);
        });
        return query.by == by
            && !((needsAuthor || query.path.contains("{author}"_L1)) && by == By::Words);
    });
}

// Those that know facts on books; Open Library first, which knows other catalogues' numbers.
QStringList catalogues(const QList<sources::SourceDescription> &all, By by)
{
    QStringList ids;
    for (const sources::SourceDescription &source : all) {
        if (source.role != sources::SourceDescription::Role::Metadata || !hasQuery(source, by)) {
            continue;
        }
        source.id == "openlibrary"_L1 ? ids.prepend(source.id) : ids.append(source.id);
    }
    return ids;
}

} // namespace

void JobRunner::Worker::beginResolve(const TaskPointer &task)
{
    const QString name = task->job.key.section(u'|', 0, 0);
    const qsizetype colon = name.indexOf(u':');
    task->resolving = std::make_shared<Resolving>();
    Resolving &run = *task->resolving;
    run.key = {.kind = colon < 0 ? u"goodreads"_s : name.left(colon),
               .id = name.mid(colon + 1),
               .slugWords = task->job.key.section(u'|', 1)};
    const auto add = [&](By by) {
        for (const QString &id : catalogues(m_facts->sources, by)) {
            run.steps.append({id, by});
        }
    };
    if (run.key.kind == "isbn"_L1) {
        if (const auto isbn = domain::Isbn::parse(run.key.id)) {
            run.isbn = *isbn;
            add(By::Isbn);
        }
    } else if (!identifierOf(run.key).isEmpty()) {
        run.steps.append({u"openlibrary"_s, By::Key});
    }
    // The catalogue's own title first: it is nearer, and costs nobody a request.
    if (!run.key.slugWords.isEmpty()) {
        run.steps.append(Resolving::Step());
        add(By::Words);
    }
    nextStep(task);
}

void JobRunner::Worker::nextStep(const TaskPointer &task)
{
    Resolving &run = *task->resolving;
    if (run.steps.isEmpty()) {
        notResolved(task);
        return;
    }
    run.step = run.steps.takeFirst();
    const auto *source = sources::findSource(m_facts->sources, run.step.source);
    if (run.step.source.isEmpty()) {
        resolveByTitle(task);
    } else if (!source || run.failed.contains(source->id)) {
        nextStep(task);
    } else {
        askCatalogue(task, *source);
    }
}

// Its switch, its key and its budget count here as anywhere.
void JobRunner::Worker::askCatalogue(const TaskPointer &task,
                                     const sources::SourceDescription &source)
{
    task->resolving->calls = int(
        std::ranges::count(source.queries, task->resolving->step.by, &sources::QueryTemplate::by));
    const auto secret = std::make_shared<std::optional<QString>>(); // none: it is not asked
    write(
        [facts = m_facts, task, source, secret](Context &context) -> Expected<> {
            Resolving &run = *task->resolving;
            store::CopySourceRepository settings(context.transaction, facts->isSample);
            TRY_ASSIGN(const store::CopySource setting, settings.get(source.id));
            if (!setting.isOn || (source.needsKey() && setting.secret.isEmpty())) {
                return {};
            }
            const Instant now = context.clock.now();
            // Several may be slow, one after the other.
            TRY(store::JobRepository(context.transaction)
                    .renew(task->job.id, facts->worker.id, now + facts->lease));
            const store::CallBudget budget{source.limits.callsMax, source.limits.window,
                                           source.limits.callsPerDayMax};
            TRY_ASSIGN(const auto until, settings.reserve(source.id, run.calls, budget, now));
            if (until) {
                run.later = run.later ? std::min(*run.later, *until) : *until;
                run.failed.insert(source.id);
                run.tried.append(source.id % u":rate_limited"_s);
                return {};
            }
            const auto opened = openedSecret(context.settings, setting);
            if (!opened) {
                run.failed.insert(source.id);
                run.tried.append(source.id % u":refused"_s);
                return settings.settle(source.id, run.calls, u"refused"_s, std::nullopt, now);
            }
            *secret = *opened;
            return {};
        },
        [this, task, source, secret](const Expected<> &booked) {
            if (!booked) {
                over(booked);
                return;
            }
            if (!*secret) {
                nextStep(task);
                return;
            }
            const Resolving &run = *task->resolving;
            sources::BookQuery query;
            if (run.step.by == By::Words) {
                query.title = run.key.slugWords;
            } else if (run.step.by == By::Isbn) {
                query.isbn = run.isbn;
            } else {
                query.identifier = identifierOf(run.key);
            }
            m_executor->ask(
                asAsked(source), **secret, query,
                [this, task](const sources::Answer &answer) { catalogueAnswered(task, answer); });
        });
}

void JobRunner::Worker::catalogueAnswered(const TaskPointer &task, const sources::Answer &answer)
{
    Resolving &run = *task->resolving;
    const QString source = run.step.source;
    const QString state = sources::answerStateName(answer.state);
    const int unused = std::max(0, run.calls - answer.requests);
    const auto closed =
        answer.state == sources::AnswerState::RateLimited ? answer.nextAt : std::nullopt;
    write(
        [isSample = m_facts->isSample, source, state, unused, closed](Context &context) {
            return store::CopySourceRepository(context.transaction, isSample)
                .settle(source, unused, state, closed, context.clock.now());
        },
        [source](const Expected<> &settled) {
            if (!settled) {
                qCWarning(lcJobs) << source << "is not settled:" << settled.error().context;
            }
        });
    if (sources::isFailure(answer.state)) {
        run.mayAnswerLater = true;
        run.failed.insert(source);
        run.tried.append(source % u':' % state);
        nextStep(task);
        return;
    }
    const bool isByWords = run.step.by == By::Words;
    if (!isByWords) {
        run.tried.append(source);
    }
    for (const sources::FoundBook &book : answer.books) {
        if (!isByWords
            || (!book.isbns.isEmpty() && isNamed(run.key.slugWords, book.title, book.authors))) {
            resolved(task, book);
            return;
        }
    }
    nextStep(task);
}

void JobRunner::Worker::resolveByTitle(const TaskPointer &task)
{
    task->resolving->tried.append(u"title"_s);
    auto found = std::make_shared<std::optional<store::Book>>();
    write(
        [facts = m_facts, task, found](Context &context) -> Expected<> {
            const Resolving &run = *task->resolving;
            TRY_ASSIGN(*found, findByTitleWords(context.transaction, run.key.slugWords));
            if (!*found) {
                return {};
            }
            const store::Resolution resolution{.key = run.key.name(),
                                               .book = (*found)->id,
                                               .foundBy = u"title"_s,
                                               .tried = run.tried};
            const Instant now = context.clock.now();
            TRY(store::ResolutionRepository(context.transaction).put(resolution, now));
            store::JobRepository jobs(context.transaction);
            TRY(tellWaiters(context, jobs, task->job, run.key.name()));
            return jobs.finish(task->job.id, facts->worker.id, now);
        },
        [this, task, found](const Expected<> &result) {
            if (!result || *found) {
                over(result);
            } else {
                nextStep(task);
            }
        });
}

void JobRunner::Worker::resolved(const TaskPointer &task, const sources::FoundBook &found)
{
    write(
        [facts = m_facts, task, found](Context &context) -> Expected<> {
            const Instant now = context.clock.now();
            store::BookRepository books(context.transaction);
            const Resolving::Step &step = task->resolving->step;
            // A record may be of a whole work: the number that was asked for comes first.
            QList<domain::Isbn> isbns = found.isbns;
            if (const auto &asked = task->resolving->isbn; asked && isbns.removeAll(*asked) > 0) {
                isbns.prepend(*asked);
            }
            std::optional<store::Book> book;
            for (const domain::Isbn &isbn : std::as_const(isbns)) {
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
                made.isbn = isbns.isEmpty() ? QString() : isbns.first().toString13();
                made.title = found.title;
                made.authors = found.authors;
                made.published = found.published.isEmpty() ? QString() : found.published;
                made.language = found.language.isEmpty() ? QString() : found.language;
                made.workId = store::workIdOf(made.title, made.authors);
                made.publisher = found.publisher.isEmpty() ? QString() : found.publisher;
                made.source = step.source;
                made.created = made.changed = now;
                TRY(books.insert(made));
                book = made;
            }
            const store::Resolution resolution{.key = task->resolving->key.name(),
                                               .book = book->id,
                                               .foundBy =
                                                   step.by == By::Words ? u"title"_s : step.source,
                                               .tried = task->resolving->tried};
            TRY(store::ResolutionRepository(context.transaction).put(resolution, now));
            store::JobRepository jobs(context.transaction);
            TRY(tellWaiters(context, jobs, task->job, task->resolving->key.name()));
            return jobs.finish(task->job.id, facts->worker.id, now);
        },
        [this](const Expected<> &result) { over(result); });
}

void JobRunner::Worker::notResolved(const TaskPointer &task)
{
    write(
        [facts = m_facts, task](Context &context) -> Expected<> {
            const Instant now = context.clock.now();
            const auto &later = task->resolving->later;
            const bool isAgain =
                later || (task->resolving->mayAnswerLater && task->job.attempt < attemptsMax);
            const Instant nextAt = later ? *later
                : isAgain                ? now + backoff(task->job.attempt)
                                         : Instant(now + unknownPause);
            const store::Resolution resolution{.key = task->resolving->key.name(),
                                               .book = {},
                                               .foundBy = {},
                                               .tried = task->resolving->tried,
                                               .nextAt = nextAt};
            TRY(store::ResolutionRepository(context.transaction).put(resolution, now));
            store::JobRepository jobs(context.transaction);
            TRY(tellWaiters(context, jobs, task->job, task->resolving->key.name()));
            return isAgain ? jobs.retry(task->job.id, facts->worker.id, nextAt,
                                        task->resolving->tried.join(u' '), now)
                           : jobs.finish(task->job.id, facts->worker.id, now);
        },
        [this](const Expected<> &result) { over(result); });
}

} // namespace endpaper::server
