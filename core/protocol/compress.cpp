// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/compress.h"

#include "protocol/limits.h"

namespace endpaper::protocol {

Expected<QByteArray> inflated(QByteArrayView bytes, Wrapping wrapping)
{
    return endpaper::inflated(bytes, wrapping, inflatedBytesMax);
}

QByteArray packFrame(QByteArrayView payload)
{
    if (payload.size() >= compressFromBytes) {
        if (const QByteArray packed = deflated(payload, Wrapping::Zlib); !packed.isEmpty()) {
            return '\x01' + packed;
        }
    }
    QByteArray frame;
    frame.reserve(payload.size() + 1);
    frame.append('\0');
    frame.append(payload.data(), payload.size());
    return frame;
}

Expected<QByteArray> unpackFrame(QByteArrayView frame)
{
    if (frame.isEmpty()) {
        return fail(ErrorKind::Invalid, QStringLiteral("an empty frame"));
    }
    const QByteArrayView rest = frame.sliced(1);
    if (frame[0] == '\0') {
        return rest.toByteArray();
    }
    if (frame[0] == '\x01') {
        return inflated(rest, Wrapping::Zlib);
    }
    return fail(ErrorKind::Invalid, QStringLiteral("no such frame"));
}

} // namespace endpaper::protocol
