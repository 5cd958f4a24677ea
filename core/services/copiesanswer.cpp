// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/copiesanswer.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace endpaper::services {

namespace {

QStringList texts(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue &item : value.toArray()) {
        list +=
            item.isObject() ? item[u"name"].toString(item[u"source"].toString()) : item.toString();
    }
    list.removeAll(QString());
    return list;
}

std::optional<domain::PricedCopy> copyFromJson(const QJsonObject &json)
{
    const auto price = moneyFromJson(json["price"_L1]);
    if (!price) {
        return std::nullopt;
    }
    domain::PricedCopy priced;
    domain::Copy &copy = priced.copy;
    copy.id = Uuid::parse(json["id"_L1].toString()).value_or(Uuid());
    copy.source = json["source"_L1].toString();
    copy.seller = json["seller"_L1].isObject() ? json["seller"_L1][u"name"].toString()
                                               : json["seller"_L1].toString();
    copy.title = json["title"_L1].toString();
    if (const auto isbn = domain::Isbn::read(json["isbn"_L1].toString())) {
        copy.isbn = *isbn;
    }
    copy.condition = domain::conditionFromName(json["condition"_L1].toString())
                         .value_or(domain::Condition::Unknown);
    copy.sellerWords = json["words"_L1].toString(json["seller_words"_L1].toString());
    copy.binding = json["binding"_L1].toString();
    copy.published = json["published"_L1].toString();
    copy.language = json["language"_L1].toString();
    copy.price = *price;
    copy.postage = moneyFromJson(json["postage"_L1]);
    copy.fromCountry = json["from_country"_L1].toString();
    copy.url = QUrl(json["url"_L1].toString());
    copy.firstSeen = parseRfc3339(json["first_seen"_L1].toString()).value_or(Instant());
    copy.lastSeen = parseRfc3339(json["last_seen"_L1].toString()).value_or(Instant());
    copy.flags = domain::redFlagsFromNames(texts(json["flags"_L1]));
    copy.alsoAt = texts(json["also_at"_L1]);
    copy.isSample = json["sample"_L1].toBool();
    priced.totals.total = moneyFromJson(json["total"_L1]);
    priced.totals.atLeast = moneyFromJson(json["total_at_least"_L1]);
    priced.totals.estimate = moneyFromJson(json["total_estimate"_L1]);
    return priced;
}

CopyExtra extraOf(const QJsonObject &json)
{
    CopyExtra extra;
    // Among the flags stand marks of the listing, which are no words about the book.
    for (const QString &flag : texts(json["flags"_L1])) {
        if (domain::redFlagsFromNames({flag}) == domain::RedFlags()) {
            extra.marks += flag;
        }
    }
    for (const QJsonValue &value : json["also"_L1].toArray()) {
        if (const auto price = moneyFromJson(value[u"price"])) {
            extra.also += AlsoListed{.id = Uuid::parse(value[u"id"].toString()).value_or(Uuid()),
                                     .source = value[u"source"].toString(),
                                     .seller = value[u"seller"].toString(),
                                     .price = *price,
                                     .postage = moneyFromJson(value[u"postage"]),
                                     .url = QUrl(value[u"url"].toString())};
        }
    }
    return extra;
}

SourceReport reportFrom(const QJsonObject &source)
{
    SourceReport report{.id = source["id"_L1].toString(),
                        .name = source["name"_L1].toString(),
                        .state = source["state"_L1].toString(),
                        .rows = int(source["rows"_L1].toInteger()),
                        .reason = source["reason"_L1].toString(),
                        .isSample = source["sample"_L1].toBool(),
                        .mayMix = source["may_mix"_L1].toBool(true),
                        .mayStore = source["may_store"_L1].toBool(true),
                        .maxAge = std::chrono::seconds(source["max_age_s"_L1].toInteger()),
                        .mayModel = source["may_model"_L1].toBool(true),
                        .applied = texts(source["applied"_L1]),
                        .attribution = source["attribution"_L1].toString()};
    if (const auto next = parseRfc3339(source["next_at"_L1].toString())) {
        report.nextAt = *next;
    }
    if (const auto asOf = parseRfc3339(source["rows_as_of"_L1].toString())) {
        report.rowsAsOf = *asOf;
    }
    return report;
}

} // namespace

CopiesAnswer::Heard CopiesAnswer::heard() const
{
    const auto answered = std::ranges::count_if(sources, [](const SourceReport &source) {
        return source.state == "done"_L1 || source.state == "cut"_L1
            || source.state == "from_yesterday"_L1;
    });
    return answered == 0            ? Heard::Nobody
        : answered < sources.size() ? Heard::Some
                                    : Heard::Everybody;
}

