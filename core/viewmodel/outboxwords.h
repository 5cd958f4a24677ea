// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/cache/commands.h"
#include "store/cache/conflicts.h"
#include "store/cache/outbox.h"
#include "viewmodel/conflictmodel.h"
#include "viewmodel/outboxmodel.h"

namespace endpaper::viewmodel {

// Both values, and when and where each was written.
[[nodiscard]] QList<ConflictModel::Entry> conflictEntries(const QList<store::Conflict> &conflicts,
                                                          Instant now);
// The outbox and the quarantine in words: "Target of Stoner 8 → 6".
[[nodiscard]] QList<OutboxModel::Entry> outboxEntries(const QList<store::WaitingChange> &waiting,
                                                      const QList<store::WaitingChange> &refused,
                                                      Instant now);
// What was done to offers and has not been answered, and what was refused, with the reason.
[[nodiscard]] QList<OutboxModel::Entry> commandEntries(const QList<store::Command> &commands,
                                                       Instant now);
[[nodiscard]] QString changeWords(const store::WaitingChange &change);

} // namespace endpaper::viewmodel
