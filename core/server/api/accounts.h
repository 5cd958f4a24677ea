// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"
#include "base/uuid.h"

#include <QJsonObject>
#include <QString>

namespace endpaper::server {

// Readers of sign-up fields, shared with the operator's command line. Invalid with the field.
[[nodiscard]] Expected<QString> readEmail(const QJsonObject &body);
[[nodiscard]] Expected<QString> readPassword(const QJsonObject &body, const QString &name);

// "wishes|<space>": the key of the job of kind "watch" that has all wishes of a space compared with
// what is known of their books.
[[nodiscard]] QString wishesKey(const Uuid &space);
// Nil if it is no such key.
[[nodiscard]] Uuid spaceOfWishesKey(const QString &key);

} // namespace endpaper::server
