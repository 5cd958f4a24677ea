// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/cache/outboxrow.h"

// Putting away what a server refused; the room's own. Outside: outbox.h.
namespace endpaper::store {

// Before its fields fall back. Of a row that the server no longer knows the whole is kept.
[[nodiscard]] Expected<> quarantineGroup(Transaction &transaction, const OutboxRow &row,
                                         quint64 device, const protocol::PushedGroup &result,
                                         Instant now);
// A confirmed row that a server will not have from us.
[[nodiscard]] Expected<> quarantineRow(Transaction &transaction, const Uuid &space,
                                       const domain::Row &row, const QString &why, Instant now);

} // namespace endpaper::store
