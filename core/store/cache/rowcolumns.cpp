// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/cache/rowcolumns.h"

#include "protocol/schema.h"
#include "store/cache/rowtable.h"

#include <QCborArray>

namespace endpaper::store {

using namespace Qt::StringLiterals;
using domain::RowKind;
using protocol::FieldSpec;
using protocol::FieldType;

namespace {
constexpr QChar textEnd = u'\x1f';

bool fitsColumn(FieldType type, const QCborValue &value)
{
    switch (type) {
    case FieldType::Id:
        return value.isByteArray() && value.toByteArray().size() == 16;
    case FieldType::Text:
    case FieldType::Date:
        return value.isString();
    case FieldType::Flag:
        return value.isBool();
    case FieldType::Integer:
        return value.isInteger();
    case FieldType::Texts: {
        const QCborArray elements = value.toArray();
        return value.isArray()
            && std::all_of(elements.cbegin(), elements.cend(), [](const QCborValue &element) {
                   return element.isString() && !element.toString().contains(textEnd);
               });
    }
    case FieldType::Money: {
        const QCborMap map = value.toMap();
        return value.isMap() && map.size() == 2 && map.constBegin().key() == "minor"_L1
            && map.value("minor"_L1).isInteger() && map.value("currency"_L1).isString();
    }
    case FieldType::Any:
        return false;
    }
    Q_UNREACHABLE();
}

void bindColumn(Statement &write, int index, FieldType type, const QCborValue &value)
{
    switch (type) {
    case FieldType::Id:
        write.bind(index, value.toByteArray());
        break;
    case FieldType::Text:
    case FieldType::Date:
        write.bind(index, value.toString());
        break;
    case FieldType::Flag:
        write.bind(index, value.toBool());
        break;
    case FieldType::Integer:
        write.bind(index, value.toInteger());
        break;
    case FieldType::Texts:
        write.bind(index, joinedTexts(value));
        break;
    case FieldType::Money:
        write.bind(index, value["minor"_L1].toInteger());
        write.bind(index + 1, value["currency"_L1].toString());
        break;
    case FieldType::Any:
        break;
    }
    ++index;
}

QCborValue columnValue(const Statement &query, int column, FieldType type)
{
    if (query.isNull(column)) {
        return nullptr;
    }
    switch (type) {
    case FieldType::Id:
        return query.blob(column);
    case FieldType::Text:
    case FieldType::Date:
        return query.text(column);
    case FieldType::Flag:
        return query.boolean(column);
    case FieldType::Integer:
        return query.integer(column);
    case FieldType::Texts:
        return QCborArray::fromStringList(splitTexts(query.text(column)));
    case FieldType::Money:
        return QCborMap{{u"minor"_s, query.integer(column)},
                        {u"currency"_s, query.text(column + 1)}};
    case FieldType::Any:
        return nullptr;
    }
    Q_UNREACHABLE();
}

// Where a field's column stands, counted from the first of them; in the order of the names, as
// fields are kept, so that both are walked once.
struct Column
{
    domain::FieldName name;
    FieldType type;
    int offset;
};

struct Columns
{
    QList<Column> byName;
    int count = 0;
};

const Columns &columnsOf(RowKind kind)
{
    static const std::array<Columns, std::size(allKinds)> all = [] {
        std::array<Columns, std::size(allKinds)> made;
        for (const RowKind one : allKinds) {
            Columns &columns = made[size_t(one)];
            for (const FieldSpec &field : protocol::fieldsOf(one)) {
                columns.byName.append({field.name, field.type, columns.count});
                columns.count += field.type == FieldType::Money ? 2 : 1;
            }
            std::ranges::sort(columns.byName, {}, &Column::name);
        }
        return made;
    }();
    return all[size_t(kind)];
}

// Calls use(field, column), column null for a field that has none.
template <typename Fields, typename Use> void matchColumns(RowKind kind, Fields &fields, Use use)
{
    const QList<Column> &columns = columnsOf(kind).byName;
    auto column = columns.cbegin();
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        while (column != columns.cend() && column->name < field.key()) {
            ++column;
        }
        const bool isKnown = column != columns.cend() && column->name == field.key();
        use(field, isKnown ? &*column : nullptr);
    }
}
} // namespace

int fieldColumnCount(RowKind kind) { return columnsOf(kind).count; }

QCborMap bindFields(Statement &write, int first, RowKind kind, const domain::Fields &fields)
{
    QCborMap extra;
    matchColumns(kind, fields, [&](auto field, const Column *column) {
        if (column && fitsColumn(column->type, field->value)) {
            bindColumn(write, first + column->offset, column->type, field->value);
        } else if (!column || !field->value.isNull()) {
            extra.insert(QString::fromUtf8(field.key()), field->value);
        }
    });
    return extra;
}

void readFields(const Statement &query, int first, RowKind kind, domain::Fields &fields)
{
    matchColumns(kind, fields, [&](auto field, const Column *column) {
        if (column) {
            field->value = columnValue(query, first + column->offset, column->type);
        }
    });
}

QString joinedTexts(const QCborValue &value)
{
    QString joined = u""_s;
    const QCborArray elements = value.toArray();
    for (const QCborValue &element : elements) {
        joined += element.toString() % textEnd;
    }
    return joined;
}

QStringList splitTexts(const QString &joined)
{
    QStringList texts;
    qsizetype from = 0;
    for (qsizetype end = joined.indexOf(textEnd); end >= 0; end = joined.indexOf(textEnd, from)) {
        texts.append(joined.sliced(from, end - from));
        from = end + 1;
    }
    return texts;
}

} // namespace endpaper::store
