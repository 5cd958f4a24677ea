// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/requesthead.h"

namespace endpaper::server {

// Whether a request to upgrade is a proper WebSocket handshake (RFC 6455 §4.2.1) that comes from
// our own pages or from a program: Origin absent or of the same host.
[[nodiscard]] Refusal checkHandshake(const RequestHead &head);
// The head again, with nothing in it but what the handshake needs: what Qt's server then reads.
[[nodiscard]] QByteArray handshakeHead(const RequestHead &head);

} // namespace endpaper::server
