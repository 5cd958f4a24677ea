// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"

#include <QByteArray>

// zlib, bounded: inflating stops with TooLarge at the bytes told or at 100 times the input,
// whatever it claims. A small message may well be all blanks: up to `inflateFreeBytes` the ratio
// does not count.
namespace endpaper {

inline constexpr qsizetype inflateRatioMax = 100;
inline constexpr qsizetype inflateFreeBytes = 1 << 20;

enum class Wrapping { Gzip, Zlib };
// What comes after the end of the packed bytes.
enum class Trailing { Refused, Ignored };

// Empty when it would not get smaller.
[[nodiscard]] QByteArray deflated(QByteArrayView bytes, Wrapping wrapping);
// Invalid for damaged or truncated input.
[[nodiscard]] Expected<QByteArray> inflated(QByteArrayView bytes, Wrapping wrapping,
                                            qsizetype bytesMax,
                                            Trailing trailing = Trailing::Refused);

} // namespace endpaper
