// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "store/cache/touched.h"
#include "store/engine/database.h"

// Two processes on one file (sync.md §7): both edit through the tables, one exchanges with the
// server. Store thread.
namespace endpaper::store {

// Who wants the lease: a random number and the process, so that a process that died holds nothing.
[[nodiscard]] Uuid leaseOwner(qint64 process);
// Takes or renews. False while another process that lives has it, for at most `lastsMs` after that
// last renewed it.
[[nodiscard]] Expected<bool> takeLease(Transaction &transaction, const Uuid &owner, Instant now,
                                       qint64 lastsMs);
[[nodiscard]] Expected<> giveLease(Transaction &transaction, const Uuid &owner);

// What a process has seen of the file.
struct FileView
{
    qint64 version = -1; // SQLite's data_version: changes when another connection commits
    quint64 device = 0; // whose numbers these are
    quint64 nextNumber = 1;
    qint64 refused = 0;
    QMap<qint64, quint64> cursors = {}; // of spaces, by their n
};
// The rows that another process changed since `view`, and perhaps some of our own; empty if none
// has. `view` is as the file is now.
[[nodiscard]] Expected<Touched> changedElsewhere(Transaction &transaction, FileView &view);

} // namespace endpaper::store
