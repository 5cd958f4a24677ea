// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/expected.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <array>
#include <compare>

namespace endpaper {

// 16 bytes that name a row for ever. Made by whoever makes the row (UUIDv7, RFC 9562), so sorting by
// it is sorting by age. Value type; the default one is nil and names nothing.
class Uuid
{
public:
    Uuid() = default;

    // A new UUIDv7. Strictly increasing within the process. Any thread.
    [[nodiscard]] static Uuid create(const Clock &clock = SystemClock::instance());
    // A name-based id (version 8: first 16 bytes of SHA-256 over the scope's bytes and the name).
    [[nodiscard]] static Uuid derive(const Uuid &scope, QByteArrayView name);
    // Canonical 8-4-4-4-12 text, either case, without braces.
    [[nodiscard]] static Expected<Uuid> parse(QStringView text);
    // Exactly 16 bytes.
    [[nodiscard]] static Expected<Uuid> fromBytes(QByteArrayView bytes);

    [[nodiscard]] bool isNil() const { return m_bytes == std::array<quint8, 16>{}; }
    [[nodiscard]] QString toString() const;
    [[nodiscard]] QByteArray toBytes() const;
    // The bytes as they are, valid while this lives.
    [[nodiscard]] const std::array<quint8, 16> &bytes() const { return m_bytes; }

    friend auto operator<=>(const Uuid &, const Uuid &) = default;
    friend size_t qHash(const Uuid &id, size_t seed = 0)
    {
        return qHashBits(id.m_bytes.data(), id.m_bytes.size(), seed);
    }

private:
    std::array<quint8, 16> m_bytes{};
};

} // namespace endpaper
Q_DECLARE_METATYPE(endpaper::Uuid)
