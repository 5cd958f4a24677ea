// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"

#include <vector>

namespace endpaper::server {

// The route tables of this room's resources; addSyncServerRoutes() joins them.
void addSyncRoutes(std::vector<Route> &routes);
void addWishlistRoutes(std::vector<Route> &routes);
void addWishRoutes(std::vector<Route> &routes);
void addShareRoutes(std::vector<Route> &routes);
void addClaimRoutes(std::vector<Route> &routes);
void addPositionRoutes(std::vector<Route> &routes);
void addOfferRoutes(std::vector<Route> &routes);
void addMatchRoutes(std::vector<Route> &routes);
void addNotificationRoutes(std::vector<Route> &routes);

} // namespace endpaper::server
