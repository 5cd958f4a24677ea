// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/jobs/copysearch.h"
#include "server/web/page.h"

namespace endpaper::server {

// The page of one book's copies. `foundBy`: by which means a key led to the book, as
// ResolvedKey::by; null where it was asked for itself.
[[nodiscard]] Reply bookPage(const CopyView &view, const CopyQuestion &question,
                             const QString &foundBy, const Context &context);

} // namespace endpaper::server
