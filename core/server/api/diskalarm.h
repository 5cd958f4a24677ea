// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/engine.h"
#include "store/engine/diskroom.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace endpaper::server {

// Looks at the disk of the vault once a minute. When a tenth is left the keeper hears of it: in the
// log, in the activity log ("disk.low", "disk.well"), and in /metrics. Lives on the event loop.
class DiskAlarm final : public QObject
{
public:
    static constexpr std::chrono::milliseconds every = std::chrono::minutes(1);

    using Probe = std::function<store::DiskRoom()>;
    // `probe`: what to look at instead, for tests.
    explicit DiskAlarm(Engine &engine, Probe probe = {}, QObject *parent = nullptr);

    // Now, without waiting for the timer.
    void look();
    [[nodiscard]] bool isLow() const { return m_isLow; }

private:
    void tell(bool isLow);

    Engine &m_engine;
    Probe m_probe;
    store::DiskRoom m_room;
    bool m_isLow = false;
    QTimer m_timer;
};

} // namespace endpaper::server
