// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/money.h"

#include <optional>
#include <vector>

namespace endpaper::domain {

// The usual price less this is what the reader is asked whether to be told under.
inline constexpr int targetPercentOff = 15;

// A target price to propose: the middle one of the totals less targetPercentOff, down to a half of
// the currency's unit (a whole one where it has no digits). Totals in another currency than the
// first do not count; nothing without totals, and nothing below half a unit.
[[nodiscard]] std::optional<Money> suggestedTarget(std::vector<Money> totals);

} // namespace endpaper::domain
