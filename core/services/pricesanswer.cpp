// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/pricesanswer.h"

#include "services/copiesanswer.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace endpaper::services {

namespace {

using Verdict = domain::PriceSense::Verdict;

std::optional<Verdict> verdictFromName(const QString &name)
{
    static constexpr std::array names = {"nothing"_L1, "too_few"_L1, "gone"_L1,
                                         "low"_L1,     "usual"_L1,   "high"_L1};
    const auto *const found = std::ranges::find(names, name);
    return found == names.end() ? std::nullopt
                                : std::optional(Verdict(std::distance(names.begin(), found)));
}

QDate dayFrom(const QJsonValue &value) { return QDate::fromString(value.toString(), Qt::ISODate); }

std::optional<domain::Lifeline> lineFrom(const QJsonObject &json, PricesAnswer &answer)
{
    domain::Lifeline line;
    line.copy = Uuid::parse(json["copy"_L1].toString()).value_or(Uuid());
    line.source = json["source"_L1].toString();
    line.condition = domain::conditionFromName(json["condition"_L1].toString())
                         .value_or(domain::Condition::Unknown);
    line.lastSeen = dayFrom(json["last_day"_L1]);
    line.isGone = json["gone"_L1].toBool();
    for (const QJsonValue &value : json["steps"_L1].toArray()) {
        const QDate day = dayFrom(value[u"day"]);
        const auto total = moneyFromJson(value[u"total"]);
        const bool isLater = line.steps.empty() || line.steps.back().from < day;
        if (day.isValid() && total && isLater) {
            answer.currency = total->currency;
            line.steps.push_back({day, total->minor});
        }
    }
    const bool isLife =
        !line.steps.empty() && line.lastSeen.isValid() && line.lastSeen >= line.steps.front().from;
    return isLife ? std::optional(std::move(line)) : std::nullopt;
}

std::optional<qint64> minorFrom(const QJsonValue &value)
{
    const auto money = moneyFromJson(value);
    return money ? std::optional(money->minor) : std::nullopt;
}

} // namespace

Expected<PricesAnswer> pricesFromJson(const QJsonObject &json, domain::Currency fallback)
{
    PricesAnswer answer{.currency = fallback};
    const QJsonObject sense = json["sense"_L1].toObject();
    const auto verdict = verdictFromName(sense["verdict"_L1].toString());
    if (!verdict) {
        return fail(ErrorKind::Invalid, u"prices without a sense"_s, u"sense"_s);
    }
    for (const QJsonValue &value : json["lines"_L1].toArray()) {
        if (auto line = lineFrom(value.toObject(), answer)) {
            answer.lines.push_back(std::move(*line));
        }
    }
    answer.sense.verdict = *verdict;
    answer.sense.usualLow = minorFrom(sense["usual_low"_L1]);
    answer.sense.usualHigh = minorFrom(sense["usual_high"_L1]);
    answer.sense.now = minorFrom(sense["now"_L1]);
    if (const QDate since = dayFrom(sense["lowest_since"_L1]); since.isValid()) {
        answer.sense.lowestSince = since;
    }
    answer.sense.isLowestEver = sense["is_lowest_ever"_L1].toBool();
    answer.sense.firstDay = dayFrom(sense["first_day"_L1]);
    answer.sense.copies = int(sense["copies"_L1].toInteger());
    answer.sense.days = int(sense["days"_L1].toInteger());
    for (const QJsonValue &name : json["left_out"_L1].toArray()) {
        answer.leftOut += name.toString();
    }
    for (const QJsonValue &value : json["told"_L1].toArray()) {
        const auto total = moneyFromJson(value[u"total"]);
        if (const QDate day = dayFrom(value[u"day"]); day.isValid() && total) {
            answer.told += {day, total->minor};
        }
    }
    answer.suggestedTarget = moneyFromJson(json["suggested_target"_L1]);
    answer.rateDay = dayFrom(json["rate_day"_L1]);
    answer.isSample = json["sample"_L1].toBool();
    return answer;
}

} // namespace endpaper::services
