// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/uuid.h"
#include "domain/condition.h"
#include "domain/isbn.h"
#include "domain/money.h"
#include "domain/wish.h"

#include <QUrl>

#include <optional>
#include <span>
#include <vector>

namespace endpaper::domain {

// One used copy for sale, as api.md's copies list carries it.
struct Copy
{
    Uuid id = {};
    QString source = {}; // the source's id, "booklooker"
    QString seller = {};
    QString title = {};
    std::optional<Isbn> isbn = {};
    Condition condition = Condition::Unknown;
    QString sellerWords = {};
    // The printing, as far as the source says it; empty: it does not.
    QString binding = {}; // in the seller's words, "Taschenbuch"
    QString published = {}; // the year, four digits
    QString language = {}; // as normalLanguage() has it, "de"
    Money price = {};
    std::optional<Money> postage = {}; // nothing: unknown, which is not 0
    QString fromCountry = {}; // ISO 3166 alpha-2, empty: unknown
    QUrl url = {};
    Instant firstSeen = {};
    Instant lastSeen = {};
    RedFlags flags = {};
    QStringList alsoAt = {}; // other sources that show the same copy
    bool isSample = false;

    friend bool operator==(const Copy &, const Copy &) = default;
};

// Postage that a source usually asks, where a copy does not say it. Empty texts match anything; the
// rule with the most filled-in texts wins, of equals the first.
struct PostageRule
{
    QString source = {};
    QString fromCountry = {};
    QString toCountry = {};
    Money postage = {};
};
using PostageRules = std::vector<PostageRule>;

// Who buys: what a total depends on besides the copy. The pointers may be null (nothing known) and
// must outlive the call.
struct Buyer
{
    QString country = {};
    Currency currency = Currency::eur();
    const RateTable *rates = nullptr;
    const PostageRules *postage = nullptr;
};

// What a copy costs in the buyer's currency; each is missing where it cannot be known.
struct CopyTotals
{
    std::optional<Money> total = {}; // only when price and postage are both known
    std::optional<Money> atLeast = {}; // the price, and the postage if known
    std::optional<Money> estimate = {}; // with usual postage, where postage is unknown

    friend bool operator==(const CopyTotals &, const CopyTotals &) = default;
};
[[nodiscard]] CopyTotals totalsOf(const Copy &copy, const Buyer &buyer);

struct PricedCopy
{
    Copy copy;
    CopyTotals totals;

    friend bool operator==(const PricedCopy &, const PricedCopy &) = default;
};

// Does the copy keep a wish's limits? An unknown total is held against the limit by what it costs
// at least; an unknown condition meets no limit. Distance is not a copy's business.
[[nodiscard]] bool isAcceptable(const PricedCopy &copy, const Limits &limits, const Buyer &buyer);

// The order of results: known totals first, lowest first; then estimates; then what costs at least;
// better condition, later seen, source, id break ties. The same input in any order gives the same.
[[nodiscard]] bool isBefore(const PricedCopy &a, const PricedCopy &b);
void sortForResults(std::vector<PricedCopy> &copies);

// The cheapest copy that keeps the limits. One whose postage is unknown is the answer only where no
// total is known; isTotalKnown says which.
struct Cheapest
{
    size_t index = 0;
    bool isTotalKnown = false;

    friend bool operator==(const Cheapest &, const Cheapest &) = default;
};
[[nodiscard]] std::optional<Cheapest> cheapestAcceptable(std::span<const PricedCopy> copies,
                                                         const Limits &limits, const Buyer &buyer);

} // namespace endpaper::domain
