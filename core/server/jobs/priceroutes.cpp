// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/pricesense.h"
#include "domain/target.h"
#include "server/api/json.h"
#include "server/api/settings.h"
#include "server/jobs/copysearch.h"
#include "server/jobs/money.h"
#include "server/jobs/sourceroutes.h"
#include "store/vault/lifelinerepository.h"
#include "store/vault/notificationrepository.h"
#include "store/vault/pricerepository.h"

#include <QDateTime>
#include <QJsonDocument>

#include <algorithm>

namespace endpaper::server {

using namespace Qt::StringLiterals;

static constexpr qint64 priceDaysDefault = 90;
static constexpr qint64 priceDaysMax = 730;

static QString verdictName(domain::PriceSense::Verdict verdict)
{
    static constexpr std::array names = {"nothing"_L1, "too_few"_L1, "gone"_L1,
                                         "low"_L1,     "usual"_L1,   "high"_L1};
    return names.at(size_t(verdict));
}

// Euro cents in the reader's currency, as JSON; null where there is no rate.
class Amounts
{
public:
    Amounts(const domain::RateTable &rates, domain::Currency currency)
        : m_rates(rates)
        , m_currency(currency)
    {
    }
    [[nodiscard]] std::optional<qint64> minor(qint64 cents) const
    {
        const auto money = m_rates.convert({cents, domain::Currency::eur()}, m_currency);
        return money ? std::optional(money->minor) : std::nullopt;
    }
    [[nodiscard]] QJsonValue json(std::optional<qint64> cents) const
    {
        const auto amount = cents ? minor(*cents) : std::nullopt;
        return amount ? QJsonValue(moneyJson(*amount, m_currency.code())) : QJsonValue();
    }

private:
    const domain::RateTable &m_rates;
    domain::Currency m_currency;
};

static QJsonValue dayJson(const std::optional<QDate> &day)
{
    return day && day->isValid() ? QJsonValue(day->toString(Qt::ISODate)) : QJsonValue();
}

// Sources that show copies of this book and do not let their prices be kept.
static Expected<QJsonArray> leftOut(Context &context, const store::CopyScope &scope)
{
    TRY_ASSIGN(const auto answers, store::CopyRepository(context.transaction).answers(scope));
    QJsonArray names;
    for (const store::SourceAnswer &answer : answers) {
        const auto *source = sources::findSource(knownSources(context.settings), answer.source);
        if (source && !source->terms.mayModel && answer.rows > 0) {
            names.append(source->name);
        }
    }
    return names;
}

static QJsonObject senseJson(const domain::PriceSense &sense, const Amounts &amounts)
{
    return {{u"verdict"_s, verdictName(sense.verdict)},
            {u"usual_low"_s, amounts.json(sense.usualLow)},
            {u"usual_high"_s, amounts.json(sense.usualHigh)},
            {u"now"_s, amounts.json(sense.now)},
            {u"lowest_since"_s, dayJson(sense.lowestSince)},
            {u"is_lowest_ever"_s, sense.isLowestEver},
            {u"first_day"_s, dayJson(sense.firstDay)},
            {u"copies"_s, sense.copies},
            {u"days"_s, sense.days}};
}

static QJsonArray linesJson(const std::vector<domain::Lifeline> &lines, const Amounts &amounts)
{
    QJsonArray list;
    for (const domain::Lifeline &line : lines) {
        QJsonArray steps;
        for (const domain::PriceStep &step : line.steps) {
            steps.append(QJsonObject{{u"day"_s, step.from.toString(Qt::ISODate)},
                                     {u"total"_s, amounts.json(step.minor)}});
        }
        list.append(QJsonObject{{u"copy"_s, line.copy.toString()},
                                {u"source"_s, line.source},
                                {u"condition"_s, domain::conditionName(line.condition)},
                                {u"steps"_s, steps},
                                {u"last_day"_s, line.lastSeen.toString(Qt::ISODate)},
                                {u"gone"_s, line.isGone}});
    }
    return list;
}

// What the caller was told of a wish, as dots of its plot: the day and the total then.
static Expected<QJsonArray> toldJson(const Request &request, Context &context, QDate from,
                                     const domain::RateTable &rates, domain::Currency currency)
{
    QJsonArray list;
    const QString text = queryText(request, u"wish"_s);
    if (text.isEmpty() || context.caller.account.isNil()) {
        return list;
    }
    const auto wish = Uuid::parse(text);
    if (!wish) {
        return fail(ErrorKind::Invalid, u"not_an_id"_s, u"?wish"_s);
    }
    const Instant since = fromEpochMs(from.startOfDay(Qt::UTC).toMSecsSinceEpoch());
    TRY_ASSIGN(const auto told,
               store::NotificationRepository(context.transaction)
                   .toldOf(context.caller.account, *wish, since));
    for (const auto &[at, json] : told) {
        const QJsonObject item = QJsonDocument::fromJson(json).object();
        const QJsonValue total = item["total"_L1];
        const auto own = domain::Currency::parse(total[u"currency"].toString());
        const domain::Money then{total[u"minor"].toInteger(),
                                 own.value_or(domain::Currency::eur())};
        const auto money = rates.convert(then, currency);
        if (own && money && item["what"_L1].toString() != "gone"_L1) {
            const QDate day = QDateTime::fromMSecsSinceEpoch(toEpochMs(at), Qt::UTC).date();
            list.append(QJsonObject{{u"day"_s, day.toString(Qt::ISODate)},
                                    {u"total"_s, moneyJson(money->minor, currency.code())}});
        }
    }
    return list;
}

static Expected<Reply> prices(const Request &request, Context &context)
{
    TRY_ASSIGN(CopyQuestion question, questionFor(request.arguments.value(u"isbn"_s), context));
    TRY(readPreferences(request, context, question));
    TRY_ASSIGN(const auto days, queryInteger(request, u"days"_s, {.min = 1, .max = priceDaysMax}));
    const QDate today =
        QDateTime::fromMSecsSinceEpoch(toEpochMs(context.clock.now()), Qt::UTC).date();
    const QDate from = today.addDays(-days.value_or(priceDaysDefault));
    const store::CopyScope scope{question.subject(), question.country, context.settings.isSample};
    TRY_ASSIGN(const auto points, store::PriceRepository(context.transaction).list(scope, from));
    TRY_ASSIGN(const auto lines, store::LifelineRepository(context.transaction).list(scope, from));
    TRY_ASSIGN(const QJsonArray silent, leftOut(context, scope));
    const auto rates = currentRates(context.settings);
    const Amounts amounts(*rates, question.currency);
    QJsonArray list;
    std::vector<qint64> totals;
    qint64 seen = 0;
    for (const store::PricePoint &point : points) {
        const auto total = amounts.minor(point.totalMinor);
        if (!total) {
            continue;
        }
        list.append(QJsonObject{{u"day"_s, point.day.toString(Qt::ISODate)},
                                {u"condition"_s, domain::conditionName(point.condition)},
                                {u"total"_s, amounts.json(point.totalMinor)}});
        totals.push_back(*total);
        seen += point.copies;
    }
    QJsonValue median;
    if (!totals.empty()) {
        const auto middle = totals.begin() + qsizetype(totals.size() / 2);
        std::nth_element(totals.begin(), middle, totals.end());
        median = moneyJson(*middle, question.currency.code());
    }
    QJsonArray lows;
    std::vector<domain::Money> dailyLows;
    for (const domain::DayLow &low : domain::cheapestPerDay(lines, question.least, from, today)) {
        lows.append(QJsonObject{{u"day"_s, low.day.toString(Qt::ISODate)},
                                {u"total"_s, amounts.json(low.minor)},
                                {u"copy"_s, lines.at(low.line).copy.toString()}});
        if (const auto minor = amounts.minor(low.minor)) {
            dailyLows.push_back({*minor, question.currency});
        }
    }
    const auto target = domain::suggestedTarget(std::move(dailyLows));
    TRY_ASSIGN(const QJsonArray told, toldJson(request, context, from, *rates, question.currency));
    return Reply::json(QJsonObject{
        {u"points"_s, list},
        {u"seen"_s, seen},
        {u"median"_s, median},
        {u"lows"_s, lows},
        {u"suggested_target"_s,
         target ? QJsonValue(moneyJson(target->minor, target->currency.code())) : QJsonValue()},
        {u"lines"_s, linesJson(lines, amounts)},
        {u"sense"_s, senseJson(domain::priceSense(lines, question.least, from, today), amounts)},
        {u"left_out"_s, silent},
        {u"told"_s, told},
        {u"rate_day"_s, dayJson(rates->day())},
        {u"sample"_s, context.settings.isSample},
        // What the points leave out, as a code that clients have words for.
        {u"note"_s, u"without_sources_that_forbid_it"_s}});
}

// "These are two copies": listings that were shown as one row are shown as two from now on.
static Expected<Reply> part(const Request &request, Context &context)
{
    TRY_ASSIGN(const Uuid id, uuidArgument(request, u"id"_s));
    TRY_ASSIGN(const QJsonObject body, parseBody(request));
    TRY_ASSIGN(const QString text, requiredText(body, u"from"_s));
    const auto other = Uuid::parse(text);
    if (!other) {
        return fail(ErrorKind::Invalid, u"not_an_id"_s, u"from"_s);
    }
    store::CopyRepository copies(context.transaction);
    for (const Uuid &one : {id, *other}) {
        TRY_ASSIGN(const auto stored, copies.find(one));
        if (!stored) {
            return fail(ErrorKind::NotFound, u"no such copy"_s);
        }
    }
    TRY(store::PartedRepository(context.transaction)
            .part(context.caller.account, id, *other, context.clock.now()));
    return Reply::empty();
}

static Expected<Reply> join(const Request &request, Context &context)
{
    TRY_ASSIGN(const Uuid id, uuidArgument(request, u"id"_s));
    TRY_ASSIGN(const Uuid other, uuidArgument(request, u"other"_s));
    TRY_ASSIGN(
        const bool wasParted,
        store::PartedRepository(context.transaction).join(context.caller.account, id, other));
    return wasParted ? Expected<Reply>(Reply::empty()) : fail(ErrorKind::NotFound, u"not parted"_s);
}

void addPriceRoutes(std::vector<Route> &routes)
{
    routes.push_back({.method = Method::Get,
                      .pattern = "/api/v1/books/{isbn}/prices",
                      .access = Access::Anyone,
                      .lane = Lane::Read,
                      .handler = prices,
                      .summary =
                          "Totals over time: lows by day and condition, each copy's life, and "
                          "what is usual."});
    routes.push_back({.method = Method::Post,
                      .pattern = "/api/v1/copies/{id}/part",
                      .access = Access::SignedIn,
                      .lane = Lane::Write,
                      .handler = part,
                      .summary = "Says that two listings are two copies."});
    routes.push_back({.method = Method::Delete,
                      .pattern = "/api/v1/copies/{id}/part/{other}",
                      .access = Access::SignedIn,
                      .lane = Lane::Write,
                      .handler = join,
                      .summary = "Takes that back."});
}

} // namespace endpaper::server
