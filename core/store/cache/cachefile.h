// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"
#include "store/cache/filehold.h"
#include "store/engine/database.h"

#include <memory>

namespace endpaper::store {

// Where the cache of an account at a server lies: "<folder>/<server id>-<account>.endpaper". Solo
// before its daemon first answered is "<folder>/solo.endpaper", kept under that name for ever
// after: bindAccount() writes into the file whose it is.
[[nodiscard]] QString cachePath(const QString &folder, const Uuid &server, const Uuid &account);
[[nodiscard]] QString soloCachePath(const QString &folder);

// What openCache() had to do, for the window to say.
struct CacheReport
{
    // A corrupt file was renamed to this, and an empty one made in its place. Empty: all was well.
    QString setAside = {};
    int salvagedGroups = 0; // unsent changes carried over from it
    int lostGroups = 0; // unsent changes that could be counted but not read
};

// Opens the desktop's file for writing, makes or migrates its tables, and gives it a device id if
// it has none. A corrupt file (or one that a quick check finds so after an unclean end) is set
// aside, and of what no server has (outbox, refused changes, conflicts, commands, settings) all is
// carried over that can be read. Unsupported, and untouched, if it is of a
// newer program; Unavailable if it cannot be opened or the disk is full. With `hold`, which is
// Shared, only a file that nobody else has open is set aside: else Conflict, field "in_use". On the
// store's thread.
[[nodiscard]] Expected<std::unique_ptr<Database>>
openCache(const QString &path, CacheReport *report = nullptr, FileHold *hold = nullptr);
// Marks a clean end, so that the next start need not check the file. Before closing. With `hold`,
// only as the last that has it open.
[[nodiscard]] Expected<> closeCacheCleanly(Database &database, const FileHold *hold = nullptr);

} // namespace endpaper::store
