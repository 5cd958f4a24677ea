// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"

#include <QString>

#include <memory>

namespace endpaper::store {

// Keeps a data folder to one daemon. The kernel lets it go with the process, however that ends.
class FolderLock
{
public:
    // Conflict if another process has it, Unavailable if the folder cannot be written.
    [[nodiscard]] static Expected<std::unique_ptr<FolderLock>> take(const QString &folder);
    ~FolderLock();
    Q_DISABLE_COPY_MOVE(FolderLock)

private:
    explicit FolderLock(int descriptor)
        : m_descriptor(descriptor)
    {
    }
    int m_descriptor;
};

} // namespace endpaper::store
