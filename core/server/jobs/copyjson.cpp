// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/json.h"
#include "server/jobs/copysearch.h"

namespace endpaper::server {

using namespace Qt::StringLiterals;
using domain::Money;

static QJsonValue moneyOrNull(const std::optional<Money> &money)
{
    return money ? QJsonValue(moneyJson(money->minor, money->currency.code())) : QJsonValue();
}

// The same copy's other listings: what each asks, and the id by which it can be parted from the
// row.
static QJsonArray alsoJson(const FoundRow &row)
{
    QJsonArray list;
    for (const domain::Copy &copy : row.also) {
        list.append(
            QJsonObject{{u"id"_s, copy.id.toString()},
                        {u"source"_s, copy.source},
                        {u"seller"_s, copy.seller},
                        {u"price"_s, moneyJson(copy.price.minor, copy.price.currency.code())},
                        {u"postage"_s, moneyOrNull(copy.postage)},
                        {u"url"_s, copy.url.toString(QUrl::FullyEncoded)}});
    }
    return list;
}

static QJsonValue saidOrNull(const QString &text)
{
    return textOrNull(text.isEmpty() ? QString() : text);
}

static QJsonObject rowJson(const FoundRow &row)
{
    const domain::Copy &copy = row.priced.copy;
    const domain::CopyTotals &totals = row.priced.totals;
    return {
        {u"id"_s, copy.id.toString()},
        {u"source"_s, copy.source},
        {u"seller"_s, copy.seller},
        {u"seller_id"_s,
         textOrNull(copy.seller.isEmpty() ? QString() : QString(copy.source % u':' % copy.seller))},
        {u"title"_s, copy.title},
        {u"isbn"_s, copy.isbn ? QJsonValue(copy.isbn->toString13()) : QJsonValue()},
        {u"condition"_s, domain::conditionName(copy.condition)},
        {u"words"_s, copy.sellerWords},
        {u"binding"_s, saidOrNull(copy.binding)},
        {u"published"_s, saidOrNull(copy.published)},
        {u"language"_s, saidOrNull(copy.language)},
        {u"price"_s, moneyJson(copy.price.minor, copy.price.currency.code())},
        {u"postage"_s, moneyOrNull(copy.postage)},
        {u"total"_s, moneyOrNull(totals.total)},
        {u"total_at_least"_s, moneyOrNull(totals.atLeast)},
        {u"total_estimate"_s, moneyOrNull(totals.estimate)},
        {u"from_country"_s, saidOrNull(copy.fromCountry)},
        {u"url"_s, copy.url.toString(QUrl::FullyEncoded)},
        {u"first_seen"_s, toJson(copy.firstSeen)},
        {u"last_seen"_s, toJson(copy.lastSeen)},
        {u"also_at"_s, QJsonArray::fromStringList(copy.alsoAt)},
        {u"also"_s, alsoJson(row)},
        {u"flags"_s, QJsonArray::fromStringList(domain::redFlagNames(copy.flags) + row.marks)},
        {u"sample"_s, copy.isSample}};
}

static QJsonObject nearJson(const SourceStatus::Near &near)
{
    return {{u"state"_s, near.state},
            {u"rows"_s, near.rows},
            {u"reason"_s, saidOrNull(near.reason)},
            {u"next_at"_s, toJson(near.nextAt)},
            {u"rows_as_of"_s, toJson(near.rowsAsOf)}};
}

static QJsonObject statusJson(const SourceStatus &status)
{
    return {{u"id"_s, status.id},
            {u"name"_s, status.name},
            {u"state"_s, status.state},
            {u"rows"_s, status.rows},
            {u"reason"_s, saidOrNull(status.reason)},
            {u"next_at"_s, toJson(status.nextAt)},
            {u"rows_as_of"_s, toJson(status.rowsAsOf)},
            {u"sample"_s, status.isSample},
            {u"may_mix"_s, status.mayMix},
            {u"may_store"_s, status.mayStore},
            {u"max_age_s"_s, qint64(status.maxAge.count())},
            {u"may_model"_s, status.mayModel},
            {u"applied"_s, QJsonArray::fromStringList(status.applied)},
            {u"attribution"_s, status.attribution},
            {u"near"_s, status.near ? QJsonValue(nearJson(*status.near)) : QJsonValue()}};
}

QJsonArray statusesJson(const std::vector<SourceStatus> &statuses)
{
    QJsonArray list;
    for (const SourceStatus &status : statuses) {
        list.append(statusJson(status));
    }
    return list;
}

static QJsonArray filtersJson(const CopyView &view)
{
    QJsonArray list;
    for (const domain::FilterCount &count : view.filters) {
        list.append(QJsonObject{{u"filter"_s, domain::resultFilterName(count.filter)},
                                {u"removed"_s, count.removed},
                                {u"only_by_this"_s, count.onlyByThis},
                                {u"by"_s, u"here"_s}});
    }
    return list;
}

QJsonObject copyViewJson(const CopyView &view, const CopyQuestion &question)
{
    QJsonArray items;
    for (const FoundRow &row : view.rows) {
        items.append(rowJson(row));
    }
    const QString state = view.state == CopyView::State::Fresh ? u"fresh"_s
        : view.state == CopyView::State::Stale                 ? u"stale"_s
                                                               : u"searching"_s;
    return {
        {u"state"_s, state},
        {u"book_id"_s, question.book ? QJsonValue(question.book->id.toString()) : QJsonValue()},
        {u"isbn"_s, saidOrNull(question.isbn)},
        {u"number"_s, saidOrNull(question.number)},
        {u"country"_s, question.country},
        {u"currency"_s, question.currency.code()},
        {u"as_of"_s, toJson(view.asOf)},
        {u"items"_s, items},
        {u"sources"_s, statusesJson(view.sources)},
        {u"filters"_s, filtersJson(view)},
        {u"rate_day"_s,
         view.rateDay.isValid() ? QJsonValue(view.rateDay.toString(Qt::ISODate)) : QJsonValue()},
        {u"rate_age_days"_s, view.rateDay.isValid() ? QJsonValue(view.rateAgeDays) : QJsonValue()}};
}

} // namespace endpaper::server
