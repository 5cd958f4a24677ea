// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/syncrate.h"

#include <algorithm>
#include <cmath>

namespace endpaper::server {

namespace {

double filled(double tokens, Instant since, const Rate &rate, Instant now)
{
    // A clock that went back fills nothing.
    const double seconds = std::max(0.0, std::chrono::duration<double>(now - since).count());
    return std::min(double(rate.burst), tokens + seconds * rate.perSecond);
}

} // namespace

std::chrono::seconds SessionRate::take(const Uuid &session, const Rate &rate, Instant now)
{
    const std::scoped_lock lock(m_mutex);
    if (m_buckets.size() >= m_forgetAt) {
        forgetFull(rate, now);
    }
    Bucket &bucket = m_buckets.try_emplace(session, Bucket{double(rate.burst), now}).first->second;
    bucket.tokens = filled(bucket.tokens, bucket.at, rate, now);
    bucket.at = now;
    if (bucket.tokens >= 1) {
        bucket.tokens -= 1;
        return std::chrono::seconds(0);
    }
    const double wait = (1 - bucket.tokens) / rate.perSecond;
    return std::chrono::seconds(std::max<qint64>(1, qint64(std::ceil(wait))));
}

void SessionRate::forgetFull(const Rate &rate, Instant now)
{
    std::erase_if(m_buckets, [&](const auto &entry) {
        return filled(entry.second.tokens, entry.second.at, rate, now) >= rate.burst;
    });
    m_forgetAt = std::max<size_t>(1024, 2 * m_buckets.size());
}

} // namespace endpaper::server
