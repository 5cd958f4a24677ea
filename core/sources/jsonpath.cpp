// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/jsonpath.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace endpaper::sources {

using namespace Qt::StringLiterals;

// A name where a list stands means the first of the list that has it.
static QJsonValue firstWith(const QJsonArray &array, QStringView name)
{
    for (const QJsonValue &item : array) {
        const QJsonValue value = item.toObject().value(name);
        if (!value.isUndefined()) {
            return value;
        }
    }
    return QJsonValue(QJsonValue::Undefined);
}

QJsonValue valueAt(const QJsonValue &root, const QString &path)
{
    if (path.isEmpty()) {
        return QJsonValue(QJsonValue::Undefined);
    }
    if (path == "$"_L1) {
        return root;
    }
    QJsonValue value = root;
    for (const QStringView step : QStringView(path).split(u'.')) {
        if (value.isArray()) {
            bool isNumber = false;
            const qsizetype index = step.toInt(&isNumber);
            const QJsonArray array = value.toArray();
            if (!isNumber) {
                value = firstWith(array, step);
                continue;
            }
            if (index < 0 || index >= array.size()) {
                return QJsonValue(QJsonValue::Undefined);
            }
            value = array.at(index);
        } else if (step == "0"_L1 && value.isObject() && !value.toObject().contains(step)) {
            continue; // a list of one, written without its brackets
        } else {
            value = value.toObject().value(step);
        }
    }
    return value;
}

QString textOf(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::String:
        return value.toString();
    case QJsonValue::Bool:
        return value.toBool() ? u"true"_s : u"false"_s;
    case QJsonValue::Double: {
        const double number = value.toDouble();
        const qint64 whole = value.toInteger();
        return double(whole) == number ? QString::number(whole) : QString::number(number, 'g', 17);
    }
    case QJsonValue::Array: {
        QStringList texts;
        for (const QJsonValue &item : value.toArray()) {
            if (item.isString()) {
                texts.append(item.toString());
            }
        }
        return texts.isEmpty() ? QString() : texts.join(", "_L1);
    }
    case QJsonValue::Object:
        return value["#text"_L1].toString(); // an XML element with attributes
    default:
        return {};
    }
}

QString textAt(const QJsonValue &root, const QString &path) { return textOf(valueAt(root, path)); }

} // namespace endpaper::sources
