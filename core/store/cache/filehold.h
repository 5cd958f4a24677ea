// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"

#include <QString>

#include <memory>

namespace endpaper::store {

// That a cache file is open: a lock on "<file>.hold" that the system lets go of when its process
// ends, however it ends. Many may share it; who erases, renames or sets the file aside has it
// alone, so that nobody goes on writing into a file that is gone. Any thread.
class FileHold final
{
public:
    enum class Kind { Shared, Alone };
    // Waits for nobody: Conflict with field "in_use" while others have the file. Unavailable if the
    // lock file cannot be made.
    [[nodiscard]] static Expected<std::unique_ptr<FileHold>> take(const QString &path, Kind kind);
    ~FileHold();
    Q_DISABLE_COPY_MOVE(FileHold)

    // Whether no other hold on the file is there.
    [[nodiscard]] bool isAlone() const;
    // Changes what it is; as before if it fails.
    [[nodiscard]] Expected<> become(Kind kind);

    static constexpr QLatin1StringView inUseField{"in_use"};

private:
    explicit FileHold(int file)
        : m_file(file)
    {
    }

    int m_file;
};

} // namespace endpaper::store
