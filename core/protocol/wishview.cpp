// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/schema.h"

#include <QCborArray>

namespace endpaper::protocol {

using namespace Qt::StringLiterals;
using domain::Fields;
using domain::ListInfo;
using domain::Wish;

namespace {
// What a register says, a damaged value as its absence.
std::optional<int> integerFrom(const QCborValue &value)
{
    return value.isInteger()
        ? std::optional(int(std::clamp<qint64>(value.toInteger(), INT_MIN, INT_MAX)))
        : std::nullopt;
}

std::optional<QDate> dateFrom(const QCborValue &value)
{
    const QDate read = QDate::fromString(value.toString(), Qt::ISODate);
    return read.isValid() ? std::optional(read) : std::nullopt;
}

std::optional<domain::Isbn> isbnFrom(const QString &text)
{
    const auto read = domain::Isbn::read(text);
    return read ? std::optional(*read) : std::nullopt;
}

template <typename Enum> Enum namedFrom(const QCborValue &value)
{
    return domain::fromWireName<Enum>(value.toString()).value_or(Enum());
}

// How each register goes into the typed view; one that is absent leaves the member's default.
template <typename Info> using Setter = void (*)(Info &, const QCborValue &);
template <typename Info> using Setters = QHash<QByteArray, Setter<Info>>;

const Setters<Wish> &wishSetters()
{
    using V = const QCborValue &;
    static const Setters<Wish> setters{
        {"list", [](Wish &wish, V value) { wish.list = idFrom(value); }},
        {"pos", [](Wish &wish, V value) { wish.pos = value.toString(); }},
        {"book_id",
         [](Wish &wish, V value) {
             const Uuid book = idFrom(value);
             wish.bookId = book.isNil() ? std::nullopt : std::optional(book);
         }},
        {"isbn", [](Wish &wish, V value) { wish.isbn = isbnFrom(value.toString()); }},
        {"title", [](Wish &wish, V value) { wish.title = value.toString(); }},
        {"authors", [](Wish &wish, V value) { wish.authors = textsFrom(value); }},
        {"published", [](Wish &wish, V value) { wish.published = value.toString(); }},
        {"series", [](Wish &wish, V value) { wish.series = value.toString(); }},
        {"series_no", [](Wish &wish, V value) { wish.seriesNumber = value.toString(); }},
        {"cover_hint", [](Wish &wish, V value) { wish.coverHint = value.toString(); }},
        {"source_key", [](Wish &wish, V value) { wish.sourceKey = value.toString(); }},
        {"want", [](Wish &wish, V value) { wish.want = value.toBool(wish.want); }},
        {"own", [](Wish &wish, V value) { wish.own = value.toBool(wish.own); }},
        {"state", [](Wish &wish, V value) { wish.state = namedFrom<domain::WishState>(value); }},
        {"edition_mode",
         [](Wish &wish, V value) { wish.editionMode = namedFrom<domain::EditionMode>(value); }},
        {"edition_isbns",
         [](Wish &wish, V value) {
             for (const QString &text : textsFrom(value)) {
                 if (const auto isbn = isbnFrom(text)) {
                     wish.editionIsbns.append(*isbn);
                 }
             }
         }},
        {"edition_languages",
         [](Wish &wish, V value) { wish.editionLanguages = textsFrom(value); }},
        {"limit_total", [](Wish &wish, V value) { wish.limits.total = moneyFrom(value); }},
        {"limit_condition",
         [](Wish &wish, V value) {
             wish.limits.condition =
                 domain::conditionFromName(value.toString()).value_or(domain::Condition::Unknown);
         }},
        {"limit_distance_m",
         [](Wish &wish, V value) { wish.limits.distanceMetres = integerFrom(value); }},
        {"words", [](Wish &wish, V value) { wish.limits.words = textsFrom(value); }},
        {"not_words", [](Wish &wish, V value) { wish.limits.notWords = textsFrom(value); }},
        {"alert", [](Wish &wish, V value) { wish.alert = namedFrom<domain::AlertMode>(value); }},
        {"ask_neighbours",
         [](Wish &wish, V value) { wish.askNeighbours = value.toBool(wish.askNeighbours); }},
        {"priority", [](Wish &wish, V value) { wish.priority = integerFrom(value).value_or(0); }},
        {"note", [](Wish &wish, V value) { wish.note = value.toString(); }},
        {"rating", [](Wish &wish, V value) { wish.rating = integerFrom(value); }},
        {"read_from", [](Wish &wish, V value) { wish.readFrom = dateFrom(value); }},
        {"read_to", [](Wish &wish, V value) { wish.readTo = dateFrom(value); }},
        {"bought_total", [](Wish &wish, V value) { wish.boughtTotal = moneyFrom(value); }},
        {"bought_at", [](Wish &wish, V value) { wish.boughtAt = dateFrom(value); }},
        {"added_at", [](Wish &wish, V value) { wish.addedAt = fromEpochMs(value.toInteger(0)); }},
    };
    return setters;
}

const Setters<ListInfo> &listSetters()
{
    using V = const QCborValue &;
    static const Setters<ListInfo> setters{
        {"name", [](ListInfo &list, V value) { list.name = value.toString(); }},
        {"pos", [](ListInfo &list, V value) { list.pos = value.toString(); }},
        {"role", [](ListInfo &list, V value) { list.role = namedFrom<domain::ListRole>(value); }},
        {"visibility",
         [](ListInfo &list, V value) { list.visibility = namedFrom<domain::Visibility>(value); }},
        {"sort", [](ListInfo &list, V value) { list.sort = value.toString(); }},
        {"view", [](ListInfo &list, V value) { list.view = value.toString(); }},
    };
    return setters;
}

template <typename Info> Info infoFrom(const domain::Row &row, const Setters<Info> &setters)
{
    Info info;
    info.id = row.id;
    for (auto it = row.fields.cbegin(); it != row.fields.cend(); ++it) {
        if (const Setter<Info> set = setters.value(it.key())) {
            set(info, it->value);
        }
    }
    return info;
}

QCborValue textValue(const QString &text)
{
    return text.isEmpty() ? QCborValue(QString(u""_s)) : QCborValue(text);
}

QCborValue isbnsValue(const QList<domain::Isbn> &isbns)
{
    QCborArray values;
    for (const domain::Isbn &isbn : isbns) {
        values.append(isbn.toString13());
    }
    return values;
}

template <typename T, typename Make> QCborValue orNull(const std::optional<T> &value, Make make)
{
    return value ? QCborValue(make(*value)) : QCborValue(nullptr);
}

QString dateText(QDate date) { return date.toString(Qt::ISODate); }

template <typename Info> QList<FieldValue> different(const Info &before, const Info &after)
{
    const QList<FieldValue> old = fieldsFrom(before, Completeness::All);
    QList<FieldValue> changed;
    const QList<FieldValue> now = fieldsFrom(after, Completeness::All);
    for (qsizetype i = 0; i < now.size(); ++i) {
        if (now[i] != old[i]) {
            changed.append(now[i]);
        }
    }
    return changed;
}

template <typename Info> QList<FieldValue> reduced(domain::RowKind kind, QList<FieldValue> fields)
{
    static const QList<FieldValue> plain = fieldsFrom(Info(), Completeness::All);
    QList<FieldValue> kept;
    for (qsizetype i = 0; i < fields.size(); ++i) {
        const FieldSpec *spec = findField(kind, fields[i].name);
        if (fields[i].value != plain[i].value || spec->isRequired) {
            kept.append(std::move(fields[i]));
        }
    }
    return kept;
}
} // namespace

Wish wishFrom(const domain::Row &row) { return infoFrom(row, wishSetters()); }

ListInfo listFrom(const domain::Row &row) { return infoFrom(row, listSetters()); }

QList<FieldValue> fieldsFrom(const Wish &wish, Completeness completeness)
{
    QList<FieldValue> fields = {
        {"list", idValue(wish.list)},
        {"pos", textValue(wish.pos)},
        {"book_id", idValue(wish.bookId.value_or(Uuid()))},
        {"isbn", orNull(wish.isbn, [](const domain::Isbn &isbn) { return isbn.toString13(); })},
        {"title", textValue(wish.title)},
        {"authors", textsValue(wish.authors)},
        {"published", textValue(wish.published)},
        {"series", textValue(wish.series)},
        {"series_no", textValue(wish.seriesNumber)},
        {"cover_hint", textValue(wish.coverHint)},
        {"source_key", textValue(wish.sourceKey)},
        {"want", wish.want},
        {"own", wish.own},
        {"state", domain::wireName(wish.state)},
        {"edition_mode", domain::wireName(wish.editionMode)},
        {"edition_isbns", isbnsValue(wish.editionIsbns)},
        {"edition_languages", textsValue(wish.editionLanguages)},
        {"limit_total", moneyValue(wish.limits.total)},
        {"limit_condition", domain::conditionName(wish.limits.condition)},
        {"limit_distance_m",
         orNull(wish.limits.distanceMetres, [](int metres) { return qint64(metres); })},
        {"words", textsValue(wish.limits.words)},
        {"not_words", textsValue(wish.limits.notWords)},
        {"alert", domain::wireName(wish.alert)},
        {"ask_neighbours", wish.askNeighbours},
        {"priority", qint64(wish.priority)},
        {"note", textValue(wish.note)},
        {"rating", orNull(wish.rating, [](int rating) { return qint64(rating); })},
        {"read_from", orNull(wish.readFrom, dateText)},
        {"read_to", orNull(wish.readTo, dateText)},
        {"bought_total", moneyValue(wish.boughtTotal)},
        {"bought_at", orNull(wish.boughtAt, dateText)},
        {"added_at", toEpochMs(wish.addedAt)},
    };
    if (completeness == Completeness::All) {
        return fields;
    }
    return reduced<Wish>(domain::RowKind::Wish, std::move(fields));
}

QList<FieldValue> fieldsFrom(const ListInfo &list, Completeness completeness)
{
    QList<FieldValue> fields = {
        {"name", textValue(list.name)},        {"pos", textValue(list.pos)},
        {"role", domain::wireName(list.role)}, {"visibility", domain::wireName(list.visibility)},
        {"sort", textValue(list.sort)},        {"view", textValue(list.view)},
    };
    if (completeness == Completeness::All) {
        return fields;
    }
    return reduced<ListInfo>(domain::RowKind::List, std::move(fields));
}

QList<FieldValue> changedFields(const Wish &before, const Wish &after)
{
    return different(before, after);
}

QList<FieldValue> changedFields(const ListInfo &before, const ListInfo &after)
{
    return different(before, after);
}

} // namespace endpaper::protocol
