// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/backoff.h"

#include <algorithm>

namespace endpaper::sync {

namespace {
constexpr int doublingsMax = 30;
}

Backoff::Backoff(qint64 minMs, qint64 maxMs, quint64 seed)
    : m_minMs(minMs)
    , m_maxMs(maxMs)
    , m_random(seed != 0 ? QRandomGenerator(quint32(seed ^ (seed >> 32)))
                         : QRandomGenerator::securelySeeded())
{
}

qint64 Backoff::boundMs() const
{
    return std::min(m_maxMs, m_minMs << std::min(m_tries, doublingsMax));
}

qint64 Backoff::nextMs()
{
    const qint64 bound = boundMs();
    m_tries = std::min(m_tries + 1, doublingsMax);
    return qint64(m_random.generateDouble() * double(bound));
}

} // namespace endpaper::sync
