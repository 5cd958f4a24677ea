// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/text.h"
#include "server/api/settings.h"
#include "server/jobs/copysearch.h"
#include "server/jobs/jobworker.h"
#include "server/jobs/searchsubject.h"
#include "server/jobs/sourcekeys.h"
#include "store/vault/copysourcerepository.h"

#include <QSet>

namespace endpaper::server {

using namespace Qt::StringLiterals;
using sources::AnswerState;
using sources::SourceDescription;

static store::CallBudget budgetOf(const SourceDescription &source, bool isRefresh)
{
    const int percent = isRefresh ? refreshPercent : 100;
    return {source.limits.callsMax * percent / 100, source.limits.window,
            source.limits.callsPerDayMax * percent / 100};
}

static int callsOf(const SourceDescription &source)
{
    return int(source.queries.size()) + 1; // and a token
}

static bool lacksKey(const SourceDescription &source, const store::CopySource &setting,
                     bool isSample)
{
    return setting.secret.isEmpty() && (source.isQuiet || (source.needsKey() && !isSample));
}

// A refresh gives way to a search for the same book; and what it could not ask now, it asks when
// the budget has room again.
static Expected<bool> givesWay(Context &context, store::Job &job, const Uuid &worker)
{
    store::JobRepository jobs(context.transaction);
    TRY_ASSIGN(const auto search, jobs.find(u"search"_s, job.key));
    if (job.kind != "refresh"_L1 || !search || !search->isOpen()) {
        return false;
    }
    TRY(jobs.finish(job.id, worker, context.clock.now()));
    job.id = 0;
    return true;
}

static bool isFor(const SourceDescription &source, const SearchSubject &subject)
{
    return subject.isPlaces() ? source.role == SourceDescription::Role::Places
                              : source.role == SourceDescription::Role::Copies
            && (!subject.area || source.knowsDistance());
}

// When the first source has room for a refresh of this kind; nothing if one has it now.
static Expected<std::optional<Instant>> closedToRefreshes(Context &context,
                                                          const QList<SourceDescription> &sources,
                                                          const SearchSubject &subject,
                                                          bool isSample)
{
    store::CopySourceRepository settings(context.transaction, isSample);
    std::optional<Instant> first;
    for (const SourceDescription &source : sources) {
        TRY_ASSIGN(const store::CopySource setting, settings.get(source.id));
        if (!isFor(source, subject) || !setting.isOn || lacksKey(source, setting, isSample)) {
            continue;
        }
        TRY_ASSIGN(const auto until,
                   settings.closedUntil(source.id, callsOf(source), budgetOf(source, true),
                                        context.clock.now()));
        if (!until) {
            return until;
        }
        first = first ? std::min(*first, *until) : *until;
    }
    return first;
}

// What the sources are asked, from what the job is about.
Expected<> JobRunner::Worker::readQuery(Context &context, Task &task, const SearchSubject &subject)
{
    task.query.country = task.scope.country;
    task.query.number = subject.number;
    if (subject.area) {
        task.query.postcode = subject.area->postcode;
        task.query.radiusKm = subject.area->radiusKm;
        task.query.isOnlyNear = !subject.isPlaces();
        if (subject.area->cell) {
            task.query.near = subject.area->cell->centre();
        }
    }
    store::BookRepository books(context.transaction);
    std::optional<store::Book> book;
    if (const auto id = Uuid::parse(subject.book)) {
        TRY_ASSIGN(book, books.find(*id));
    } else if (const auto isbn = domain::Isbn::parse(subject.book)) {
        TRY_ASSIGN(book, books.findByIsbn(subject.book));
        task.query.isbn = *isbn;
    }
    if (book) {
        task.book = book->id;
        task.query.title = domain::mainTitle(domain::splitTitle(book->title).title);
        task.query.author = book->authors.value(0);
        task.query.year = task.query.isbn ? QString() : book->published.left(4);
    }
    return {};
}

// Runs on the writer's thread while the claim is made.
Expected<> JobRunner::Worker::prepareSearch(Context &context, Task &task, const Facts &facts)
{
    const Instant now = context.clock.now();
    TRY_ASSIGN(const bool hasGivenWay, givesWay(context, task.job, facts.worker.id));
    if (hasGivenWay) {
        return {};
    }
    const bool isRefresh = task.job.kind == "refresh"_L1;
    std::optional<Instant> later;
    task.scope = {task.job.key.section(u'|', 0, 0), task.job.key.section(u'|', 1), facts.isSample};
    const auto subject = SearchSubject::parse(task.scope.subject);
    if (!subject) {
        return store::JobRepository(context.transaction)
            .giveUp(std::exchange(task.job.id, 0), facts.worker.id, u"key"_s, now);
    }
    TRY(readQuery(context, task, *subject));
    store::CopyRepository copies(context.transaction);
    TRY_ASSIGN(const auto answers, copies.answers(task.scope));
    store::CopySourceRepository settings(context.transaction, task.scope.isSample);
    for (const SourceDescription &source : facts.sources) {
        const auto known =
            std::ranges::find_if(answers, [&](const auto &one) { return one.source == source.id; });
        TRY_ASSIGN(const store::CopySource setting, settings.get(source.id));
        if (!isFor(source, *subject) || !setting.isOn || lacksKey(source, setting, facts.isSample)
            || !isDue(source, known == answers.end() ? nullptr : &*known, now)) {
            continue;
        }
        const int calls = callsOf(source);
        TRY_ASSIGN(const auto until,
                   settings.reserve(source.id, calls, budgetOf(source, isRefresh), now));
        if (until && isRefresh) {
            later = later ? std::min(*later, *until) : *until;
            continue; // not worth a word to readers: they still have their share
        }
        if (until) {
            sources::Answer answer{
                .state = AnswerState::RateLimited, .reason = u"budget"_s, .nextAt = until};
            TRY(storeAnswer(context, task.scope, source, std::move(answer), 0));
            continue;
        }
        const auto secret = openedSecret(context.settings, setting);
        if (!secret) {
            // The file that opens the keys is another one, or gone: the key is to be entered again.
            TRY(settings.settle(source.id, calls, u"refused"_s, std::nullopt, now));
            sources::Answer answer{.state = AnswerState::Refused, .reason = u"key_unreadable"_s};
            TRY(storeAnswer(context, task.scope, source, std::move(answer), 0));
            continue;
        }
        task.errands.append({source, facts.isSample ? u"sample:key"_s : *secret, calls});
    }
    if (task.errands.isEmpty() && later) {
        store::JobRepository jobs(context.transaction);
        TRY(jobs.retry(task.job.id, facts.worker.id, *later, u"budget"_s, now));
        task.job.id = 0;
        // Else each of a thousand would be claimed to hear the same.
        TRY_ASSIGN(const auto until,
                   closedToRefreshes(context, facts.sources, *subject, facts.isSample));
        if (until) {
            TRY(jobs.putOff(u"refresh"_s, *until, u"budget"_s, now));
        }
    }
    return {};
}

void JobRunner::Worker::beginSearch(const TaskPointer &task)
{
    if (m_sample && task->query.isbn) {
        m_sample->learn(task->query.isbn->toString13(), task->query.title, task->query.author);
    }
    task->pending = task->errands.size();
    if (task->pending == 0) {
        write(
            [facts = m_facts, task](Context &context) -> Expected<> {
                store::JobRepository jobs(context.transaction);
                TRY(jobs.clearWaiters(task->job.id));
                return jobs.finish(task->job.id, facts->worker.id, context.clock.now());
            },
            [this](const Expected<> &result) { over(result); });
        return;
    }
    for (const Errand &errand : std::as_const(task->errands)) {
        m_executor->ask(asAsked(errand.source), errand.secret, task->query,
                        [this, task, errand](sources::Answer answer) {
                            answered(task, errand, std::move(answer));
                        });
    }
}

// Each source's answer is stored as it comes; whoever waits hears of it at once. The last one
// closes the job: the writer runs in the order of the calls.
void JobRunner::Worker::answered(const TaskPointer &task, const Errand &errand,
                                 sources::Answer answer)
{
    const bool isLast = --task->pending == 0;
    auto shared = std::make_shared<sources::Answer>(std::move(answer));
    write(
        [facts = m_facts, task, errand, shared, isLast](Context &context) -> Expected<> {
            TRY(storeAnswer(context, task->scope, errand.source, std::move(*shared),
                            errand.reserved));
            store::JobRepository jobs(context.transaction);
            TRY_ASSIGN(const auto waiters, jobs.waiters(task->job.id));
            QSet<Uuid> accounts(waiters.begin(), waiters.end());
            // What lies near one reader is nothing to the others.
            if (!task->query.isOnlyNear && !task->query.near) {
                const QString isbn = task->query.isbn ? task->query.isbn->toString13() : QString();
                TRY_ASSIGN(const auto wishers,
                           store::CopyRepository(context.transaction).wishers(isbn, task->book));
                accounts.unite(QSet<Uuid>(wishers.begin(), wishers.end()));
            }
            const auto subject = SearchSubject::parse(task->scope.subject);
            const bool isPlaces = subject && subject->isPlaces();
            for (const Uuid &account : std::as_const(accounts)) {
                context.events.append({.kind = LiveEvent::Kind::Note,
                                       .account = account,
                                       .noteKind = isPlaces ? "places" : "copies",
                                       .id = task->scope.subject.section(u'@', 0, 0)});
            }
            if (!isLast) {
                return jobs.renew(task->job.id, facts->worker.id,
                                  context.clock.now() + facts->lease);
            }
            TRY(jobs.clearWaiters(task->job.id));
            return jobs.finish(task->job.id, facts->worker.id, context.clock.now());
        },
        [this, isLast](const Expected<> &result) {
            if (isLast) {
                over(result);
            } else {
                tick();
            }
        });
}

} // namespace endpaper::server
