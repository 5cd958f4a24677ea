// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"
#include "domain/row.h"
#include "protocol/messages.h"

#include <QJsonObject>
#include <QStringList>

namespace endpaper::server {

// Wishes and lists as REST shows them (api.md), from and to their registers (sync.md §5).
[[nodiscard]] QJsonObject wishJson(const domain::Row &row, int position, const QStringList &tags);
[[nodiscard]] QJsonObject listJson(const domain::Row &row, int position, int wishCount);

// The registers that a body sets; keys that are absent are left alone, null empties. Not among
// them: wishlist_id, position, tags, which are more than a register. Invalid with REST's name of
// the field.
[[nodiscard]] Expected<QList<protocol::FieldValue>> wishFields(const QJsonObject &body);
[[nodiscard]] Expected<QList<protocol::FieldValue>> listFields(const QJsonObject &body);

} // namespace endpaper::server
