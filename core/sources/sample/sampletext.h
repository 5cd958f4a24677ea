// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

// How sample answers are written, and what they were asked.
namespace endpaper::sources {

[[nodiscard]] inline QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

// 640 → "6.40".
[[nodiscard]] inline QString plainAmount(qint64 minor)
{
    return QString::number(minor / 100) + QChar(u'.')
        + QString::number(minor % 100).rightJustified(2, QChar(u'0'));
}

[[nodiscard]] inline QString queryValue(const QUrlQuery &query, const QString &name)
{
    return query.queryItemValue(name, QUrl::FullyDecoded);
}

} // namespace endpaper::sources
