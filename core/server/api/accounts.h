// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"

#include <QJsonObject>
#include <QString>

namespace endpaper::server {

// Readers of sign-up fields, shared with the operator's command line. Invalid with the field.
[[nodiscard]] Expected<QString> readEmail(const QJsonObject &body);
[[nodiscard]] Expected<QString> readPassword(const QJsonObject &body, const QString &name);

} // namespace endpaper::server
