// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"

#include <QString>

namespace endpaper::domain {

// Exact decimals for money and rates. For the rules of this folder.
[[nodiscard]] qint64 powerOfTen(int exponent);
[[nodiscard]] tl::unexpected<Error> badAmount(QString why);
// "12" and "5" with two digits → 1250. More decimals than asked for must be zeros; ASCII digits
// only.
[[nodiscard]] Expected<qint64> toMinor(QStringView whole, QStringView decimals, int digits);

} // namespace endpaper::domain
