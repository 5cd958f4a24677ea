// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/clockguard.h"

#include <ctime>

namespace endpaper::server {

std::chrono::milliseconds ClockGuard::systemSinceBoot()
{
    timespec time = {};
    clock_gettime(CLOCK_BOOTTIME, &time);
    return std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec));
}

} // namespace endpaper::server
