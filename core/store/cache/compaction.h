// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "store/cache/touched.h"
#include "store/engine/database.h"

namespace endpaper::store {

// Order keys that grew past domain::orderKeyLengthLong are spread anew between their short
// neighbours (sync.md §2, end), keeping their stamps and raising the generation, so that any real
// move wins over them. Nothing while something waits to be sent. Store thread.
[[nodiscard]] Expected<Touched> compactPositions(Transaction &transaction, const Clock &clock);

} // namespace endpaper::store
