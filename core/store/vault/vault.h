// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/expected.h"
#include "base/uuid.h"
#include "store/engine/database.h"

#include <memory>

namespace endpaper::store {

// Opens the daemon's file for writing and brings it up to the newest schema.
[[nodiscard]] Expected<std::unique_ptr<Database>> openVault(const QString &path,
                                                            Database::Options options = {});
// Opens it for reading; it must have been migrated.
[[nodiscard]] Expected<std::unique_ptr<Database>> openVaultReader(const QString &path);

// That the file has the very schema that this program knows, for whoever must not migrate it:
// Unsupported otherwise, with "older" or "newer" as the field.
[[nodiscard]] Expected<> checkVaultSchema(Database &database);

// What one vault is, made when it was.
struct ServerIdentity
{
    Uuid serverId;
    QByteArray signingSeed; // 32 secret bytes
    Instant created;
};
// NotFound before it was made.
[[nodiscard]] Expected<ServerIdentity> getServerIdentity(Transaction &transaction);
// Made at first use. Never logged.
[[nodiscard]] Expected<ServerIdentity> loadServerIdentity(Transaction &transaction,
                                                          const Clock &clock);

} // namespace endpaper::store
