// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"
#include "server/api/syncmerge.h"
#include "store/vault/spacerepository.h"

#include <vector>

namespace endpaper::server {

// Brings what is derived from rows up to date after groups were applied, in the same transaction:
// the indexes that REST and the catalogue read, and the matches with neighbours' offers.
[[nodiscard]] Expected<> indexChanges(Context &context, const store::Space &space,
                                      const std::vector<ChangedRow> &changed);

} // namespace endpaper::server
