// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/etag.h"
#include "server/api/json.h"
#include "server/api/settings.h"
#include "server/jobs/alerttelling.h"
#include "server/jobs/copyanswers.h"
#include "server/jobs/editionsearch.h"
#include "server/jobs/keyresolver.h"
#include "server/jobs/routes.h"
#include "server/jobs/sourceroutes.h"
#include "store/vault/jobrepository.h"

namespace endpaper::server {

using namespace Qt::StringLiterals;

static Expected<Reply> resolve(const Request &request, Context &context)
{
    const QString key = queryText(request, u"key"_s);
    if (key.isEmpty()) {
        return fail(ErrorKind::Invalid, u"required"_s, u"?key"_s);
    }
    TRY_ASSIGN(const ResolvedKey resolved, resolveKey(context, key));
    // Not an error of the request: what was tried is the answer, and the job that was queued stays.
    switch (resolved.state) {
    case ResolvedKey::State::Resolved:
        return Reply::json(resolvedJson(resolved));
    case ResolvedKey::State::Queued:
    case ResolvedKey::State::Running:
        return Reply::json(resolvedJson(resolved), 202);
    case ResolvedKey::State::NotFound:
        break;
    }
    context.isKeptOnError = true;
    return Reply::json(resolvedJson(resolved), 404);
}

static constexpr std::chrono::seconds keptMax{60};

// When to ask again for what is being searched: at once, but for a refresh that waits for budget.
static Expected<std::chrono::seconds> waitFor(Context &context, const CopyQuestion &question)
{
    constexpr std::chrono::seconds soon{1};
    if (!question.isForLater) {
        return soon;
    }
    TRY_ASSIGN(const auto refresh,
               store::JobRepository(context.transaction)
                   .find(u"refresh"_s, searchKey(question.subject(), question.country)));
    if (!refresh || refresh->state != store::Job::State::Queued) {
        return soon;
    }
    const auto left = std::chrono::ceil<std::chrono::seconds>(refresh->due - context.clock.now());
    return std::max(soon, left);
}

static Expected<Reply> copies(const Request &request, Context &context)
{
    TRY_ASSIGN(CopyQuestion question,
               questionFor(request.arguments.value(u"isbn"_s), context,
                           queryText(request, u"anyway"_s) == "true"_L1 ? OddNumbers::Asked
                                                                        : OddNumbers::Refused));
    TRY(readPreferences(request, context, question));
    question.isForLater = queryText(request, u"later"_s) == "true"_L1;
    TRY_ASSIGN(const CopyAnswer answer,
               CopyAnswers::of(context.settings)
                   .answer(context, question, request.query.query(QUrl::FullyEncoded).toLatin1()));
    Reply reply{.body = answer.body};
    reply.headers.emplaceBack("Cache-Control", "private, no-cache");
    if (answer.state == CopyView::State::Searching) {
        TRY_ASSIGN(const std::chrono::seconds wait, waitFor(context, question));
        reply.headers.emplaceBack("Retry-After", QByteArray::number(qint64(wait.count())));
    }
    // Rates may have been replaced, which no commit tells.
    const Instant looked = context.clock.now();
    context.goodUntil = std::min(answer.changesAt.value_or(looked + keptMax), looked + keptMax);
    return reply;
}

void addCopiesRoutes(std::vector<Route> &routes)
{
    routes.push_back(
        {.method = Method::Get,
         .pattern = "/api/v1/resolve",
         .access = Access::Anyone,
         .lane = Lane::Write,
         .handler = resolve,
         .summary =
             "What book a pasted key or link is: known, being looked for, or what was tried."});
    routes.push_back({.method = Method::Get,
                      .pattern = "/api/v1/books/{isbn}/copies",
                      .access = Access::Anyone,
                      .lane = Lane::ReadFirst,
                      .handler = copies,
                      .summary = "Used copies of a book, delivered, with what each source said.",
                      .remembered = Remembered::ForReader});
    addPriceRoutes(routes);
    addPlaceRoutes(routes);
    addRateRoutes(routes);
    addShopRoutes(routes);
    addSourceRoutes(routes);
    addCoverRoutes(routes);
    addEditionRoutes(routes);
    addAlertRoutes(routes);
}

} // namespace endpaper::server
