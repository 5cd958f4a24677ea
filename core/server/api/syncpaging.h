// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/vault/spacerepository.h"

#include <map>
#include <mutex>

namespace endpaper::server {

// Who is paging a space from its start. Such a device stands below the floor until it is through,
// and lacks nothing all the same: what was removed it never had, unless the floor rose meanwhile.
// In memory: after a restart they are told to start over. Any thread.
class FirstPages
{
public:
    // Is `after` where this session's paging from the start has come to, or was a page ago?
    [[nodiscard]] bool isGoingOn(const Uuid &session, const store::Space &space, quint64 after);
    // A page from `after` to `next` was given.
    void told(const Uuid &session, const store::Space &space, quint64 after, quint64 next);

private:
    struct Place
    {
        quint64 floor = 0;
        quint64 after = 0;
        quint64 next = 0;
    };

    std::mutex m_mutex;
    std::map<std::pair<Uuid, Uuid>, Place> m_places;
};

} // namespace endpaper::server
