// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/copy.h"

#include <QSet>

#include <span>
#include <utility>
#include <vector>

namespace endpaper::domain {

// One copy, one row: dealers list the same copy on several marketplaces, under other spellings of
// their name, with other surcharges and shortened words.

// Are these two listings one copy? Judged by number or title, dealer, country, price, grade and
// words; in doubt they are two. Never within one source. Prices in different currencies are held
// against each other by `rates`; without them they say nothing.
[[nodiscard]] bool isSameCopy(const Copy &a, const Copy &b, const RateTable *rates = nullptr);

// Pairs of copies that a reader parted again, each way round.
using PartedCopies = QSet<std::pair<Uuid, Uuid>>;

// For each copy the index of the one that stands for it: the first of its group in the order given,
// itself if it is alone. A group has one copy of each source at most. Transitive, and the same for
// the same order.
[[nodiscard]] std::vector<size_t> sameCopyGroups(std::span<const Copy *const> copies,
                                                 const RateTable *rates = nullptr,
                                                 const PartedCopies &parted = {});

} // namespace endpaper::domain
