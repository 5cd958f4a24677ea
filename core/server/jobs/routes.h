// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"

#include <vector>

namespace endpaper::server {

// resolve, copies, prices, covers, me/sources, admin/sources, me/hidden, me/alerts (api.md).
void addCopiesRoutes(std::vector<Route> &routes);
void addCoverRoutes(std::vector<Route> &routes); // among them

} // namespace endpaper::server
