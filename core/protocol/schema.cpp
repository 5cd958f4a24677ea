// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/schema.h"

#include "domain/orderkey.h"
#include "protocol/cbor.h"
#include "protocol/limits.h"

#include <QCborArray>
#include <QCborMap>
#include <QHash>

#include <array>

namespace endpaper::protocol {

using namespace Qt::StringLiterals;
using enum FieldType;

namespace {
constexpr FieldSpec listFields[] = {
    {"name", Text, true}, {"pos", Text, true}, {"role", Text},
    {"visibility", Text}, {"sort", Text},      {"view", Text},
};
constexpr FieldSpec wishFields[] = {
    {"list", Id, true},
    {"pos", Text, true},
    {"book_id", Id},
    {"isbn", Text},
    {"title", Text, true},
    {"authors", Texts},
    {"published", Text},
    {"series", Text},
    {"series_no", Text},
    {"cover_hint", Text},
    {"source_key", Text},
    {"want", Flag},
    {"own", Flag},
    {"state", Text},
    {"edition_mode", Text},
    {"edition_isbns", Texts},
    {"edition_languages", Texts},
    {"limit_total", FieldType::Money},
    {"limit_condition", Text},
    {"limit_distance_m", Integer},
    {"words", Texts},
    {"not_words", Texts},
    {"alert", Text},
    {"ask_neighbours", Flag},
    {"priority", Integer},
    {"note", Text},
    {"rating", Integer},
    {"read_from", Date},
    {"read_to", Date},
    {"bought_total", FieldType::Money},
    {"bought_at", Date},
    {"added_at", Integer},
};
constexpr FieldSpec tagFields[] = {{"wish", Id, true}, {"text", Text, true}};
constexpr FieldSpec searchFields[] = {
    {"name", Text, true},  {"query", Text, true}, {"place", Any},
    {"radius_m", Integer}, {"kinds", Texts},      {"alert", Text},
};
constexpr FieldSpec prefFields[] = {{"value", Any, true}};
constexpr FieldSpec claimFields[] = {
    {"list", Id, true}, {"wish", Id, true}, {"by", Id, true}, {"state", Text}};

constexpr size_t kindCount = size_t(domain::RowKind::Claim) + 1;

bool isDate(const QCborValue &value)
{
    return value.isString() && QDate::fromString(value.toString(), Qt::ISODate).isValid();
}

bool isTexts(const QCborValue &value)
{
    if (!value.isArray()) {
        return false;
    }
    const QCborArray elements = value.toArray();
    return std::all_of(elements.cbegin(), elements.cend(),
                       [](const QCborValue &element) { return element.isString(); });
}

bool isMoney(const QCborValue &value)
{
    const QCborMap map = value.toMap();
    return value.isMap() && map.value("minor"_L1).isInteger() && map.value("currency"_L1).isString()
        && map.value("currency"_L1).toString().size() == 3;
}

bool hasType(const QCborValue &value, FieldType type)
{
    switch (type) {
    case Id:
        return value.isByteArray() && value.toByteArray().size() == 16;
    case Text:
        return value.isString();
    case Flag:
        return value.isBool();
    case Integer:
        return value.isInteger();
    case Date:
        return isDate(value);
    case Texts:
        return isTexts(value);
    case FieldType::Money:
        return isMoney(value);
    case Any:
        return true;
    }
    Q_UNREACHABLE();
}
} // namespace

std::span<const FieldSpec> fieldsOf(domain::RowKind kind)
{
    switch (kind) {
    case domain::RowKind::List:
        return listFields;
    case domain::RowKind::Wish:
        return wishFields;
    case domain::RowKind::Tag:
        return tagFields;
    case domain::RowKind::SavedSearch:
        return searchFields;
    case domain::RowKind::Pref:
        return prefFields;
    case domain::RowKind::Claim:
        return claimFields;
    }
    Q_UNREACHABLE();
}

const FieldSpec *findField(domain::RowKind kind, QByteArrayView name)
{
    // Asked for every field of every row on the way in and out.
    using Index = QHash<QByteArrayView, const FieldSpec *>;
    static const std::array<Index, kindCount> indexes = [] {
        std::array<Index, kindCount> made;
        for (size_t kindAt = 0; kindAt < kindCount; ++kindAt) {
            for (const FieldSpec &field : fieldsOf(domain::RowKind(kindAt))) {
                made[kindAt].insert(QByteArrayView(field.name), &field);
            }
        }
        return made;
    }();
    return indexes[size_t(kind)].value(name, nullptr);
}

Expected<> checkValue(domain::RowKind kind, QByteArrayView field, const QCborValue &value)
{
    const auto name = [field] { return QString::fromUtf8(field); };
    const FieldSpec *spec = findField(kind, field);
    const bool isNothing = value.isNull() || value.isUndefined();
    if (spec && isNothing && spec->isRequired) {
        return fail(ErrorKind::Invalid, u"may not be empty"_s, name());
    }
    if (spec && !isNothing && !hasType(value, spec->type)) {
        return fail(ErrorKind::Invalid, u"wrong type"_s, name());
    }
    if (spec && field == "pos" && !domain::isOrderKey(value.toString().toLatin1())) {
        return fail(ErrorKind::Invalid, u"no order key"_s, name());
    }
    // Short plain values need not be written out to be measured.
    if (value.isString() ? value.toString().size() * 3 > rowBytesMax
                         : value.isContainer() || value.isByteArray()) {
        CborWriter writer;
        writer.value(value);
        if (writer.size() > rowBytesMax) {
            return fail(ErrorKind::TooLarge, u"larger than a row may be"_s, name());
        }
    }
    return {};
}

Expected<> checkOp(const Op &op)
{
    if (!op.kind) {
        return fail(ErrorKind::Invalid, u"unknown kind"_s, u"k"_s);
    }
    if (op.id.isNil()) {
        return fail(ErrorKind::Invalid, u"no id"_s, u"id"_s);
    }
    if (op.op == OpKind::Pos) {
        return checkValue(*op.kind, "pos", op.pos);
    }
    // Few fields: a look at those before costs less than a set of them.
    const auto isAmong = [&op](QByteArrayView name, qsizetype count) {
        return std::any_of(op.fields.cbegin(), op.fields.cbegin() + count,
                           [name](const FieldValue &field) { return field.name == name; });
    };
    for (qsizetype i = 0; i < op.fields.size(); ++i) {
        const FieldValue &field = op.fields[i];
        if (field.name.isEmpty() || field.name.size() > fieldNameBytesMax
            || isAmong(field.name, i)) {
            return fail(ErrorKind::Invalid, u"a bad or doubled name"_s,
                        QString::fromUtf8(field.name));
        }
        TRY(checkValue(*op.kind, field.name, field.value));
    }
    if (op.op == OpKind::New) {
        for (const FieldSpec &spec : fieldsOf(*op.kind)) {
            if (spec.isRequired && !isAmong(spec.name, op.fields.size())) {
                return fail(ErrorKind::Invalid, u"is missing"_s, QString::fromLatin1(spec.name));
            }
        }
    }
    return {};
}

QCborValue canonicalValue(domain::RowKind kind, QByteArrayView field, QCborValue value)
{
    if (value.isMap()) {
        // JSON has its keys in another order; equal amounts have equal bytes.
        const FieldSpec *money = findField(kind, field);
        const QCborMap map = value.toMap();
        if (money && money->type == FieldType::Money && map.size() == 2 && isMoney(value)) {
            return QCborMap{{u"minor"_s, map.value("minor"_L1)},
                            {u"currency"_s, map.value("currency"_L1)}};
        }
        return value;
    }
    if (!value.isString()) {
        return value;
    }
    const FieldSpec *spec = findField(kind, field);
    if (!spec || spec->type != Id) {
        return value;
    }
    const auto id = Uuid::parse(value.toString());
    return id ? QCborValue(id->toBytes()) : value;
}

QCborValue idValue(const Uuid &id)
{
    return id.isNil() ? QCborValue(nullptr) : QCborValue(id.toBytes());
}

Uuid idFrom(const QCborValue &value)
{
    return Uuid::fromBytes(value.toByteArray()).value_or(Uuid());
}

QCborValue moneyValue(const std::optional<domain::Money> &money)
{
    if (!money) {
        return nullptr;
    }
    return QCborMap{{u"minor"_s, money->minor}, {u"currency"_s, money->currency.code()}};
}

std::optional<domain::Money> moneyFrom(const QCborValue &value)
{
    if (!isMoney(value)) {
        return std::nullopt;
    }
    const QCborMap map = value.toMap();
    const auto currency = domain::Currency::parse(map.value("currency"_L1).toString());
    if (!currency) {
        return std::nullopt;
    }
    return domain::Money{map.value("minor"_L1).toInteger(), *currency};
}

QCborValue textsValue(const QStringList &texts) { return QCborArray::fromStringList(texts); }

QStringList textsFrom(const QCborValue &value)
{
    QStringList texts;
    const QCborArray elements = value.toArray();
    for (const QCborValue &element : elements) {
        if (element.isString()) {
            texts.append(element.toString());
        }
    }
    return texts;
}

Uuid homeSpaceOf(const Uuid &account) { return Uuid::derive(account, "space"); }

Uuid tagId(const Uuid &wish, QStringView text)
{
    return Uuid::derive(wish, QByteArray("tag:" + text.toUtf8()));
}

Uuid prefId(const Uuid &account, QByteArrayView name)
{
    return Uuid::derive(account, QByteArray("pref:" + name.toByteArray()));
}

} // namespace endpaper::protocol
