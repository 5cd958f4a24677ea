// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simdisk.h"

namespace endpaper::sim {

// What a server and a cache have on their disks after their first start, made once for all
// histories: most of them begin with it, since making it is a quarter of a history's work.
struct FirstFiles
{
    Disk::Backup vault;
    Disk::Backup cache;
};
// Made by the first call, which no world may be alive for.
[[nodiscard]] const FirstFiles &firstFiles();

} // namespace endpaper::sim
