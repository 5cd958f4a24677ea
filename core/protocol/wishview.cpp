// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/schema.h"

#include <QCborArray>

namespace endpaper::protocol {

using namespace Qt::StringLiterals;
using domain::Fields;
using domain::ListInfo;
using domain::Wish;

namespace {
// Reading registers by name, absent and damaged ones as their defaults.
class View
{
public:
    explicit View(const Fields &fields)
        : m_fields(fields)
    {
    }

    [[nodiscard]] QCborValue value(const char *name) const
    {
        const auto found =
            m_fields.constFind(QByteArray::fromRawData(name, qsizetype(qstrlen(name))));
        return found == m_fields.cend() ? QCborValue() : found->value;
    }
    [[nodiscard]] QString text(const char *name) const { return value(name).toString(); }
    [[nodiscard]] QStringList texts(const char *name) const { return textsFrom(value(name)); }
    [[nodiscard]] bool flag(const char *name, bool otherwise) const
    {
        return value(name).toBool(otherwise);
    }
    [[nodiscard]] std::optional<int> integer(const char *name) const
    {
        const QCborValue read = value(name);
        return read.isInteger()
            ? std::optional(int(std::clamp<qint64>(read.toInteger(), INT_MIN, INT_MAX)))
            : std::nullopt;
    }
    [[nodiscard]] std::optional<QDate> date(const char *name) const
    {
        const QDate read = QDate::fromString(text(name), Qt::ISODate);
        return read.isValid() ? std::optional(read) : std::nullopt;
    }
    template <typename Enum> [[nodiscard]] Enum named(const char *name) const
    {
        return domain::fromWireName<Enum>(text(name)).value_or(Enum());
    }
    [[nodiscard]] std::optional<domain::Isbn> isbn(const char *name) const
    {
        return isbnFrom(text(name));
    }
    [[nodiscard]] static std::optional<domain::Isbn> isbnFrom(const QString &text)
    {
        const auto read = domain::Isbn::read(text);
        return read ? std::optional(*read) : std::nullopt;
    }

private:
    const Fields &m_fields;
};

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

Wish wishFrom(const domain::Row &row)
{
    const View view(row.fields);
    Wish wish;
    wish.id = row.id;
    wish.list = idFrom(view.value("list"));
    wish.pos = view.text("pos");
    if (const Uuid book = idFrom(view.value("book_id")); !book.isNil()) {
        wish.bookId = book;
    }
    wish.isbn = view.isbn("isbn");
    wish.title = view.text("title");
    wish.authors = view.texts("authors");
    wish.published = view.text("published");
    wish.series = view.text("series");
    wish.seriesNumber = view.text("series_no");
    wish.coverHint = view.text("cover_hint");
    wish.sourceKey = view.text("source_key");
    wish.want = view.flag("want", true);
    wish.own = view.flag("own", false);
    wish.state = view.named<domain::WishState>("state");
    wish.editionMode = view.named<domain::EditionMode>("edition_mode");
    for (const QString &text : view.texts("edition_isbns")) {
        if (const auto isbn = View::isbnFrom(text)) {
            wish.editionIsbns.append(*isbn);
        }
    }
    wish.editionLanguages = view.texts("edition_languages");
    wish.limits.total = moneyFrom(view.value("limit_total"));
    wish.limits.condition = domain::conditionFromName(view.text("limit_condition"))
                                .value_or(domain::Condition::Unknown);
    wish.limits.distanceMetres = view.integer("limit_distance_m");
    wish.limits.words = view.texts("words");
    wish.limits.notWords = view.texts("not_words");
    wish.alert = view.named<domain::AlertMode>("alert");
    wish.askNeighbours = view.flag("ask_neighbours", true);
    wish.priority = view.integer("priority").value_or(0);
    wish.note = view.text("note");
    wish.rating = view.integer("rating");
    wish.readFrom = view.date("read_from");
    wish.readTo = view.date("read_to");
    wish.boughtTotal = moneyFrom(view.value("bought_total"));
    wish.boughtAt = view.date("bought_at");
    wish.addedAt = fromEpochMs(view.value("added_at").toInteger(0));
    return wish;
}

ListInfo listFrom(const domain::Row &row)
{
    const View view(row.fields);
    return {.id = row.id,
            .name = view.text("name"),
            .pos = view.text("pos"),
            .role = view.named<domain::ListRole>("role"),
            .visibility = view.named<domain::Visibility>("visibility"),
            .sort = view.text("sort"),
            .view = view.text("view")};
}

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
