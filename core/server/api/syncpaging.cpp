// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/syncpaging.h"

namespace endpaper::server {

namespace {

// More than page at once; beyond it they start over.
constexpr size_t placesMax = 10'000;

} // namespace

bool FirstPages::isGoingOn(const Uuid &session, const store::Space &space, quint64 after)
{
    const std::scoped_lock lock(m_mutex);
    const auto place = m_places.find({session, space.sp});
    return place != m_places.end() && place->second.floor == space.floor
        && (after == place->second.next || after == place->second.after);
}

void FirstPages::told(const Uuid &session, const store::Space &space, quint64 after, quint64 next)
{
    if (after >= space.floor) {
        return; // no floor, or above it: nobody asks
    }
    const std::scoped_lock lock(m_mutex);
    if (m_places.size() >= placesMax) {
        m_places.clear();
    }
    m_places[{session, space.sp}] = {space.floor, after, next};
}

} // namespace endpaper::server
