// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/services.h"
#include "viewmodel/pricehistory.h"

#include <array>

namespace endpaper::viewmodel {

struct PriceHistory::Private
{
    explicit Private(services::Services &usedServices)
        : services(usedServices)
    {
    }

    // One value a day, nothing where no copy was there.
    using Line = std::vector<std::optional<qint64>>;

    [[nodiscard]] domain::Money money(qint64 minor) const
    {
        return {minor, known->answer.currency};
    }
    [[nodiscard]] qreal heightOf(qint64 minor) const
    {
        return qreal(minor - low) / qreal(high - low);
    }
    // In the answer's currency.
    [[nodiscard]] std::optional<qint64> target() const
    {
        const bool isOurs = known && wish && wish->limits.total
            && wish->limits.total->currency == known->answer.currency;
        return isOurs ? std::optional(wish->limits.total->minor) : std::nullopt;
    }

    services::Services &services;
    QString isbn;
    domain::Condition least = domain::Condition::Unknown; // that was asked for last
    std::optional<domain::Wish> wish;
    std::optional<services::PriceService::Known> known;
    std::optional<Error> error;
    bool isLooking = false;
    bool isKept = false; // `known` is from before: nobody has answered since
    int asked = 0; // which question an answer belongs to

    int rangeDays = 90;
    QDate from; // of the range
    std::array<Line, seriesCount> lines;
    QMap<int, qint64> told; // the cheapest of each day on which the reader was told
    std::vector<int> rows; // days with a step, newest first
    qint64 low = 0; // of the plot's bottom and top
    qint64 high = 1;
    int crosshair = -1;
    int revision = 0;
    bool showsTable = false;
};

} // namespace endpaper::viewmodel
