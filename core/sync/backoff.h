// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRandomGenerator>

namespace endpaper::sync {

// Waiting times between tries: doubling from the lowest to the highest, full jitter (a random time
// between 0 and the bound), so that a thousand devices do not come back at once.
class Backoff
{
public:
    Backoff(qint64 minMs, qint64 maxMs, quint64 seed);

    [[nodiscard]] qint64 nextMs();
    // What nextMs() will stay below.
    [[nodiscard]] qint64 boundMs() const;
    void reset() { m_tries = 0; }

private:
    qint64 m_minMs;
    qint64 m_maxMs;
    int m_tries = 0;
    QRandomGenerator m_random;
};

} // namespace endpaper::sync
