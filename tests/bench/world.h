// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/bench.h"

#include "services/services.h"
#include "viewmodel/session.h"

#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>

namespace endpaper::bench {

// The real window over a profile of its own, with its own daemon, in this process.
struct World
{
    std::unique_ptr<services::Services> services;
    std::unique_ptr<viewmodel::Session> session;
    QQmlApplicationEngine engine;
    QQuickWindow *window = nullptr;
};

// Painted, the daemon running, and at rest.
enum class Sources { Real, Sample };
[[nodiscard]] Expected<std::unique_ptr<World>> openWorld(const QString &folder,
                                                         Sources sources = Sources::Real);
// Until `holds` after a turn of the event loop; Unavailable once the limit is over.
[[nodiscard]] Expected<> wait(const std::function<bool()> &holds, const QString &what);
[[nodiscard]] Expected<> waitForFrame(World &world);
void rest(int ms);
// The visible item of this name; null: none.
[[nodiscard]] QQuickItem *shown(const World &world, const QString &objectName);
// Words typed into the filter letter by letter: the median and the slowest key, to the painted
// rows.
[[nodiscard]] Expected<Figures> filtering(World &world, const QString &suffix, double promisedMs);

} // namespace endpaper::bench
