// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"

#include <vector>

namespace endpaper::server {

// Sync, wishlists and wishes, position, offers and searches, matches, notifications.
void addSyncServerRoutes(std::vector<Route> &routes);

} // namespace endpaper::server
