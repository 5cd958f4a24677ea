// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/cache/outboxrow.h"
#include "store/cache/rowtable.h"

namespace endpaper::store {

// Gives a waiting group another first stamp, in its bytes and in the registers that it wrote. Only
// for groups that the server said it has not applied. The room's own.
[[nodiscard]] Expected<> restampGroup(Transaction &transaction, RowTable &rows, OutboxRow row,
                                      domain::Stamp to);

} // namespace endpaper::store
