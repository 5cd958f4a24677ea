// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/diskwatch.h"

#include "services/profile.h"

namespace endpaper::services {

DiskWatch::DiskWatch(const Profile &profile, QObject *parent)
    : QObject(parent)
    , m_probe([&profile] { return store::diskRoomOf(profile.folder()); })
{
    m_timer.setInterval(every);
    connect(&m_timer, &QTimer::timeout, this, &DiskWatch::look);
}

void DiskWatch::start()
{
    m_timer.start();
    look();
}

void DiskWatch::look()
{
    const store::DiskRoom room = m_probe();
    if (const bool isLow = room.isLowAfter(m_isLow); isLow != m_isLow) {
        m_isLow = isLow;
        m_room = room;
        Q_EMIT changed();
    }
}

} // namespace endpaper::services
