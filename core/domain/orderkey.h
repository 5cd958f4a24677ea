// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

class QRandomGenerator;

// Order inside a list (sync.md §2, end): keys of 0-9A-Za-z, compared as bytes, equal keys by id. A
// key never ends in '0', so that there is always room below it.
namespace endpaper::domain {

inline constexpr qsizetype orderKeyLengthMax = 512;
// A key past this length is worth compacting.
inline constexpr qsizetype orderKeyLengthLong = 24;
inline constexpr qsizetype orderKeyRandomChars = 3;

[[nodiscard]] bool isOrderKey(QByteArrayView key);

// A key strictly between the two: the shortest such prefix, then 3 random characters, so that two
// devices almost never choose the same. An empty view is an open end; runs at an open end grow by
// one character in tens of thousands. Where there is no room (equal keys, or the wrong way round)
// the key comes right after `before`.
[[nodiscard]] QByteArray orderKeyBetween(QByteArrayView before, QByteArrayView after,
                                         QRandomGenerator &random);

// `count` increasing keys under one random prefix in the gap, evenly spread, so that two such runs
// do not interleave.
[[nodiscard]] QList<QByteArray> orderKeysBetween(QByteArrayView before, QByteArrayView after,
                                                 qsizetype count, QRandomGenerator &random);

} // namespace endpaper::domain
