// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"

#include <vector>

namespace endpaper::server {

// me/sources and admin/sources.
void addSourceRoutes(std::vector<Route> &routes);
// Prices over time; which listings are one copy.
void addPriceRoutes(std::vector<Route> &routes);
// Shops that readers add by their address.
void addShopRoutes(std::vector<Route> &routes);
// Exchange rates: their age, and the bank's file taken in.
void addRateRoutes(std::vector<Route> &routes);
// Bookshops and public bookcases in an area.
void addPlaceRoutes(std::vector<Route> &routes);
// What a reader does not want to see again.
void addHiddenRoutes(std::vector<Route> &routes);

} // namespace endpaper::server
