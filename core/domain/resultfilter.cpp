// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/resultfilter.h"

#include <algorithm>
#include <array>

namespace endpaper::domain {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array filterNames = {"condition"_L1, "total"_L1,   "flags"_L1,  "words"_L1,
                                    "not_words"_L1, "country"_L1, "source"_L1, "mark"_L1};

bool isSet(ResultFilter filter, const ResultFilters &filters)
{
    switch (filter) {
    case ResultFilter::Condition:
        return filters.least != Condition::Unknown || !filters.keepsUnknownCondition;
    case ResultFilter::Total:
        return filters.totalMax.has_value();
    case ResultFilter::Flags:
        return filters.without != RedFlags();
    case ResultFilter::Words:
        return !filters.words.isEmpty();
    case ResultFilter::NotWords:
        return !filters.notWords.isEmpty();
    case ResultFilter::Country:
        return !filters.fromCountries.isEmpty();
    case ResultFilter::Source:
        return !filters.notSources.isEmpty();
    case ResultFilter::Mark:
        return !filters.notMarks.isEmpty();
    }
    return false;
}

// The wish's own rule, for one part of it: filters and limits may never disagree about a word.
bool keeps(const PricedCopy &copy, Limits limits, const Buyer &buyer)
{
    PricedCopy judged = copy;
    judged.copy.condition = Condition::New;
    return isAcceptable(judged, limits, buyer);
}

bool passes(ResultFilter filter, const FilteredRow &row, const ResultFilters &filters,
            const Buyer &buyer)
{
    const Copy &copy = row.priced->copy;
    switch (filter) {
    case ResultFilter::Condition:
        return copy.condition == Condition::Unknown ? filters.keepsUnknownCondition
                                                    : meets(copy.condition, filters.least);
    case ResultFilter::Total:
        return (filters.keepsUnknownTotal || row.priced->totals.total)
            && keeps(*row.priced, {.total = filters.totalMax}, buyer);
    case ResultFilter::Flags:
        return !(copy.flags & filters.without);
    case ResultFilter::Words:
        return keeps(*row.priced, {.words = filters.words}, buyer);
    case ResultFilter::NotWords:
        return keeps(*row.priced, {.notWords = filters.notWords}, buyer);
    case ResultFilter::Country:
        return copy.fromCountry.isEmpty() || filters.fromCountries.contains(copy.fromCountry);
    case ResultFilter::Source:
        return !filters.notSources.contains(copy.source);
    case ResultFilter::Mark:
        return std::ranges::none_of(
            row.marks, [&](const QString &mark) { return filters.notMarks.contains(mark); });
    }
    return true;
}

} // namespace

QString resultFilterName(ResultFilter filter) { return filterNames.at(size_t(filter)); }

Filtered applyFilters(std::span<const FilteredRow> rows, const ResultFilters &filters,
                      const Buyer &buyer)
{
    Filtered result;
    for (size_t i = 0; i < filterNames.size(); ++i) {
        if (isSet(ResultFilter(i), filters)) {
            result.counts.push_back({.filter = ResultFilter(i)});
        }
    }
    for (size_t i = 0; i < rows.size(); ++i) {
        std::vector<FilterCount *> removers;
        for (FilterCount &count : result.counts) {
            if (!passes(count.filter, rows[i], filters, buyer)) {
                ++count.removed;
                removers.push_back(&count);
            }
        }
        if (removers.empty()) {
            result.kept.push_back(i);
        } else if (removers.size() == 1) {
            ++removers.front()->onlyByThis;
        }
    }
    return result;
}

} // namespace endpaper::domain
