// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/engine.h"
#include "server/api/synccollect.h"

#include <QObject>
#include <QTimer>

namespace endpaper::server {

// Runs collectOldRows() in the writer's lane: soon after the start, then once an hour, in slices so
// that pushes come between. Lives on the event loop.
class SyncMaintenance final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds firstAfter = std::chrono::minutes(1);
    static constexpr std::chrono::milliseconds every = std::chrono::hours(1);

    explicit SyncMaintenance(Engine &engine, QObject *parent = nullptr);

    // Now, without waiting for the timer; once only if one is under way.
    void run();

Q_SIGNALS:
    // Nothing more is to be done now, or it failed and is tried again next time.
    void finished();

private:
    Engine &m_engine;
    QTimer m_timer;
    bool m_isRunning = false;
};

} // namespace endpaper::server
