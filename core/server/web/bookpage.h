// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/jobs/copysearch.h"
#include "server/web/page.h"

namespace endpaper::server {

// The page of one book's copies.
[[nodiscard]] Reply bookPage(const CopyView &view, const CopyQuestion &question,
                             const Context &context);

} // namespace endpaper::server
