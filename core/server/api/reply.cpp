// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/request.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace endpaper::server {

Reply Reply::json(const QJsonValue &value, int status)
{
    const QJsonDocument document =
        value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    return {status, "application/json", document.toJson(QJsonDocument::Compact)};
}

Reply Reply::empty(int status) { return {status, {}, {}}; }

} // namespace endpaper::server
