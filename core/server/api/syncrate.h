// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/uuid.h"
#include "server/api/synclimits.h"

#include <map>
#include <mutex>

namespace endpaper::server {

// How often each session may do something: a bucket of tokens each, filled by time. A session is a
// device that was proven; the number in a push is not. Any thread.
class SessionRate
{
public:
    // Zero: taken. Otherwise it must wait so long, and nothing was taken.
    [[nodiscard]] std::chrono::seconds take(const Uuid &session, const Rate &rate, Instant now);

private:
    struct Bucket
    {
        double tokens = 0;
        Instant at = {};
    };

    void forgetFull(const Rate &rate, Instant now);

    std::mutex m_mutex;
    std::map<Uuid, Bucket> m_buckets;
    size_t m_forgetAt = 1024;
};

} // namespace endpaper::server
