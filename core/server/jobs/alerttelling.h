// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"
#include "store/vault/alertrepository.h"

#include <QTimeZone>

namespace endpaper::server {

// Writes an alert down and puts the telling of it into the queue.
[[nodiscard]] Expected<> raiseAlert(Context &context, const store::Alert &alert,
                                    const store::AlertSetting &setting, const QTimeZone &zone);
// Tells all that is due, in one notification, with its letters and calls put into the queue; gives
// when the rest is due. What the reader put off until it costs less goes into the notification
// alone, which knows that it is put off. Needs the Write lane.
[[nodiscard]] Expected<std::optional<Instant>> tellDue(Context &context, const Uuid &account);

// What a letter ({"subject", "text"}) or a call says when it goes out; nothing where the reader has
// put off or removed all that it was to tell of.
[[nodiscard]] Expected<std::optional<QByteArray>> deliveryBody(Context &context,
                                                               const store::Delivery &delivery);

// One line for people, in their language: "The Hobbit: €6.40 delivered, Good, booklooker".
[[nodiscard]] QString alertLine(const QJsonObject &about, const QString &what,
                                const QLocale &locale);
[[nodiscard]] QString alertTitle(const std::vector<store::Alert> &alerts, const QLocale &locale);

// me/alerts and me/feed.atom.
void addAlertRoutes(std::vector<Route> &routes);

} // namespace endpaper::server
