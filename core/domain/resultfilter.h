// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/copy.h"

#include <QSet>

#include <span>
#include <vector>

namespace endpaper::domain {

// What a reader left out of the results. Empty and nothing: no such filter.
struct ResultFilters
{
    Condition least = Condition::Unknown;
    // Copies whose condition nobody stated stay in, marked as such.
    bool keepsUnknownCondition = true;
    std::optional<Money> totalMax = {};
    // A copy of which only a part of the cost is known stays in while that part is below.
    bool keepsUnknownTotal = true;
    RedFlags without = {};
    QStringList words = {}; // all of them
    QStringList notWords = {}; // none of them
    QSet<QString> fromCountries = {}; // a copy of unknown country stays in
    QSet<QString> notSources = {};
    QSet<QString> notMarks = {}; // "auction", "lending", "from_price", "other_edition" …

    friend bool operator==(const ResultFilters &, const ResultFilters &) = default;
};

enum class ResultFilter { Condition, Total, Flags, Words, NotWords, Country, Source, Mark };
// "condition", "total", "flags", "words", "not_words", "country", "source", "mark"
[[nodiscard]] QString resultFilterName(ResultFilter filter);

// What one filter did, for the chip that stands for it.
struct FilterCount
{
    ResultFilter filter = ResultFilter::Condition;
    int removed = 0; // would be there without any filter
    int onlyByThis = 0; // would be there without this one

    friend bool operator==(const FilterCount &, const FilterCount &) = default;
};

struct FilteredRow
{
    const PricedCopy *priced = nullptr;
    QStringList marks;
};

struct Filtered
{
    std::vector<size_t> kept; // indexes, in order
    std::vector<FilterCount> counts; // of the filters that are set, in the enum's order

    friend bool operator==(const Filtered &, const Filtered &) = default;
};

// Applies the filters "here": to rows that came, whatever their sources were asked to leave out.
[[nodiscard]] Filtered applyFilters(std::span<const FilteredRow> rows, const ResultFilters &filters,
                                    const Buyer &buyer);

} // namespace endpaper::domain
