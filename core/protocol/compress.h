// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/zip.h"

namespace endpaper::protocol {

using endpaper::deflated;
using endpaper::Wrapping;

// Of a message: TooLarge beyond 16 MiB, and as base/zip.h says.
[[nodiscard]] Expected<QByteArray> inflated(QByteArrayView bytes, Wrapping wrapping);

// A socket frame: flag byte 0 and the bytes, or 1 and zlib (from 1 KiB, if smaller).
[[nodiscard]] QByteArray packFrame(QByteArrayView payload);
[[nodiscard]] Expected<QByteArray> unpackFrame(QByteArrayView frame);

} // namespace endpaper::protocol
