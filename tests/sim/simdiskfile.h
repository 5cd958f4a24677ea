// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simdisk.h"

#include <sqlite3.h>

#include <array>

namespace endpaper::sim {

// One file: what readers see, what a power cut leaves, and the changes between the two.
struct Disk::File
{
    struct Change
    {
        qint64 at = 0;
        QByteArray bytes;
        qint64 size = -1; // truncation to this
        [[nodiscard]] bool isTruncation() const { return size >= 0; }
    };
    using Shared = std::vector<std::unique_ptr<std::array<char, 32768>>>;

    QByteArray data;
    QByteArray durable;
    std::vector<Change> pending;
    std::vector<Handle *> handles; // open and alive
    std::shared_ptr<Shared> shared = std::make_shared<Shared>(); // the WAL's index

    static void apply(QByteArray &bytes, const Change &change);
    void change(Change what);
    void sync();
    // The process's handles are dead. True if another process still has the file open.
    bool abandon(const QString &process);
    void close(Handle *handle);
};

struct Disk::Handle
{
    Disk *disk;
    std::shared_ptr<File> file;
    QString process;
    std::shared_ptr<File::Shared> shared = {};
    int level = SQLITE_LOCK_NONE;
    unsigned sharedLocks = 0;
    unsigned exclusiveLocks = 0;
    bool isDead = false;
};

// What SQLite allocates for an open file.
struct OpenFile
{
    sqlite3_file base;
    Disk::Handle *handle;
};

[[nodiscard]] const sqlite3_io_methods *diskMethods();

} // namespace endpaper::sim
