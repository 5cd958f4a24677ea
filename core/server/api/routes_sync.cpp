// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/routes_sync.h"

#include "server/api/synchandler.h"

namespace endpaper::server {

void addSyncServerRoutes(std::vector<Route> &routes)
{
    addSyncRoutes(routes);
    addWishlistRoutes(routes);
    addWishRoutes(routes);
    addShareRoutes(routes);
    addClaimRoutes(routes);
    addPositionRoutes(routes);
    addOfferRoutes(routes);
    addMatchRoutes(routes);
    addNotificationRoutes(routes);
}

} // namespace endpaper::server
