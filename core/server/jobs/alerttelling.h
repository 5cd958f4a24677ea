// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"
#include "store/vault/alertrepository.h"

#include <QTimeZone>

namespace endpaper::server {

// "tell|<account>": the key of the job of kind "watch" that tells an account what has waited.
[[nodiscard]] QString tellKey(const Uuid &account);
// Nil if it is no such key.
[[nodiscard]] Uuid accountOfTellKey(const QString &key);

// Writes an alert down and puts the telling of it into the queue.
[[nodiscard]] Expected<> raiseAlert(Context &context, const store::Alert &alert,
                                    const store::AlertSetting &setting, const QTimeZone &zone);
// Tells all that is due, in one notification, with its letters and calls put into the queue; gives
// when the rest is due. Needs the Write lane.
[[nodiscard]] Expected<std::optional<Instant>> tellDue(Context &context, const Uuid &account);

// One line for people, in their language: "The Hobbit: €6.40 delivered, Good, booklooker".
[[nodiscard]] QString alertLine(const QJsonObject &about, const QString &what,
                                const QLocale &locale);
[[nodiscard]] QString alertTitle(const std::vector<store::Alert> &alerts, const QLocale &locale);

// me/alerts and me/feed.atom.
void addAlertRoutes(std::vector<Route> &routes);

} // namespace endpaper::server
