// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"

#include <vector>

namespace endpaper::server {

// The pages that a browser sees: /, /book/show/{key}, /b/{isbn}, and their style sheet.
void addWebRoutes(std::vector<Route> &routes);

} // namespace endpaper::server
