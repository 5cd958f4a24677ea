// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/compress.h"

#include "protocol/limits.h"

#include <zlib.h>

namespace endpaper::protocol {

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

Expected<QByteArray> inflated(QByteArrayView bytes, Wrapping wrapping)
{
    const qsizetype sizeMax = std::min(inflatedBytesMax, bytes.size() * inflateRatioMax);
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
    if (result != Z_STREAM_END || stream.avail_in != 0) {
        return fail(ErrorKind::Invalid, QStringLiteral("damaged compressed data"));
    }
    if (unpacked.size() > sizeMax) {
        return fail(ErrorKind::TooLarge, QStringLiteral("inflates beyond the limit"));
    }
    return unpacked;
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
