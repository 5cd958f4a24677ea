// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIODevice>

#include <memory>

namespace endpaper::exchange {

// Once so much has come out, it may be at most gzipRatioMax times what went in. Text packs to a
// tenth; a bomb to a thousandth.
inline constexpr qint64 gzipFreeBytes = 1 << 20;
inline constexpr qint64 gzipRatioMax = 200;

// Unpacks gzip (RFC 1952, several members too) while it is read. Sequential; owns the packed
// device. A damaged or cut-off file, or a bomb, ends in a read error with errorString().
class GzipDevice final : public QIODevice
{
public:
    explicit GzipDevice(std::unique_ptr<QIODevice> packed);
    ~GzipDevice() override;

    bool isSequential() const override { return true; }
    bool atEnd() const override;
    [[nodiscard]] qint64 packedRead() const { return m_packedRead; }

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    struct Stream;
    bool refill();
    qint64 stop(const QString &why);

    std::unique_ptr<QIODevice> m_packed;
    std::unique_ptr<Stream> m_stream;
    QByteArray m_input;
    qint64 m_packedRead = 0;
    qint64 m_unpacked = 0;
    bool m_isDone = false;
    bool m_hasFailed = false;
};

} // namespace endpaper::exchange
