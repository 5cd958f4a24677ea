// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"

#include <QByteArray>

#include <vector>

namespace endpaper::server {

// The route table as an OpenAPI 3.1 document, and as a page to read. Pure.
[[nodiscard]] QByteArray openApiDocument(const std::vector<Route> &routes,
                                         const Settings &settings);
[[nodiscard]] QByteArray docsPage(const std::vector<Route> &routes, const Settings &settings);

} // namespace endpaper::server
