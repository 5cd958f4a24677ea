// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"

#include <vector>

namespace endpaper::server {

// me/sources, and what a reader does not want to see again.
void addSourceRoutes(std::vector<Route> &routes);

} // namespace endpaper::server
