// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/text.h"
#include "server/jobs/editionsearch.h"
#include "server/jobs/jobworker.h"
#include "server/jobs/sourcekeys.h"
#include "store/vault/copysourcerepository.h"

namespace endpaper::server {

using namespace Qt::StringLiterals;

// Runs on the writer's thread while the claim is made.
Expected<> JobRunner::Worker::prepareEditions(Context &context, Task &task, const Facts &facts)
{
    store::JobRepository jobs(context.transaction);
    const Instant now = context.clock.now();
    const auto id = Uuid::parse(task.job.key);
    TRY_ASSIGN(const auto book,
               id ? store::BookRepository(context.transaction).find(*id)
                  : Expected<std::optional<store::Book>>(std::nullopt));
    QList<sources::SourceDescription> due;
    if (book) {
        TRY_ASSIGN(due, dueCatalogues(context, book->workId, facts.sources, facts.isSample));
        task.edited = *book;
    }
    store::CopySourceRepository settings(context.transaction, facts.isSample);
    std::optional<Instant> later;
    for (const sources::SourceDescription &source : due) {
        const int calls = int(source.queries.size()) + 1;
        TRY_ASSIGN(const auto until,
                   settings.reserve(
                       source.id, calls,
                       {source.limits.callsMax, source.limits.window, source.limits.callsPerDayMax},
                       now));
        if (until) {
            later = later ? std::min(*later, *until) : *until;
            continue;
        }
        TRY_ASSIGN(const store::CopySource setting, settings.get(source.id));
        const auto secret = openedSecret(context.settings, setting);
        if (!secret) { // the key is to be entered again
            TRY(settings.settle(source.id, calls, u"refused"_s, std::nullopt, now));
            TRY(storeEditions(context, *book, source.id, {.state = sources::AnswerState::Refused},
                              task.job.attempt));
            continue;
        }
        task.errands.append({source, *secret, calls});
    }
    if (task.errands.isEmpty()) {
        TRY(later ? jobs.retry(task.job.id, facts.worker.id, *later, u"budget"_s, now)
                  : jobs.finish(task.job.id, facts.worker.id, now));
        task.job.id = 0;
    }
    return {};
}

// By number only where more than that one edition comes of it: from Open Library, which knows
// works, and where words are asked for besides. And where nothing else can be asked.
static bool isAskedByNumber(const sources::SourceDescription &source)
{
    using By = sources::QueryTemplate::By;
    const auto words = std::ranges::find(source.queries, By::Words, &sources::QueryTemplate::by);
    return source.id == "openlibrary"_L1 || words == source.queries.end() || words->ifFewerThan > 1;
}

void JobRunner::Worker::beginEditions(const TaskPointer &task)
{
    task->pending = task->errands.size();
    const auto isbn = domain::Isbn::read(task->edited.isbn);
    for (const Errand &errand : std::as_const(task->errands)) {
        sources::BookQuery query{
            .title = domain::mainTitle(domain::splitTitle(task->edited.title).title),
            .author = task->edited.authors.value(0)};
        if (isbn && isAskedByNumber(errand.source)) {
            query.isbn = *isbn;
        }
        m_executor->ask(
            asAsked(errand.source), errand.secret, query,
            [this, task, errand](const sources::Answer &answer) {
                const bool isLast = --task->pending == 0;
                write(
                    [facts = m_facts, task, errand, answer,
                     isLast](Context &context) -> Expected<> {
                        TRY(storeEditions(context, task->edited, errand.source.id, answer,
                                          task->job.attempt));
                        TRY(store::CopySourceRepository(context.transaction, facts->isSample)
                                .settle(errand.source.id,
                                        std::max(0, errand.reserved - answer.requests),
                                        sources::answerStateName(answer.state), std::nullopt,
                                        context.clock.now()));
                        store::JobRepository jobs(context.transaction);
                        return isLast
                            ? jobs.finish(task->job.id, facts->worker.id, context.clock.now())
                            : jobs.renew(task->job.id, facts->worker.id,
                                         context.clock.now() + facts->lease);
                    },
                    [this, isLast](const Expected<> &done) { isLast ? over(done) : tick(); });
            });
    }
}

} // namespace endpaper::server
