// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"
#include "base/uuid.h"

#include <QString>

#include <memory>

namespace endpaper::store {

// Who works the queue of a vault, as all processes of this machine see it: locks on single bytes of
// one file in its folder, which the kernel lets go with the process, however that ends. Any thread.
class WorkerLock
{
public:
    // So many sets of options that those who share a queue must share, too.
    static constexpr int modesMax = 4;

    // Held by a process that works with these options, 0 … modesMax - 1. Conflict while others work
    // with other ones ("mode") or somebody has the folder alone ("alone"); Unavailable if the
    // folder cannot be written.
    [[nodiscard]] static Expected<std::unique_ptr<WorkerLock>> join(const QString &folder,
                                                                    int mode);
    // Held by an owner of leases for as long as it lives.
    [[nodiscard]] static Expected<std::unique_ptr<WorkerLock>> take(const QString &folder,
                                                                    const Uuid &worker);
    // Nobody works, and nobody begins to. Conflict if somebody does.
    [[nodiscard]] static Expected<std::unique_ptr<WorkerLock>> takeAll(const QString &folder);
    ~WorkerLock();
    Q_DISABLE_COPY_MOVE(WorkerLock)

    // Whether another process has joined, with whatever options.
    [[nodiscard]] bool areThereOthers() const { return !isFree(0, modesMax); }
    // Whether another one that was taken for this worker is held now.
    [[nodiscard]] bool isAlive(const Uuid &worker) const;

private:
    explicit WorkerLock(int descriptor)
        : m_descriptor(descriptor)
    {
    }
    [[nodiscard]] static Expected<std::unique_ptr<WorkerLock>> open(const QString &folder);
    [[nodiscard]] Expected<> lock(short kind, qint64 from, qint64 bytes) const;
    [[nodiscard]] bool isFree(qint64 from, qint64 bytes) const;

    int m_descriptor;
};

} // namespace endpaper::store
