// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/request.h"

#include <QByteArray>

namespace endpaper::server {

// What the request and its connection say about how the answer is to be written.
struct ReplyFraming
{
    QByteArray requestId;
    bool isHead = false; // headers as for GET, no body
    bool acceptsGzip = false;
    bool isVersion10 = false;
    bool closes = false; // the last answer on this connection
};

constexpr qsizetype gzipBytesMin = 1024;

// Whether the answer gains from gzip: a textual or CBOR body of gzipBytesMin or more, not yet
// encoded.
[[nodiscard]] bool isCompressible(const Reply &reply);
// RFC 9110 §12.5.3: "gzip", "x-gzip" or "*" without q=0.
[[nodiscard]] bool acceptsGzip(QByteArrayView acceptEncoding);
// The body as a gzip stream. Any thread.
[[nodiscard]] QByteArray gzipped(const QByteArray &body);

// Status line and fields, with the empty line. `bodySize` is that of the body as it goes out (or
// would, for HEAD). Fields that belong to framing are ours: the reply's own are dropped; so is one
// that holds a line break.
[[nodiscard]] QByteArray replyHead(const Reply &reply, const ReplyFraming &framing,
                                   qsizetype bodySize, QByteArrayView date);
// 1xx, 204 and 304 never have a body.
[[nodiscard]] bool mayHaveBody(int status);

} // namespace endpaper::server
