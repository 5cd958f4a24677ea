// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/target.h"

#include <algorithm>

namespace endpaper::domain {

std::optional<Money> suggestedTarget(std::vector<Money> totals)
{
    if (totals.empty()) {
        return std::nullopt;
    }
    const Currency currency = totals.front().currency;
    std::erase_if(totals, [currency](const Money &total) {
        return total.currency != currency || total.minor <= 0;
    });
    if (totals.empty()) {
        return std::nullopt;
    }
    std::ranges::sort(totals, {}, &Money::minor);
    constexpr int whole = 100;
    const qint64 usual = totals.at((totals.size() - 1) / 2).minor;
    const qint64 lowered = usual / whole * (whole - targetPercentOff)
        + usual % whole * (whole - targetPercentOff) / whole;
    qint64 step = 1;
    for (int digit = 0; digit < currency.minorDigits(); ++digit) {
        step *= 10;
    }
    step = std::max<qint64>(1, step / 2);
    const qint64 rounded = lowered / step * step;
    return rounded > 0 ? std::optional(Money{rounded, currency}) : std::nullopt;
}

} // namespace endpaper::domain
