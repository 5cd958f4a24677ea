// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/request.h"

#include <QHostAddress>

namespace endpaper::server {

using Subnets = QList<QPair<QHostAddress, int>>;

[[nodiscard]] bool isWithin(const QHostAddress &address, const Subnets &subnets);

// Sets request.peer and isSecure to what the client's own connection was: behind trusted proxies
// the last address of X-Forwarded-For that is not one of them, and X-Forwarded-Proto. `peer` is the
// socket's; nothing that an untrusted one says is believed.
void seeThroughProxies(Request &request, const QHostAddress &peer, const Subnets &trusted);

// Under which the connections of one client are counted: an IPv6 client owns a whole /64.
[[nodiscard]] QHostAddress countedAddress(const QHostAddress &address);

} // namespace endpaper::server
