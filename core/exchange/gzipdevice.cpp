// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/gzipdevice.h"

#include <zlib.h>

#include <limits>

namespace endpaper::exchange {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 inputBytes = 64 << 10;
constexpr int gzipWindow = 15 + 16; // the largest window, gzip framing

} // namespace

struct GzipDevice::Stream
{
    z_stream z{};
    bool isReady = inflateInit2(&z, gzipWindow) == Z_OK;

    Stream() = default;
    Stream(const Stream &) = delete;
    Stream &operator=(const Stream &) = delete;
    ~Stream() { inflateEnd(&z); }
};

GzipDevice::GzipDevice(std::unique_ptr<QIODevice> packed)
    : m_packed(std::move(packed))
    , m_stream(std::make_unique<Stream>())
{
    setOpenMode(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

GzipDevice::~GzipDevice() = default;

bool GzipDevice::atEnd() const { return m_isDone && QIODevice::atEnd(); }

qint64 GzipDevice::stop(const QString &why)
{
    m_hasFailed = true;
    setErrorString(why);
    return -1;
}

bool GzipDevice::refill()
{
    m_input = m_packed->read(inputBytes);
    m_packedRead += m_input.size();
    m_stream->z.next_in = reinterpret_cast<Bytef *>(m_input.data());
    m_stream->z.avail_in = uInt(m_input.size());
    return !m_input.isEmpty();
}

qint64 GzipDevice::readData(char *data, qint64 maxSize)
{
    z_stream &z = m_stream->z;
    if (m_hasFailed || !m_stream->isReady) {
        return -1;
    }
    const auto wanted = uInt(std::min<qint64>(maxSize, std::numeric_limits<int>::max()));
    z.next_out = reinterpret_cast<Bytef *>(data);
    z.avail_out = wanted;
    while (z.avail_out > 0 && !m_isDone) {
        if (z.avail_in == 0 && !refill()) {
            return stop(u"gzip: cut off"_s);
        }
        const int result = inflate(&z, Z_NO_FLUSH);
        if (result == Z_STREAM_END) {
            // Another member may follow (a log that was appended to).
            if (z.avail_in == 0 && !refill()) {
                m_isDone = true;
            } else if (inflateReset(&z) != Z_OK) {
                return stop(u"gzip: cannot go on"_s);
            }
        } else if (result != Z_OK) {
            return stop(u"gzip: damaged"_s);
        }
    }
    const qint64 given = wanted - z.avail_out;
    m_unpacked += given;
    const qint64 used = m_packedRead - z.avail_in;
    if (m_unpacked > gzipFreeBytes && m_unpacked / gzipRatioMax > used) {
        return stop(u"gzip: unpacks to far too much"_s);
    }
    return given;
}

} // namespace endpaper::exchange
