// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/etag.h"
#include "server/api/json.h"
#include "server/api/settings.h"
#include "server/jobs/copysearch.h"
#include "server/jobs/keyresolver.h"
#include "server/jobs/money.h"
#include "server/jobs/routes.h"
#include "server/jobs/sourceroutes.h"
#include "store/vault/pricerepository.h"

#include <QMap>

namespace endpaper::server {

using namespace Qt::StringLiterals;

static constexpr qint64 priceDaysDefault = 90;
static constexpr qint64 priceDaysMax = 730;

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

static Expected<Reply> copies(const Request &request, Context &context)
{
    TRY_ASSIGN(CopyQuestion question, questionFor(request.arguments.value(u"isbn"_s), context));
    TRY(readPreferences(request, context, question));
    TRY_ASSIGN(const CopyView view, lookUpCopies(context, question));
    Reply reply = Reply::json(copyViewJson(view, question));
    reply.headers.emplaceBack("Cache-Control", "private, no-cache");
    if (view.state == CopyView::State::Searching) {
        reply.headers.emplaceBack("Retry-After", "1");
    }
    return reply;
}

static Expected<Reply> prices(const Request &request, Context &context)
{
    TRY_ASSIGN(CopyQuestion question, questionFor(request.arguments.value(u"isbn"_s), context));
    TRY(readPreferences(request, context, question));
    TRY_ASSIGN(const auto days, queryInteger(request, u"days"_s, {.min = 1, .max = priceDaysMax}));
    const qint64 ago = days.value_or(priceDaysDefault);
    const QDate today =
        QDateTime::fromMSecsSinceEpoch(toEpochMs(context.clock.now()), Qt::UTC).date();
    const store::CopyScope scope{question.subject(), question.country, context.settings.isSample};
    TRY_ASSIGN(const auto points,
               store::PriceRepository(context.transaction).list(scope, today.addDays(-ago)));
    const auto rates = currentRates(context.settings);
    QJsonArray list;
    std::vector<qint64> totals;
    qint64 seen = 0;
    for (const store::PricePoint &point : points) {
        const auto total =
            rates->convert({point.totalMinor, domain::Currency::eur()}, question.currency);
        if (!total) {
            continue;
        }
        list.append(QJsonObject{{u"day"_s, point.day.toString(Qt::ISODate)},
                                {u"condition"_s, domain::conditionName(point.condition)},
                                {u"total"_s, moneyJson(total->minor, total->currency.code())}});
        totals.push_back(total->minor);
        seen += point.copies;
    }
    QJsonValue median;
    if (!totals.empty()) {
        const auto middle = totals.begin() + qsizetype(totals.size() / 2);
        std::nth_element(totals.begin(), middle, totals.end());
        median = moneyJson(*middle, question.currency.code());
    }
    return Reply::json(
        QJsonObject{{u"points"_s, list},
                    {u"seen"_s, seen},
                    {u"median"_s, median},
                    {u"sample"_s, context.settings.isSample},
                    // What the points leave out, as a code that clients have words for.
                    {u"note"_s, u"without_sources_that_forbid_it"_s}});
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
                      .lane = Lane::Write,
                      .handler = copies,
                      .summary = "Used copies of a book, delivered, with what each source said."});
    routes.push_back({.method = Method::Get,
                      .pattern = "/api/v1/books/{isbn}/prices",
                      .access = Access::Anyone,
                      .lane = Lane::Read,
                      .handler = prices,
                      .summary = "The lowest totals of each day, by condition."});
    addSourceRoutes(routes);
}

} // namespace endpaper::server
