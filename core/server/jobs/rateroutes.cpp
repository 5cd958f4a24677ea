// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/json.h"
#include "server/api/problem.h"
#include "server/api/settings.h"
#include "server/jobs/money.h"
#include "server/jobs/sourceroutes.h"

#include <QDateTime>

namespace endpaper::server {

using namespace Qt::StringLiterals;

// Older than this, amounts may be off by more than postage; the screen says so beside them.
static constexpr qint64 oldAfterDays = 30;

static QJsonObject ratesJson(const domain::RateTable &rates, Instant now)
{
    const QDate today = QDateTime::fromMSecsSinceEpoch(toEpochMs(now), Qt::UTC).date();
    const qint64 age = std::max<qint64>(0, rates.day().daysTo(today));
    return {{u"day"_s, rates.day().toString(Qt::ISODate)},
            {u"age_days"_s, age},
            {u"is_old"_s, age > oldAfterDays},
            {u"from"_s, u"European Central Bank"_s},
            {u"address"_s, u"https://www.ecb.europa.eu/stats/eurofxref/eurofxref-daily.xml"_s}};
}

static Expected<Reply> showRates(const Request &, Context &context)
{
    return Reply::json(ratesJson(*currentRates(context.settings), context.clock.now()));
}

// The body is the bank's daily file, XML or CSV. Refused are one that cannot be right, and one
// older than the one in force: 409.
static Expected<Reply> putRates(const Request &request, Context &context)
{
    if (!context.settings.isSolo && context.caller.role != Role::Admin) {
        return problemReply(403, context.locale, request.requestId);
    }
    const QDate today =
        QDateTime::fromMSecsSinceEpoch(toEpochMs(context.clock.now()), Qt::UTC).date();
    const auto taken = takeRates(context.settings, request.body, today);
    if (!taken && taken.error().kind == ErrorKind::Conflict) {
        return problemReply(409, context.locale, request.requestId, taken.error().context);
    }
    TRY(taken);
    return Reply::json(ratesJson(*currentRates(context.settings), context.clock.now()));
}

void addRateRoutes(std::vector<Route> &routes)
{
    routes.push_back({.method = Method::Get,
                      .pattern = "/api/v1/rates",
                      .access = Access::Anyone,
                      .lane = Lane::Read,
                      .handler = showRates,
                      .summary = "The exchange rates in force: their day and their age."});
    routes.push_back({.method = Method::Put,
                      .pattern = "/api/v1/admin/rates",
                      .access = Access::SignedIn,
                      .lane = Lane::Write,
                      .handler = putRates,
                      .summary = "Takes the European Central Bank's daily file."});
}

} // namespace endpaper::server
