// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/engine.h"

namespace endpaper::server {

// The one account of a Solo daemon, made at its first start, and a token for it that lasts as long
// as the daemon is likely to run: the runtime file is its only copy.
struct SoloAccess
{
    Uuid account;
    QByteArray token;
};
// Waits for the writer: not on a lane.
[[nodiscard]] Expected<SoloAccess> openSolo(Engine &engine);

} // namespace endpaper::server
