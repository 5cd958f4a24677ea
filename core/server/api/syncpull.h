// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/codec.h"
#include "server/api/route.h"
#include "store/vault/spacerepository.h"

namespace endpaper::server {

struct PullBudget
{
    qint64 rows = 1000;
    qint64 bytes = 8 << 20; // of rows, before compression
};

// Whole rows are what a page needs, whose reader may lack older fields; for one who has everything
// up to `after`, a row's registers since then are enough.
enum class PulledRows { Whole, ChangedRegisters };

// The state of a space for a reader who has everything up to `after`: rows changed since, whole
// groups only, until the budget (which is charged) is used up. `after` must be a seq of this
// space's history.
[[nodiscard]] Expected<protocol::EncodedSpace> pullSpace(store::Transaction &transaction,
                                                         const store::Space &space, quint64 after,
                                                         PullBudget &budget,
                                                         PulledRows form = PulledRows::Whole);

} // namespace endpaper::server
