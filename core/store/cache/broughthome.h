// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/cache/outboxrow.h"
#include "store/cache/remote.h"

namespace endpaper::store {

// Whether a server that names this space no more was restored from a backup of before the list was
// shared, and the reader owns the list. The room's own.
[[nodiscard]] bool isToComeHome(const QList<SpaceRecord> &known, const SpaceRow &home,
                                const SpaceRecord &left);

// Makes the rows of a shared list once more in the account's space, under ids that are derived from
// theirs and with the stamps that they had: all of the owner's devices make the same rows, and what
// is edited meanwhile stands. They count as newer than anything that the server may know, so that
// the repair, which follows, tells them. Of the dead only that they are comes along.
[[nodiscard]] Expected<> bringHome(Transaction &transaction, const SpaceRow &left,
                                   Touched &touched);

} // namespace endpaper::store
