// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"
#include "store/vault/workerlock.h"

namespace endpaper::server {

// Who works, as the others of the same queue know it.
struct WorkerName
{
    Uuid id = {}; // names leases
    std::shared_ptr<const store::WorkerLock> lock = {}; // by which it is seen that it lives
};

// Our leases of the jobs under way go on, however long these wait for a source's turn; those of the
// dead, whose locks are free, are given back. So a lease lapses only where a worker hangs.
[[nodiscard]] Expected<> lookAtLeases(Context &context, const WorkerName &worker,
                                      Instant leaseUntil, const QList<qint64> &underWay);

} // namespace endpaper::server