bool CopiesAnswer::isSample() const
{
    return std::ranges::any_of(sources, &SourceReport::isSample);
}

const SourceReport *CopiesAnswer::findSource(const QString &id) const
{
    const auto source = std::ranges::find(sources, id, &SourceReport::id);
    return source == sources.end() ? nullptr : &*source;
}

std::optional<domain::Money> moneyFromJson(const QJsonValue &value)
{
    if (!value.isObject() || !value[u"minor"].isDouble()) {
        return std::nullopt;
    }
    const auto currency = domain::Currency::parse(value[u"currency"].toString());
    if (!currency) {
        return std::nullopt;
    }
    return domain::Money{value[u"minor"].toInteger(), *currency};
}

QJsonObject moneyToJson(const domain::Money &money)
{
    return {{u"minor"_s, money.minor}, {u"currency"_s, money.currency.code()}};
}

QList<SourceReport> sourceReportsFromJson(const QJsonArray &json)
{
    QList<SourceReport> reports;
    for (const QJsonValue &value : json) {
        reports += reportFrom(value.toObject());
    }
    return reports;
}

Expected<CopiesAnswer> copiesFromJson(const QJsonObject &json)
{
    CopiesAnswer answer;
    const QString state = json["state"_L1].toString();
    if (state == u"fresh") {
        answer.state = CopiesAnswer::State::Fresh;
    } else if (state == u"stale") {
        answer.state = CopiesAnswer::State::Stale;
    } else if (state != u"searching") {
        return fail(ErrorKind::Invalid, u"copies without a state"_s, u"state"_s);
    }
    if (const auto asOf = parseRfc3339(json["as_of"_L1].toString())) {
        answer.asOf = *asOf;
    }
    answer.sources = sourceReportsFromJson(json["sources"_L1].toArray());
    answer.rateDay = QDate::fromString(json["rate_day"_L1].toString(), Qt::ISODate);
    for (const QJsonValue &value : json["items"_L1].toArray()) {
        auto copy = copyFromJson(value.toObject());
        if (!copy) {
            continue;
        }
        const SourceReport *source = answer.findSource(copy->copy.source);
        copy->copy.isSample = copy->copy.isSample || (source && source->isSample);
        answer.copies.push_back(std::move(*copy));
        answer.extras.push_back(extraOf(value.toObject()));
    }
    return answer;
}

std::optional<Instant> goodUntil(const domain::Copy &copy, const CopiesAnswer &answer)
{
    const SourceReport *source = answer.findSource(copy.source);
    if (!source || source->mayStore) {
        return std::nullopt;
    }
    return copy.lastSeen + source->maxAge;
}

std::optional<Instant> dropEnded(CopiesAnswer &answer, Instant now)
{
    std::optional<Instant> next;
    size_t kept = 0;
    for (size_t i = 0; i < answer.copies.size(); ++i) {
        const auto end = goodUntil(answer.copies[i].copy, answer);
        if (end && *end <= now) {
            continue;
        }
        next = end ? std::min(next.value_or(*end), *end) : next;
        if (kept != i) {
            answer.copies[kept] = std::move(answer.copies[i]);
            answer.extras[kept] = std::move(answer.extras[i]);
        }
        ++kept;
    }
    answer.copies.resize(kept);
    answer.extras.resize(kept);
    return next;
}

QJsonObject withoutUnstorable(const QJsonObject &json)
{
    QSet<QString> unstorable;
    for (const QJsonValue &source : json["sources"_L1].toArray()) {
        if (!source["may_store"_L1].toBool(true)) {
            unstorable.insert(source["id"_L1].toString());
        }
    }
    const auto storable = [&unstorable](const QJsonArray &listings) {
        QJsonArray left;
        for (const QJsonValue &listing : listings) {
            const QString source = listing.toString(listing["source"_L1].toString());
            if (!unstorable.contains(source)) {
                left.append(listing);
            }
        }
        return left;
    };
    QJsonArray items;
    for (const QJsonValue &value : storable(json["items"_L1].toArray())) {
        QJsonObject item = value.toObject();
        // The same copy's listings elsewhere: sources by name, and with their prices.
        for (const QLatin1StringView elsewhere : {"also"_L1, "also_at"_L1}) {
            if (item.contains(elsewhere)) {
                item[elsewhere] = storable(item[elsewhere].toArray());
            }
        }
        items.append(item);
    }
    QJsonObject kept = json;
    kept["items"_L1] = items;
    return kept;
}

} // namespace endpaper::services
