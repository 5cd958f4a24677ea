// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/pricesense.h"

#include <algorithm>

namespace endpaper::domain {

namespace {

// More than a lifetime of a shop's page; a broken date must not make us count for ever.
constexpr qint64 daysMax = 20 * 366;

bool isAcceptable(const Lifeline &line, Condition least)
{
    return line.mayModel && !line.steps.empty() && line.lastSeen.isValid()
        && meets(line.condition, least);
}

// The value below which `hundredths` of the sorted values lie, nearest rank.
qint64 quantile(const std::vector<qint64> &sorted, size_t hundredths)
{
    const size_t rank = (sorted.size() * hundredths + 99) / 100;
    return sorted.at(std::clamp<size_t>(rank, 1, sorted.size()) - 1);
}

} // namespace

std::vector<DayLow> cheapestPerDay(std::span<const Lifeline> lines, Condition least, QDate from,
                                   QDate to)
{
    if (!from.isValid() || !to.isValid() || from > to) {
        return {};
    }
    const QDate first = std::max(from, to.addDays(-daysMax));
    std::vector<std::optional<DayLow>> lows(size_t(first.daysTo(to)) + 1);
    for (size_t i = 0; i < lines.size(); ++i) {
        const Lifeline &line = lines[i];
        if (!isAcceptable(line, least)) {
            continue;
        }
        for (size_t step = 0; step < line.steps.size(); ++step) {
            const QDate begin = std::max(line.steps[step].from, first);
            QDate end = std::min(line.lastSeen, to);
            if (step + 1 < line.steps.size()) {
                end = std::min(end, line.steps[step + 1].from.addDays(-1));
            }
            for (QDate day = begin; day <= end; day = day.addDays(1)) {
                auto &low = lows.at(size_t(first.daysTo(day)));
                if (!low || line.steps[step].minor < low->minor) {
                    low = DayLow{day, line.steps[step].minor, i};
                }
            }
        }
    }
    std::vector<DayLow> days;
    for (const auto &low : lows) {
        if (low) {
            days.push_back(*low);
        }
    }
    return days;
}

PriceSense priceSense(std::span<const Lifeline> lines, Condition least, QDate from, QDate today)
{
    PriceSense sense;
    for (const Lifeline &line : lines) {
        const bool isInTime =
            !line.steps.empty() && line.lastSeen >= from && line.steps.front().from <= today;
        if (!line.mayModel) {
            if (isInTime && !sense.leftOut.contains(line.source)) {
                sense.leftOut.append(line.source);
            }
        } else if (isInTime && isAcceptable(line, least)) {
            ++sense.copies;
        }
    }
    std::vector<DayLow> lows = cheapestPerDay(lines, least, from, today);
    sense.days = int(lows.size());
    if (lows.empty()) {
        return sense;
    }
    sense.firstDay = lows.front().day;
    if (lows.back().day == today) {
        sense.now = lows.back().minor;
        lows.pop_back();
    }
    if (int(lows.size()) < usualDaysMin || sense.copies < usualCopiesMin) {
        sense.verdict = PriceSense::Verdict::TooFew;
        return sense;
    }
    std::vector<qint64> sorted;
    for (const DayLow &low : lows) {
        sorted.push_back(low.minor);
    }
    std::ranges::sort(sorted);
    sense.usualLow = quantile(sorted, 25);
    sense.usualHigh = quantile(sorted, 75);
    if (!sense.now) {
        sense.verdict = PriceSense::Verdict::Gone;
        return sense;
    }
    sense.verdict = *sense.now < *sense.usualLow ? PriceSense::Verdict::Low
        : *sense.now > *sense.usualHigh          ? PriceSense::Verdict::High
                                                 : PriceSense::Verdict::Usual;
    if (sense.verdict == PriceSense::Verdict::Low) {
        const auto before = std::find_if(
            lows.rbegin(), lows.rend(), [&](const DayLow &low) { return low.minor <= *sense.now; });
        sense.isLowestEver = before == lows.rend();
        if (!sense.isLowestEver && before->day < today.addDays(-1)) {
            sense.lowestSince = before->day;
        }
    }
    return sense;
}

} // namespace endpaper::domain
