// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"

namespace endpaper::server {

// /invite/{token}: for whoever has the link, signed in or not. Of an invitation for an address it
// names neither list nor sender.
[[nodiscard]] Expected<Reply> invitePage(const Request &request, Context &context);

} // namespace endpaper::server
