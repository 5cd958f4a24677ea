// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/uuid.h"

#include "base/random.h"

#include <QCryptographicHash>
#include <QMutex>

#include <cstring>

namespace endpaper {

Uuid Uuid::create(const Clock &clock)
{
    // Millisecond and a 12-bit counter in rand_a (RFC 9562 §6.2, method 1) keep ids of one process
    // in the order of their making even when the wall clock stands still or goes back.
    static QMutex mutex;
    static quint64 lastMs = 0;
    static quint16 counter = 0;

    Uuid id;
    const quint64 low = randomness().generate64();
    quint64 ms = 0;
    quint16 count = 0;
    {
        const QMutexLocker lock(&mutex);
        const quint64 now = quint64(std::max<qint64>(0, toEpochMs(clock.now())));
        if (now > lastMs) {
            lastMs = now;
            counter = quint16(low & 0x7ff);
        } else if (++counter > 0xfff) {
            ++lastMs;
            counter = 0;
        }
        ms = lastMs;
        count = counter;
    }
    for (int i = 0; i < 6; ++i) {
        id.m_bytes[size_t(i)] = quint8(ms >> (40 - 8 * i));
    }
    id.m_bytes[6] = quint8(0x70 | (count >> 8));
    id.m_bytes[7] = quint8(count);
    const quint64 tail = randomness().generate64();
    std::memcpy(id.m_bytes.data() + 8, &tail, 8);
    id.m_bytes[8] = quint8(0x80 | (id.m_bytes[8] & 0x3f));
    return id;
}

Uuid Uuid::derive(const Uuid &scope, QByteArrayView name)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(scope.toBytes());
    hash.addData(name);
    Uuid id;
    std::memcpy(id.m_bytes.data(), hash.result().constData(), 16);
    id.m_bytes[6] = quint8(0x80 | (id.m_bytes[6] & 0x0f));
    id.m_bytes[8] = quint8(0x80 | (id.m_bytes[8] & 0x3f));
    return id;
}

Expected<Uuid> Uuid::parse(QStringView text)
{
    const auto invalid = [] { return fail(ErrorKind::Invalid, QStringLiteral("not a UUID")); };
    if (text.size() != 36) {
        return invalid();
    }
    Uuid id;
    size_t nibble = 0;
    for (qsizetype i = 0; i < 36; ++i) {
        const char16_t c = text[i].unicode();
        if (i == 8 || i == 13 || i == 18 || i == 23) {
            if (c != u'-') {
                return invalid();
            }
            continue;
        }
        int value = 0;
        if (c >= u'0' && c <= u'9') {
            value = c - u'0';
        } else if (c >= u'a' && c <= u'f') {
            value = c - u'a' + 10;
        } else if (c >= u'A' && c <= u'F') {
            value = c - u'A' + 10;
        } else {
            return invalid();
        }
        id.m_bytes[nibble / 2] = quint8((id.m_bytes[nibble / 2] << 4) | value);
        ++nibble;
    }
    return id;
}

Expected<Uuid> Uuid::fromBytes(QByteArrayView bytes)
{
    if (bytes.size() != 16) {
        return fail(ErrorKind::Invalid, QStringLiteral("an id has 16 bytes"));
    }
    Uuid id;
    std::memcpy(id.m_bytes.data(), bytes.data(), 16);
    return id;
}

QString Uuid::toString() const
{
    static constexpr char digits[] = "0123456789abcdef";
    QString text(36, u'-');
    qsizetype at = 0;
    for (size_t i = 0; i < 16; ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) {
            ++at;
        }
        text[at++] = QLatin1Char(digits[m_bytes[i] >> 4]);
        text[at++] = QLatin1Char(digits[m_bytes[i] & 0xf]);
    }
    return text;
}

QByteArray Uuid::toBytes() const
{
    return QByteArray(reinterpret_cast<const char *>(m_bytes.data()), 16);
}

} // namespace endpaper
