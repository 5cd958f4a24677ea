// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/uuid.h"

#include <QByteArray>
#include <QCborValue>
#include <QMap>

#include <array>
#include <optional>

namespace endpaper::domain {

// Hybrid logical clock reading (sync.md §1): 48 bit milliseconds since 1970, 16 bit counter, 64 bit
// device. Compared as 16 big-endian bytes.
struct Stamp
{
    quint64 time = 0; // ms << 16 | counter
    quint64 device = 0;

    [[nodiscard]] static constexpr Stamp of(quint64 ms, quint16 counter, quint64 device)
    {
        return {(ms << 16) | counter, device};
    }
    [[nodiscard]] constexpr quint64 ms() const { return time >> 16; }
    [[nodiscard]] constexpr quint16 counter() const { return quint16(time); }
    // The next stamp of the same device (counter + 1, carried into the milliseconds).
    [[nodiscard]] constexpr Stamp next(quint64 steps = 1) const { return {time + steps, device}; }
    [[nodiscard]] QByteArray toBytes() const; // 16 bytes, big-endian
    [[nodiscard]] static std::optional<Stamp> fromBytes(QByteArrayView bytes);

    friend constexpr auto operator<=>(const Stamp &, const Stamp &) = default;
};

// The kinds of rows that are synchronised. The names on the wire are those of sync.md §5.
enum class RowKind : quint8 { List, Wish, Tag, SavedSearch, Pref, Claim };
[[nodiscard]] QByteArray rowKindName(RowKind kind); // "list", "wish", "tag", "saved_search" …
[[nodiscard]] std::optional<RowKind> rowKind(QByteArrayView name);

// One last-writer-wins unit of a row. `seq` is the server's number of the change that last set it
// (0: not confirmed yet); `gen` only breaks ties of equal stamps (order keys respaced).
struct Register
{
    QCborValue value;
    Stamp stamp;
    quint64 seq = 0;
    quint8 gen = 0;

    friend bool operator==(const Register &, const Register &) = default;
};

using FieldName = QByteArray; // "title", "limit_total" …: sync.md §5
using Fields = QMap<FieldName, Register>;

// Alive or deleted, a register of its own (sync.md §2.2). For a deleted list `base` is the cut-off
// below which its wishes went with it.
struct Life
{
    bool isAlive = true;
    Stamp stamp;
    quint64 seq = 0;
    quint64 base = 0;

    friend bool operator==(const Life &, const Life &) = default;
};

// A synchronised row, as both sides keep it. Fields that this version does not know are kept too.
struct Row
{
    RowKind kind = RowKind::Wish;
    Uuid id;
    quint64 seq = 0; // highest seq of its registers
    Life life;
    Fields fields;

    friend bool operator==(const Row &, const Row &) = default;
};

} // namespace endpaper::domain
