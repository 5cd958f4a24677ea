// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/workspace.h"

namespace endpaper::services {

// Writes files for the reader: read on the store's thread, written on a thread of the pool, in the
// place of an older file only once all of it is on the disk. GUI thread.
class ExportService final
{
public:
    explicit ExportService(Workspace &workspace)
        : m_workspace(workspace)
    {
    }

    // A list, in its order (nil: every book), in the format that the file's suffix names, else as
    // Endpaper's own CSV; how many were written.
    // Unavailable if the file cannot be written whole.
    [[nodiscard]] QFuture<Expected<int>> writeList(const Uuid &list, const QString &path);
    [[nodiscard]] static QFuture<Expected<>> writeBytes(const QByteArray &bytes,
                                                        const QString &path);

private:
    Workspace &m_workspace;
};

} // namespace endpaper::services
