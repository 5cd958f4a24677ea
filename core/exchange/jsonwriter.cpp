// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/listwriter_p.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace endpaper::exchange {

using namespace Qt::StringLiterals;

namespace {

QJsonArray texts(const QStringList &list) { return QJsonArray::fromStringList(list); }

QJsonValue dateOrNull(const std::optional<QDate> &date)
{
    return date ? QJsonValue(date->toString(Qt::ISODate)) : QJsonValue();
}

QJsonValue moneyOrNull(const std::optional<domain::Money> &money)
{
    return money ? QJsonValue(
               QJsonObject{{u"minor"_s, money->minor}, {u"currency"_s, money->currency.code()}})
                 : QJsonValue();
}

QJsonObject editions(const domain::Wish &wish)
{
    QJsonArray isbns;
    for (const domain::Isbn &isbn : wish.editionIsbns) {
        isbns.append(isbn.toString13());
    }
    return {{u"mode"_s, domain::wireName(wish.editionMode)},
            {u"isbns"_s, isbns},
            {u"languages"_s, texts(wish.editionLanguages)}};
}

QJsonObject limits(const domain::Limits &limits)
{
    return {{u"total"_s, moneyOrNull(limits.total)},
            {u"condition"_s,
             limits.condition == domain::Condition::Unknown
                 ? QJsonValue()
                 : QJsonValue(domain::conditionName(limits.condition))},
            {u"distance_m"_s,
             limits.distanceMetres ? QJsonValue(*limits.distanceMetres) : QJsonValue()},
            {u"words"_s, texts(limits.words)},
            {u"not_words"_s, texts(limits.notWords)}};
}

} // namespace

QByteArray jsonHead() { return R"({"format": "endpaper", "version": 1, "wishes": [)"; }

QByteArray jsonBook(const ExportedWish &exported, bool isFirst)
{
    const domain::Wish &wish = exported.wish;
    const QJsonObject json{
        {u"list"_s, exported.listName},
        {u"list_role"_s, domain::wireName(exported.listRole)},
        {u"title"_s, wish.title},
        {u"authors"_s, texts(wish.authors)},
        {u"isbn"_s, wish.isbn ? QJsonValue(wish.isbn->toString13()) : QJsonValue()},
        {u"published"_s, wish.published},
        {u"series"_s, wish.series},
        {u"series_no"_s, wish.seriesNumber},
        {u"cover_hint"_s, wish.coverHint},
        {u"source_key"_s, wish.sourceKey},
        {u"want"_s, wish.want},
        {u"own"_s, wish.own},
        {u"state"_s, domain::wireName(wish.state)},
        {u"editions"_s, editions(wish)},
        {u"limits"_s, limits(wish.limits)},
        {u"alert"_s, domain::wireName(wish.alert)},
        {u"ask_neighbours"_s, wish.askNeighbours},
        {u"priority"_s, wish.priority},
        {u"note"_s, wish.note},
        {u"rating"_s, wish.rating ? QJsonValue(*wish.rating) : QJsonValue()},
        {u"read_from"_s, dateOrNull(wish.readFrom)},
        {u"read_to"_s, dateOrNull(wish.readTo)},
        {u"bought_total"_s, moneyOrNull(wish.boughtTotal)},
        {u"bought_at"_s, dateOrNull(wish.boughtAt)},
        {u"added_at"_s, toRfc3339(wish.addedAt)},
        {u"tags"_s, texts(exported.tags)},
    };
    return (isFirst ? "\n" : ",\n") + QJsonDocument(json).toJson(QJsonDocument::Compact);
}

QByteArray jsonFoot() { return "\n]}\n"; }

} // namespace endpaper::exchange
