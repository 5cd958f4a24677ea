// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/jsonpath.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace endpaper::sources {

using namespace Qt::StringLiterals;

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
            if (!isNumber || index < 0 || index >= array.size()) {
                return QJsonValue(QJsonValue::Undefined);
            }
            value = array.at(index);
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
    default:
        return {};
    }
}

QString textAt(const QJsonValue &root, const QString &path) { return textOf(valueAt(root, path)); }

} // namespace endpaper::sources
