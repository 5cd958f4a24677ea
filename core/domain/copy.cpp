// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/copy.h"

#include "domain/text.h"

#include <algorithm>
#include <tuple>

namespace endpaper::domain {

namespace {

std::optional<Money> inCurrency(Money money, const Buyer &buyer)
{
    if (money.currency == buyer.currency) {
        return money;
    }
    if (buyer.rates == nullptr) {
        return {};
    }
    const auto converted = buyer.rates->convert(money, buyer.currency);
    return converted ? std::optional(*converted) : std::nullopt;
}

std::optional<Money> sum(const std::optional<Money> &a, const std::optional<Money> &b)
{
    if (!a || !b) {
        return {};
    }
    const auto both = add(*a, *b);
    return both ? std::optional(*both) : std::nullopt;
}

// How many of a rule's texts fit the copy; nothing if one contradicts.
std::optional<int> fitOfRule(const PostageRule &rule, const Copy &copy, const QString &toCountry)
{
    int score = 0;
    for (const auto &[wanted, actual] :
         {std::pair(rule.source, copy.source), std::pair(rule.fromCountry, copy.fromCountry),
          std::pair(rule.toCountry, toCountry)}) {
        if (!wanted.isEmpty()) {
            if (wanted.compare(actual, Qt::CaseInsensitive) != 0) {
                return {};
            }
            ++score;
        }
    }
    return score;
}

std::optional<Money> usualPostage(const Copy &copy, const Buyer &buyer)
{
    const PostageRule *best = nullptr;
    int bestScore = -1;
    if (buyer.postage != nullptr) {
        for (const PostageRule &rule : *buyer.postage) {
            if (const auto score = fitOfRule(rule, copy, buyer.country);
                score && *score > bestScore) {
                best = &rule;
                bestScore = *score;
            }
        }
    }
    return best == nullptr ? std::nullopt : inCurrency(best->postage, buyer);
}

QString foldedWords(const Copy &copy)
{
    return u' '
        % foldForSearch(QString(copy.title % u' ' % copy.binding % u' ' % copy.published % u' '
                                % copy.sellerWords % u' ' % redFlagNames(copy.flags).join(u' ')))
        % u' ';
}

bool keepsWords(const Copy &copy, const Limits &limits)
{
    if (limits.words.isEmpty() && limits.notWords.isEmpty()) {
        return true;
    }
    const QString text = foldedWords(copy);
    const auto occurs = [&](const QString &word) {
        const QString folded = foldForSearch(word);
        return !folded.isEmpty() && text.contains(u' ' % folded % u' ');
    };
    const auto occursOrIsBlank = [&](const QString &word) {
        return foldForSearch(word).isEmpty() || occurs(word);
    };
    return std::all_of(limits.words.begin(), limits.words.end(), occursOrIsBlank)
        && std::none_of(limits.notWords.begin(), limits.notWords.end(), occurs);
}

// 0: the total is known, 1: it is estimated, 2: at least so much, 3: not comparable.
int rank(const CopyTotals &totals)
{
    return totals.total ? 0 : totals.estimate ? 1 : totals.atLeast ? 2 : 3;
}

qint64 amount(const CopyTotals &totals)
{
    const auto &money = totals.total ? totals.total
        : totals.estimate            ? totals.estimate
                                     : totals.atLeast;
    return money ? money->minor : 0;
}

} // namespace

CopyTotals totalsOf(const Copy &copy, const Buyer &buyer)
{
    const auto price = inCurrency(copy.price, buyer);
    if (copy.postage) {
        const auto total = sum(price, inCurrency(*copy.postage, buyer));
        // Postage in a currency without a rate: known to its seller, not to us.
        return {.total = total, .atLeast = total ? total : price, .estimate = {}};
    }
    return {.total = {}, .atLeast = price, .estimate = sum(price, usualPostage(copy, buyer))};
}

bool isAcceptable(const PricedCopy &copy, const Limits &limits, const Buyer &buyer)
{
    if (!meets(copy.copy.condition, limits.condition) || !keepsWords(copy.copy, limits)) {
        return false;
    }
    if (!limits.total) {
        return true;
    }
    const auto limit = inCurrency(*limits.total, buyer);
    const auto cost = copy.totals.total ? copy.totals.total : copy.totals.atLeast;
    // What cannot be compared is not called acceptable: the reader set a price.
    return limit && cost && cost->minor <= limit->minor;
}

bool isBefore(const PricedCopy &a, const PricedCopy &b)
{
    const auto key = [](const PricedCopy &copy) {
        return std::tuple(rank(copy.totals), amount(copy.totals), -int(copy.copy.condition),
                          -toEpochMs(copy.copy.lastSeen));
    };
    if (const auto left = key(a), right = key(b); left != right) {
        return left < right;
    }
    return std::tie(a.copy.source, a.copy.id) < std::tie(b.copy.source, b.copy.id);
}

void sortForResults(std::vector<PricedCopy> &copies)
{
    std::sort(copies.begin(), copies.end(), isBefore);
}

std::optional<Cheapest> cheapestAcceptable(std::span<const PricedCopy> copies, const Limits &limits,
                                           const Buyer &buyer)
{
    std::optional<size_t> best;
    for (size_t i = 0; i < copies.size(); ++i) {
        if (isAcceptable(copies[i], limits, buyer) && rank(copies[i].totals) < 3
            && (!best || isBefore(copies[i], copies[*best]))) {
            best = i;
        }
    }
    if (!best) {
        return {};
    }
    return Cheapest{*best, copies[*best].totals.total.has_value()};
}

} // namespace endpaper::domain
