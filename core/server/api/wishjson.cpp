// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/wishjson.h"

#include "domain/condition.h"
#include "domain/isbn.h"
#include "protocol/schema.h"
#include "server/api/json.h"

#include <QCborArray>
#include <QCborMap>

namespace endpaper::server {

using namespace Qt::StringLiterals;
using protocol::FieldValue;

namespace {

constexpr int noteCharactersMax = 20'000;
constexpr int textsMax = 100;
constexpr int ratingMax = 5;
constexpr int priorityMax = 1000;

// A register and how REST calls it; a dot goes into an object.
struct Mapping
{
    const char *rest;
    const char *field;
    int max = textCharactersMax;
};
constexpr Mapping wishMappings[] = {
    {"book_id", "book_id"},
    {"isbn", "isbn"},
    {"title", "title"},
    {"authors", "authors"},
    {"published", "published", 32},
    {"series", "series"},
    {"series_no", "series_no", 32},
    {"cover_hint", "cover_hint"},
    {"source_key", "source_key"},
    {"want", "want"},
    {"own", "own"},
    {"state", "state"},
    {"editions.mode", "edition_mode"},
    {"editions.isbns", "edition_isbns"},
    {"editions.languages", "edition_languages"},
    {"limits.total", "limit_total"},
    {"limits.condition", "limit_condition"},
    {"limits.distance_m", "limit_distance_m", 500'000},
    {"limits.words", "words"},
    {"limits.not_words", "not_words"},
    {"alert", "alert"},
    {"ask_neighbours", "ask_neighbours"},
    {"priority", "priority", priorityMax},
    {"note", "note", noteCharactersMax},
    {"rating", "rating", ratingMax},
    {"read_from", "read_from"},
    {"read_to", "read_to"},
    {"bought_total", "bought_total"},
    {"bought_at", "bought_at"},
    {"added_at", "added_at"},
};
constexpr Mapping listMappings[] = {
    {"name", "name", 200}, {"role", "role"}, {"visibility", "visibility"},
    {"sort", "sort"},      {"view", "view"},
};

bool isKnownName(QByteArrayView field, const QString &name)
{
    if (field == "state") {
        return domain::fromWireName<domain::WishState>(name).has_value();
    }
    if (field == "edition_mode") {
        return domain::fromWireName<domain::EditionMode>(name).has_value();
    }
    if (field == "alert") {
        return domain::fromWireName<domain::AlertMode>(name).has_value();
    }
    if (field == "role") {
        return domain::fromWireName<domain::ListRole>(name).has_value();
    }
    if (field == "visibility") {
        return domain::fromWireName<domain::Visibility>(name).has_value();
    }
    return field != "limit_condition" || domain::conditionFromName(name).has_value();
}

Expected<QCborValue> textField(const QJsonObject &object, const QString &key,
                               const Mapping &mapping)
{
    const QByteArrayView field = mapping.field;
    const int min = field == "title" || field == "name" ? 1 : 0;
    TRY_ASSIGN(
        const QString text,
        requiredText(
            object, key,
            {.charactersMax = mapping.max, .charactersMin = min, .hasLines = field == "note"}));
    if (field == "isbn" && !text.isEmpty()) {
        TRY_ASSIGN(const auto isbn, domain::Isbn::parse(text));
        return QCborValue(isbn.toString13());
    }
    if (!isKnownName(field, text)) {
        return fail(ErrorKind::Invalid, u"unknown"_s, QString::fromLatin1(mapping.rest));
    }
    return QCborValue(text);
}

Expected<QCborValue> textsField(const QJsonObject &object, const QString &key,
                                const Mapping &mapping)
{
    TRY_ASSIGN(QStringList texts, textList(object, key, textsMax, {.charactersMin = 1}));
    if (QByteArrayView(mapping.field) == "edition_isbns") {
        for (QString &text : texts) {
            TRY_ASSIGN(const auto isbn, domain::Isbn::parse(text));
            text = isbn.toString13();
        }
    }
    return protocol::textsValue(texts);
}

Expected<QCborValue> moneyField(const QJsonObject &object, const QString &key,
                                const Mapping &mapping)
{
    TRY_ASSIGN(const auto money, optionalObject(object, key));
    const QJsonObject given = money.value_or(QJsonObject());
    TRY_ASSIGN(const qint64 minor,
               requiredInteger(given, u"minor"_s, {.min = 0, .max = 1'000'000'000'000}));
    TRY_ASSIGN(const QString code, requiredText(given, u"currency"_s));
    const auto currency = domain::Currency::parse(code);
    if (!currency) {
        return fail(ErrorKind::Invalid, u"not_a_currency"_s,
                    QString::fromLatin1(mapping.rest) + u".currency"_s);
    }
    return protocol::moneyValue(domain::Money{minor, *currency});
}

Expected<QCborValue> integerField(const QJsonObject &object, const QString &key,
                                  const Mapping &mapping)
{
    if (QByteArrayView(mapping.field) == "added_at") {
        TRY_ASSIGN(const auto at, optionalInstant(object, key));
        return at ? QCborValue(toEpochMs(*at)) : QCborValue(nullptr);
    }
    const qint64 min = QByteArrayView(mapping.field) == "rating" ? 1
        : QByteArrayView(mapping.field) == "priority"            ? -priorityMax
                                                                 : 0;
    TRY_ASSIGN(const qint64 value, requiredInteger(object, key, {.min = min, .max = mapping.max}));
    return QCborValue(value);
}

Expected<QCborValue> valueOf(domain::RowKind kind, const QJsonObject &object, const QString &key,
                             const Mapping &mapping)
{
    const protocol::FieldSpec *spec = protocol::findField(kind, mapping.field);
    if (object.value(key).isNull()) {
        if (spec->isRequired) {
            return fail(ErrorKind::Invalid, u"required"_s, QString::fromLatin1(mapping.rest));
        }
        return QCborValue(nullptr);
    }
    switch (spec->type) {
    case protocol::FieldType::Id: {
        TRY_ASSIGN(const Uuid id, requiredUuid(object, key));
        return protocol::idValue(id);
    }
    case protocol::FieldType::Text:
        return textField(object, key, mapping);
    case protocol::FieldType::Flag: {
        TRY_ASSIGN(const auto flag, optionalBool(object, key));
        return QCborValue(flag.value_or(false));
    }
    case protocol::FieldType::Integer:
        return integerField(object, key, mapping);
    case protocol::FieldType::Date: {
        TRY_ASSIGN(const QString text, requiredText(object, key));
        if (!QDate::fromString(text, Qt::ISODate).isValid()) {
            return fail(ErrorKind::Invalid, u"not_a_time"_s, key);
        }
        return QCborValue(text);
    }
    case protocol::FieldType::Texts:
        return textsField(object, key, mapping);
    case protocol::FieldType::Money:
        return moneyField(object, key, mapping);
    case protocol::FieldType::Any:
        break;
    }
    return fail(ErrorKind::Internal, u"a mapping without a type"_s);
}

Expected<QList<FieldValue>> fieldsOf(domain::RowKind kind, const QJsonObject &body,
                                     std::span<const Mapping> mappings)
{
    QList<FieldValue> fields;
    for (const Mapping &mapping : mappings) {
        const QString rest = QString::fromLatin1(mapping.rest);
        const qsizetype dot = rest.indexOf(u'.');
        const QString outer = dot < 0 ? QString() : rest.first(dot);
        const QString key = rest.sliced(dot + 1);
        if (outer.isEmpty() ? !body.contains(key) : !body.contains(outer)) {
            continue;
        }
        QJsonObject object = body;
        if (!outer.isEmpty()) {
            TRY_ASSIGN(const auto inner, optionalObject(body, outer));
            // A null object empties all that is in it.
            object = inner.value_or(QJsonObject{{key, QJsonValue::Null}});
            if (!object.contains(key)) {
                continue;
            }
        }
        // When a wish was added is always known: nothing unsays it.
        if (QByteArrayView(mapping.field) == "added_at" && object.value(key).isNull()) {
            continue;
        }
        auto value = valueOf(kind, object, key, mapping);
        if (!value) {
            Error error = std::move(value).error();
            if (!outer.isEmpty() && !error.field.startsWith(outer)) {
                error.field = rest;
            }
            return tl::unexpected(std::move(error));
        }
        fields.append({mapping.field, *value});
    }
    return fields;
}

QJsonValue moneyOrNull(const std::optional<domain::Money> &money)
{
    return money ? QJsonValue(moneyJson(money->minor, money->currency.code())) : QJsonValue();
}

QJsonValue dateOrNull(const std::optional<QDate> &date)
{
    return date ? QJsonValue(date->toString(Qt::ISODate)) : QJsonValue();
}

QJsonArray isbnsJson(const QList<domain::Isbn> &isbns)
{
    QJsonArray array;
    for (const domain::Isbn &isbn : isbns) {
        array.append(isbn.toString13());
    }
    return array;
}

Instant lastEditOf(const domain::Row &row)
{
    quint64 ms = row.life.stamp.ms();
    for (const domain::Register &field : row.fields) {
        ms = qMax(ms, field.stamp.ms());
    }
    return fromEpochMs(qint64(ms));
}

QJsonObject limitsJson(const domain::Limits &limits)
{
    return {{u"total"_s, moneyOrNull(limits.total)},
            {u"condition"_s,
             limits.condition == domain::Condition::Unknown
                 ? QJsonValue()
                 : QJsonValue(domain::conditionName(limits.condition))},
            {u"distance_m"_s,
             limits.distanceMetres ? QJsonValue(*limits.distanceMetres) : QJsonValue()},
            {u"words"_s, QJsonArray::fromStringList(limits.words)},
            {u"not_words"_s, QJsonArray::fromStringList(limits.notWords)}};
}

} // namespace

QJsonObject wishJson(const domain::Row &row, int position, const QStringList &tags)
{
    const domain::Wish wish = protocol::wishFrom(row);
    // Whether neighbours are asked is unsaid until somebody says it.
    const QCborValue asks = row.fields.value("ask_neighbours").value;
    return {
        {u"id"_s, toJson(wish.id)},
        {u"wishlist_id"_s, toJson(wish.list)},
        {u"position"_s, position},
        {u"book_id"_s, wish.bookId ? toJson(*wish.bookId) : QJsonValue()},
        {u"isbn"_s, wish.isbn ? QJsonValue(wish.isbn->toString13()) : QJsonValue()},
        {u"title"_s, wish.title},
        {u"authors"_s, QJsonArray::fromStringList(wish.authors)},
        {u"published"_s, textOrNull(wish.published)},
        {u"series"_s, textOrNull(wish.series)},
        {u"series_no"_s, textOrNull(wish.seriesNumber)},
        {u"cover_hint"_s, textOrNull(wish.coverHint)},
        {u"source_key"_s, textOrNull(wish.sourceKey)},
        {u"want"_s, wish.want},
        {u"own"_s, wish.own},
        {u"state"_s, domain::wireName(wish.state)},
        {u"editions"_s,
         QJsonObject{{u"mode"_s, domain::wireName(wish.editionMode)},
                     {u"isbns"_s, isbnsJson(wish.editionIsbns)},
                     {u"languages"_s, QJsonArray::fromStringList(wish.editionLanguages)}}},
        {u"limits"_s, limitsJson(wish.limits)},
        {u"alert"_s, domain::wireName(wish.alert)},
        {u"ask_neighbours"_s, asks.isBool() ? QJsonValue(asks.toBool()) : QJsonValue()},
        {u"priority"_s, wish.priority},
        {u"note"_s, wish.note},
        {u"tags"_s, QJsonArray::fromStringList(tags)},
        {u"rating"_s, wish.rating ? QJsonValue(*wish.rating) : QJsonValue()},
        {u"read_from"_s, dateOrNull(wish.readFrom)},
        {u"read_to"_s, dateOrNull(wish.readTo)},
        {u"bought_total"_s, moneyOrNull(wish.boughtTotal)},
        {u"bought_at"_s, dateOrNull(wish.boughtAt)},
        {u"added_at"_s, toJson(wish.addedAt)},
        {u"last_edit_at"_s, toJson(lastEditOf(row))},
    };
}

QJsonObject listJson(const domain::Row &row, int position, int wishCount)
{
    const domain::ListInfo list = protocol::listFrom(row);
    return {{u"id"_s, toJson(list.id)},
            {u"name"_s, list.name},
            {u"position"_s, position},
            {u"role"_s, domain::wireName(list.role)},
            {u"visibility"_s, domain::wireName(list.visibility)},
            {u"sort"_s, textOrNull(list.sort)},
            {u"view"_s, textOrNull(list.view)},
            {u"wish_count"_s, wishCount},
            {u"last_edit_at"_s, toJson(lastEditOf(row))}};
}

Expected<QList<FieldValue>> wishFields(const QJsonObject &body)
{
    return fieldsOf(domain::RowKind::Wish, body, wishMappings);
}

Expected<QList<FieldValue>> listFields(const QJsonObject &body)
{
    return fieldsOf(domain::RowKind::List, body, listMappings);
}

} // namespace endpaper::server
