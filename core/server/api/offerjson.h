// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"
#include "store/vault/offerrepository.h"

#include <QJsonObject>

namespace endpaper::server {

// A post as its owner sees it (distance not said), or somebody who stands at `from`.
[[nodiscard]] QJsonObject postJson(const store::Post &post, const QString &ownerName,
                                   std::optional<domain::DistanceBand> band = {});
// Sets what the body says and leaves the rest: creation and merge-patch. The place is rounded to
// its cell. Invalid with the field.
[[nodiscard]] Expected<> applyPostBody(const QJsonObject &body, const Context &context,
                                       store::Post &post);

} // namespace endpaper::server
