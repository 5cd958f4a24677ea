// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/cache/localedit.h"

namespace endpaper::store {

// Whether an op is written although the row says so already: a server that lost it must hear it
// again. The room's own.
enum class Repeat { No, Yes };
[[nodiscard]] Expected<Action> commitOps(Transaction &transaction, const Clock &clock,
                                         const QList<LocalOp> &ops, const Uuid &actionId,
                                         Repeat repeat);

} // namespace endpaper::store
