// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/engine/diskroom.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace endpaper::services {

class Profile;

// Looks once a minute at the disk that the profile lies on. The Solo daemon tells its keeper of a
// disk that fills in its log; at a daemon of one's own that is the reader, who sees the window. GUI
// thread.
class DiskWatch final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds every = std::chrono::minutes(1);

    explicit DiskWatch(const Profile &profile, QObject *parent = nullptr);

    // From now on, and at once.
    void start();
    void look();
    [[nodiscard]] bool isLow() const { return m_isLow; }
    // As it was when that began.
    [[nodiscard]] const store::DiskRoom &room() const { return m_room; }
    // What to look at instead, for tests.
    void setProbe(std::function<store::DiskRoom()> probe) { m_probe = std::move(probe); }

Q_SIGNALS:
    void changed();

private:
    std::function<store::DiskRoom()> m_probe;
    store::DiskRoom m_room;
    bool m_isLow = false;
    QTimer m_timer;
};

} // namespace endpaper::services
