// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"

#include <QByteArray>

namespace endpaper::net {

// HTTP's gzip. Empty when it would not get smaller.
[[nodiscard]] QByteArray gzipped(QByteArrayView bytes);
// Stops with TooLarge beyond `bytesMax` or 100 times the input; Invalid if damaged.
[[nodiscard]] Expected<QByteArray> gunzipped(QByteArrayView bytes, qsizetype bytesMax);

} // namespace endpaper::net
