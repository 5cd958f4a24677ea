// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <atomic>

namespace endpaper::test {

// Stands still until the test sets it on. Any thread.
class SetClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override { return fromEpochMs(m_ms); }
    void advance(std::chrono::milliseconds by) { m_ms += by.count(); }

private:
    std::atomic<qint64> m_ms = 1'795'000'000'000;
};

} // namespace endpaper::test
