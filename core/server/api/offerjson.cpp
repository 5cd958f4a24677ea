// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/offerjson.h"

#include "domain/text.h"
#include "server/api/json.h"
#include "server/api/settings.h"

namespace endpaper::server {

using namespace Qt::StringLiterals;

namespace {

constexpr int keywordsMax = 20;
constexpr int keywordCharactersMax = 50;
constexpr int authorsMax = 50;
constexpr int imagesMax = 12;
constexpr int textCharactersMaxOfPost = 5000;
constexpr int radiusMetresDefault = 10'000;
const QStringList kinds = {u"sell"_s, u"give"_s, u"swap"_s, u"lend"_s};

Expected<> applyBook(const QJsonObject &body, store::Post &post)
{
    if (body.contains(u"isbn"_s)) {
        TRY_ASSIGN(const auto text, optionalText(body, u"isbn"_s));
        post.isbn.reset();
        if (text && !text->isEmpty()) {
            TRY_ASSIGN(post.isbn, domain::Isbn::parse(*text));
        }
    }
    if (body.contains(u"title"_s)) {
        TRY_ASSIGN(const auto title, optionalText(body, u"title"_s));
        post.title = title.value_or(u""_s);
    }
    if (body.contains(u"authors"_s)) {
        TRY_ASSIGN(post.authors, textList(body, u"authors"_s, authorsMax));
    }
    if (body.contains(u"text"_s)) {
        TRY_ASSIGN(const auto text,
                   optionalText(body, u"text"_s,
                                {.charactersMax = textCharactersMaxOfPost, .hasLines = true}));
        post.text = text.value_or(u""_s);
    }
    if (body.contains(u"keywords"_s)) {
        TRY_ASSIGN(
            const auto words,
            textList(body, u"keywords"_s, keywordsMax, {.charactersMax = keywordCharactersMax}));
        post.keywords.clear();
        for (const QString &word : words) {
            const QString folded = domain::foldForSearch(word).trimmed();
            if (!folded.isEmpty() && !post.keywords.contains(folded)) {
                post.keywords.append(folded);
            }
        }
    }
    return {};
}

Expected<> applyPlace(const QJsonObject &body, const Settings &settings, store::Post &post)
{
    TRY_ASSIGN(const auto given, optionalObject(body, u"place"_s));
    if (!given) {
        return {};
    }
    if (given->contains(u"lat"_s) || given->contains(u"lng"_s)) {
        TRY_ASSIGN(const auto lat, optionalReal(*given, u"lat"_s, -90, 90));
        TRY_ASSIGN(const auto lng, optionalReal(*given, u"lng"_s, -180, 180));
        if (!lat || !lng) {
            return fail(ErrorKind::Invalid, u"required"_s, lat ? u"place.lng"_s : u"place.lat"_s);
        }
        TRY_ASSIGN(const auto point, domain::makeGeoPoint(*lat, *lng));
        TRY_ASSIGN(const auto asked, optionalInteger(*given, u"cell_m"_s));
        const int metres =
            qMax(int(asked.value_or(settings.positionCellMetres)), settings.positionCellMetres);
        const auto size = metres % 1000 == 0 ? domain::cellSize(metres / 1000) : std::nullopt;
        if (!size) {
            return fail(ErrorKind::Invalid, u"out_of_range"_s, u"place.cell_m"_s);
        }
        const domain::Cell cell = domain::roundToCell(point, *size);
        post.place = cell.centre();
        post.cellMetres = cell.metres();
    }
    TRY_ASSIGN(const auto radius,
               optionalInteger(*given, u"radius_m"_s, {.min = 0, .max = domain::radiusMetresMax}));
    post.radiusMetres = int(radius.value_or(post.n ? post.radiusMetres : radiusMetresDefault));
    return {};
}

Expected<> applyPrice(const QJsonObject &body, store::Post &post)
{
    if (!body.contains(u"price"_s)) {
        return {};
    }
    post.price.reset();
    TRY_ASSIGN(const auto price, optionalObject(body, u"price"_s));
    if (price) {
        TRY_ASSIGN(const qint64 minor,
                   requiredInteger(*price, u"minor"_s, {.min = 0, .max = 1'000'000'000}));
        TRY_ASSIGN(const QString code, requiredText(*price, u"currency"_s));
        const auto currency = domain::Currency::parse(code);
        if (!currency) {
            return fail(ErrorKind::Invalid, u"not_a_currency"_s, u"price.currency"_s);
        }
        post.price = domain::Money{minor, *currency};
    }
    return {};
}

Expected<> applyTerms(const QJsonObject &body, store::Post &post)
{
    TRY_ASSIGN(const auto kind, optionalText(body, u"kind"_s));
    if (kind && !kinds.contains(*kind)) {
        return fail(ErrorKind::Invalid, u"unknown"_s, u"kind"_s);
    }
    post.kind = kind ? kind->toLatin1() : post.kind;
    if (body.contains(u"condition"_s)) {
        TRY_ASSIGN(const auto name, optionalText(body, u"condition"_s));
        const auto condition = name ? domain::conditionFromName(*name) : domain::Condition::Unknown;
        if (!condition) {
            return fail(ErrorKind::Invalid, u"unknown"_s, u"condition"_s);
        }
        post.condition = *condition;
    }
    TRY_ASSIGN(const auto moves, optionalBool(body, u"moves_with_me"_s));
    post.movesWithMe = moves.value_or(post.movesWithMe);
    TRY_ASSIGN(const auto active, optionalBool(body, u"active"_s));
    post.isActive = active.value_or(post.isActive);
    TRY_ASSIGN(const auto from, optionalInstant(body, u"valid_from"_s));
    post.validFrom = from.value_or(post.validFrom);
    if (body.contains(u"valid_until"_s)) {
        TRY_ASSIGN(post.validUntil, optionalInstant(body, u"valid_until"_s));
    }
    if (post.validUntil && *post.validUntil <= post.validFrom) {
        return fail(ErrorKind::Invalid, u"out_of_range"_s, u"valid_until"_s);
    }
    if (body.contains(u"images"_s)) {
        TRY_ASSIGN(post.images, textList(body, u"images"_s, imagesMax));
    }
    return {};
}

} // namespace

QJsonObject postJson(const store::Post &post, const QString &ownerName,
                     std::optional<domain::DistanceBand> band)
{
    return {
        {u"id"_s, toJson(post.id)},
        {u"kind"_s, QString::fromLatin1(post.kind)},
        {u"isbn"_s, post.isbn ? QJsonValue(post.isbn->toString13()) : QJsonValue()},
        {u"title"_s, post.title},
        {u"authors"_s, QJsonArray::fromStringList(post.authors)},
        {u"text"_s, post.text},
        {u"keywords"_s, QJsonArray::fromStringList(post.keywords)},
        {u"place"_s,
         QJsonObject{{u"lat"_s, post.place.lat},
                     {u"lng"_s, post.place.lng},
                     {u"radius_m"_s, post.radiusMetres},
                     {u"cell_m"_s, post.cellMetres}}},
        {u"price"_s,
         post.price ? QJsonValue(moneyJson(post.price->minor, post.price->currency.code()))
                    : QJsonValue()},
        {u"condition"_s,
         post.condition == domain::Condition::Unknown
             ? QJsonValue()
             : QJsonValue(domain::conditionName(post.condition))},
        {u"moves_with_me"_s, post.movesWithMe},
        {u"images"_s, QJsonArray::fromStringList(post.images)},
        {u"valid_from"_s, toJson(post.validFrom)},
        {u"valid_until"_s, toJson(post.validUntil)},
        {u"active"_s, post.isActive},
        {u"distance_band"_s, band ? QJsonValue(domain::distanceBandName(*band)) : QJsonValue()},
        {u"owner"_s, QJsonObject{{u"id"_s, toJson(post.account)}, {u"display_name"_s, ownerName}}},
        {u"created_at"_s, toJson(post.createdAt)},
        {u"last_edit_at"_s, toJson(post.editedAt)}};
}

Expected<> applyPostBody(const QJsonObject &body, const Context &context, store::Post &post)
{
    TRY(applyBook(body, post));
    TRY(applyPlace(body, context.settings, post));
    TRY(applyPrice(body, post));
    return applyTerms(body, post);
}

} // namespace endpaper::server
