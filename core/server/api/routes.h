// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"

#include <vector>

namespace endpaper::server {

// The routes of accounts, sessions, books and administration. The daemon's main joins them with
// those of sync, jobs and web, and gives the whole table to the Engine.
void addAccountRoutes(std::vector<Route> &routes);
void addSessionRoutes(std::vector<Route> &routes);
void addBookRoutes(std::vector<Route> &routes);
void addAdminRoutes(std::vector<Route> &routes, const Settings &settings);
void addAdminJobRoutes(std::vector<Route> &routes); // among those of administration
void addBookMatchRoutes(std::vector<Route> &routes);
void addEventRoutes(std::vector<Route> &routes);
// The twelve doors of the older systems, where settings let them be; never shown in OpenAPI's tags
// of the API.
void addLegacyRoutes(std::vector<Route> &routes, const Settings &settings);
void addServerRoutes(std::vector<Route> &routes); // /api/v1/server, /healthz
[[nodiscard]] std::vector<Route> groundRoutes(const Settings &settings); // all of the above

} // namespace endpaper::server
