// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"

#include <QByteArray>

// zlib, bounded: inflating stops with TooLarge at 16 MiB or 100 times the input, whatever it
// claims.
namespace endpaper::protocol {

enum class Wrapping { Gzip, Zlib };

// Empty when it would not get smaller.
[[nodiscard]] QByteArray deflated(QByteArrayView bytes, Wrapping wrapping);
// Invalid for damaged or truncated input.
[[nodiscard]] Expected<QByteArray> inflated(QByteArrayView bytes, Wrapping wrapping);

// A socket frame: flag byte 0 and the bytes, or 1 and zlib (from 1 KiB, if smaller).
[[nodiscard]] QByteArray packFrame(QByteArrayView payload);
[[nodiscard]] Expected<QByteArray> unpackFrame(QByteArrayView frame);

} // namespace endpaper::protocol
