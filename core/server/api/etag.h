// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/request.h"

#include <optional>

namespace endpaper::server {

// A strong entity tag, quotes included, of these bytes (the representation, or its version).
[[nodiscard]] QByteArray etagOf(QByteArrayView bytes);
// False if there is an If-Match header that does not name `etag`: answer 412 then.
[[nodiscard]] bool isMatch(const Request &request, const QByteArray &etag);
// Adds the ETag; an If-None-Match that names it turns the reply to a GET into 304.
[[nodiscard]] Reply withEtag(const Request &request, Reply reply, const QByteArray &etag);
[[nodiscard]] Reply withEtag(const Request &request, Reply reply);

} // namespace endpaper::server
