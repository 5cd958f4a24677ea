// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/codec.h"
#include "server/api/request.h"

namespace endpaper::server {

// A body of the sync routes, unpacked, and the form in which its answer goes back.
struct SyncBody
{
    protocol::Form form = protocol::Form::Cbor;
    QByteArray bytes = {};
};
// Unsupported for another media type or encoding, TooLarge for what unpacks to too much.
[[nodiscard]] Expected<SyncBody> syncBodyOf(const Request &request);

// What the codec refuses is malformed, whichever key it stands in.
template <typename T> [[nodiscard]] Expected<T> decodedOrMalformed(Expected<T> message)
{
    if (!message && message.error().kind == ErrorKind::Invalid) {
        return fail(ErrorKind::Invalid, QStringLiteral("malformed"), QStringLiteral("body"));
    }
    return message;
}

template <typename T>
[[nodiscard]] Reply syncReply(const T &message, protocol::Form form, int status = 200)
{
    return {.status = status,
            .contentType = protocol::mediaTypeOf(form),
            .body = protocol::encode(message, form)};
}
// With the status that belongs to its code.
[[nodiscard]] Reply refuseSync(const protocol::Refusal &refusal, protocol::Form form);

} // namespace endpaper::server
