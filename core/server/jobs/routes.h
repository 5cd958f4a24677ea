// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"

#include <vector>

namespace endpaper::server {

// resolve, copies, prices, covers, me/sources, me/hidden (api.md).
void addCopiesRoutes(std::vector<Route> &routes);

} // namespace endpaper::server
