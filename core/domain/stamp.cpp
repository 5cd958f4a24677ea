// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/stamp.h"

#include <algorithm>

namespace endpaper::domain {

namespace {
constexpr qint64 stampMsMax = (qint64(1) << 48) - 1;
}

Stamp HybridClock::take(Instant wall, quint64 count, Stamp touched)
{
    const qint64 wallMs = std::clamp<qint64>(toEpochMs(wall) + m_offsetMs, 0, stampMsMax);
    const quint64 floor = std::max(m_last.time, touched.time);
    const quint64 time = std::max(quint64(wallMs) << 16, floor + 1);
    m_last = Stamp{time + std::max<quint64>(count, 1) - 1, m_device};
    return Stamp{time, m_device};
}

void ClockOffset::add(Instant sent, Instant received, Instant server)
{
    const qint64 roundTripMs = std::max<qint64>(0, (received - sent).count());
    // The server read its clock somewhere between; the middle is wrong by half the trip at most.
    const qint64 middleMs = toEpochMs(sent) + roundTripMs / 2;
    m_samples.append({roundTripMs, toEpochMs(server) - middleMs});
    if (m_samples.size() > samplesMax) {
        m_samples.removeFirst();
    }
}

std::optional<qint64> ClockOffset::ms() const
{
    if (m_samples.isEmpty()) {
        return std::nullopt;
    }
    return std::ranges::min_element(m_samples, {}, &Sample::roundTripMs)->offsetMs;
}

} // namespace endpaper::domain
