// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <functional>

namespace endpaper::server {

// Notices a wall clock that was put forward while the daemon ran (sync.md §3): it compares with the
// time since boot, which counts sleep and which nobody can set. Any thread.
class ClockGuard
{
public:
    static constexpr std::chrono::milliseconds jumpMax = std::chrono::days(1);

    using SinceBoot = std::function<std::chrono::milliseconds()>;
    explicit ClockGuard(Instant now, SinceBoot sinceBoot = systemSinceBoot)
        : m_sinceBoot(std::move(sinceBoot))
        , m_bootedAt(now - m_sinceBoot())
    {
    }

    // Is the wall clock a day or more ahead of what has really passed since the start?
    [[nodiscard]] bool hasJumped(Instant now) const
    {
        return now - m_sinceBoot() - m_bootedAt >= jumpMax;
    }

    [[nodiscard]] static std::chrono::milliseconds systemSinceBoot();

private:
    SinceBoot m_sinceBoot;
    Instant m_bootedAt;
};

} // namespace endpaper::server
