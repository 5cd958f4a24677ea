// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/settings.h"
#include "sources/keybox.h"
#include "store/vault/copysourcerepository.h"

namespace endpaper::server {

// Keys to sources lie sealed in the vault; what opens them is the file source-keys.key (0600) beside
// it, made at the first need. Several daemons on one vault need the same file. Any thread.
[[nodiscard]] Expected<QString> sealedSecret(const Settings &settings, const QString &secret,
                                             const QString &sourceId);
// Null where no key was set; Corrupt where it cannot be opened (the file is another, or gone).
[[nodiscard]] Expected<QString> openedSecret(const Settings &settings,
                                             const store::CopySource &source);

} // namespace endpaper::server
