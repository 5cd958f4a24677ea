// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/zip.h"

#include <QScopeGuard>

#include <zlib.h>

namespace endpaper {

namespace {
constexpr int windowBits = 15;
constexpr int gzipFlag = 16;
// Level 1 packs our rows to a fifth; higher levels take three times as long for a tenth less.
constexpr int level = 1;
constexpr qsizetype stepBytes = 64 << 10;

int bitsOf(Wrapping wrapping)
{
    return wrapping == Wrapping::Gzip ? windowBits + gzipFlag : windowBits;
}

Bytef *input(QByteArrayView bytes)
{
    return reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
}
} // namespace

QByteArray deflated(QByteArrayView bytes, Wrapping wrapping)
{
    z_stream stream = {};
    if (deflateInit2(&stream, level, Z_DEFLATED, bitsOf(wrapping), 8, Z_DEFAULT_STRATEGY) != Z_OK) {
        return {};
    }
    QByteArray packed(bytes.size(), Qt::Uninitialized); // what does not fit would not be smaller
    stream.next_in = input(bytes);
    stream.avail_in = uInt(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = uInt(packed.size());
    const int result = deflate(&stream, Z_FINISH);
    packed.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return result == Z_STREAM_END && packed.size() < bytes.size() ? packed : QByteArray();
}

Expected<QByteArray> inflated(QByteArrayView bytes, Wrapping wrapping, qsizetype bytesMax,
                              Trailing trailing)
{
    const qsizetype sizeMax =
        std::min(bytesMax, std::max(inflateFreeBytes, bytes.size() * inflateRatioMax));
    z_stream stream = {};
    if (inflateInit2(&stream, bitsOf(wrapping)) != Z_OK) {
        return fail(ErrorKind::Internal, QStringLiteral("zlib does not start"));
    }
    const auto end = qScopeGuard([&] { inflateEnd(&stream); });
    stream.next_in = input(bytes);
    stream.avail_in = uInt(bytes.size());
    QByteArray unpacked;
    int result = Z_OK;
    while (result == Z_OK) {
        const qsizetype had = unpacked.size();
        if (had > sizeMax) {
            return fail(ErrorKind::TooLarge, QStringLiteral("inflates beyond the limit"));
        }
        unpacked.resize(had + std::clamp<qsizetype>(bytes.size() * 4, 1024, stepBytes));
        stream.next_out = reinterpret_cast<Bytef *>(unpacked.data() + had);
        stream.avail_out = uInt(unpacked.size() - had);
        result = inflate(&stream, Z_NO_FLUSH);
        unpacked.truncate(unpacked.size() - qsizetype(stream.avail_out));
        if (result == Z_BUF_ERROR && unpacked.size() > had) {
            result = Z_OK;
        }
    }
    const bool isMore = stream.avail_in != 0 && trailing == Trailing::Refused;
    if (result != Z_STREAM_END || isMore) {
        return fail(ErrorKind::Invalid, QStringLiteral("damaged compressed data"));
    }
    if (unpacked.size() > sizeMax) {
        return fail(ErrorKind::TooLarge, QStringLiteral("inflates beyond the limit"));
    }
    return unpacked;
}

} // namespace endpaper
