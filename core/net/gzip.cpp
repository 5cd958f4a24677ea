// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/gzip.h"

#include <zlib.h>

namespace endpaper::net {

namespace {
constexpr int gzipBits = 15 + 16;
constexpr int level = 1;
constexpr qsizetype stepBytes = 64 << 10;
constexpr qsizetype ratioMax = 100;
constexpr qsizetype ratioFromBytes = 1 << 20; // a small answer may well be all blanks

Bytef *input(QByteArrayView bytes)
{
    return reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
}
} // namespace

QByteArray gzipped(QByteArrayView bytes)
{
    z_stream stream = {};
    if (deflateInit2(&stream, level, Z_DEFLATED, gzipBits, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
        return {};
    }
    QByteArray packed(bytes.size(), Qt::Uninitialized);
    stream.next_in = input(bytes);
    stream.avail_in = uInt(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = uInt(packed.size());
    const int result = deflate(&stream, Z_FINISH);
    packed.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return result == Z_STREAM_END ? packed : QByteArray();
}

Expected<QByteArray> gunzipped(QByteArrayView bytes, qsizetype bytesMax)
{
    const qsizetype sizeMax = std::min(bytesMax, std::max(ratioFromBytes, bytes.size() * ratioMax));
    z_stream stream = {};
    if (inflateInit2(&stream, gzipBits) != Z_OK) {
        return fail(ErrorKind::Internal, QStringLiteral("zlib does not start"));
    }
    const auto end = qScopeGuard([&] { inflateEnd(&stream); });
    stream.next_in = input(bytes);
    stream.avail_in = uInt(bytes.size());
    QByteArray unpacked;
    for (int result = Z_OK; result != Z_STREAM_END;) {
        const qsizetype had = unpacked.size();
        if (had > sizeMax) {
            return fail(ErrorKind::TooLarge,
                        QStringLiteral("the answer inflates beyond the limit"));
        }
        unpacked.resize(had + stepBytes);
        stream.next_out = reinterpret_cast<Bytef *>(unpacked.data() + had);
        stream.avail_out = uInt(stepBytes);
        result = inflate(&stream, Z_NO_FLUSH);
        unpacked.truncate(unpacked.size() - qsizetype(stream.avail_out));
        if (result != Z_OK && result != Z_STREAM_END) {
            return fail(ErrorKind::Invalid, QStringLiteral("the answer's gzip is damaged"));
        }
    }
    if (unpacked.size() > sizeMax) {
        return fail(ErrorKind::TooLarge, QStringLiteral("the answer inflates beyond the limit"));
    }
    return unpacked;
}

} // namespace endpaper::net
