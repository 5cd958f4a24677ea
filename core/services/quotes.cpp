// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/quotes.h"

#include "domain/bookmatch.h"
#include "store/cache/fetched.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace endpaper::services {

namespace {

constexpr QLatin1StringView copiesKind("copies");
constexpr int copiesKept = 2000;

} // namespace

std::optional<store::Quote> quoteFor(const domain::Wish &wish, const CopiesAnswer &answer,
                                     const SearchService::Buyer &reader, Instant now)
{
    domain::Limits limits = wish.limits;
    if (limits.condition == domain::Condition::Unknown) {
        limits.condition = reader.least;
    }
    // The target is what the reader hopes for, not what a total may be at most.
    limits.total.reset();
    std::vector<domain::PricedCopy> copies;
    for (const domain::PricedCopy &copy : answer.copies) {
        // A pencilled total is what the wish costs: what may be another edition is not that.
        const auto until = goodUntil(copy.copy, answer);
        if (domain::fitOfCopy(copy.copy, wish) == domain::Fit::Yes && (!until || *until > now)) {
            copies.push_back(copy);
        }
    }
    const domain::Buyer buyer{.country = reader.country, .currency = reader.currency};
    const auto cheapest = domain::cheapestAcceptable(copies, limits, buyer);
    if (!cheapest) {
        return std::nullopt;
    }
    const domain::PricedCopy &best = copies.at(cheapest->index);
    const auto total = cheapest->isTotalKnown ? best.totals.total : best.totals.atLeast;
    if (!total) {
        return std::nullopt;
    }
    store::Quote quote = store::Quote::of(*total);
    quote.condition = best.copy.condition;
    quote.isAtLeast = !cheapest->isTotalKnown;
    quote.isSample = best.copy.isSample;
    quote.seenAt = answer.asOf.value_or(now);
    quote.source = best.copy.source;
    quote.copies = int(answer.copies.size());
    quote.goodUntil = goodUntil(best.copy, answer);
    return quote;
}

// The row has changed only if its quote has.
static Expected<bool> putQuoteOf(store::Transaction &transaction, const store::CachedWish &cached,
                                 const std::optional<store::Quote> &quote)
{
    if (quote == cached.quote) {
        return false;
    }
    const Uuid &id = cached.wish.id;
    TRY(quote ? store::putQuote(transaction, id, *quote) : store::removeQuote(transaction, id));
    return true;
}

Expected<QSet<Uuid>> putQuotes(store::Transaction &transaction, const QString &isbnOrId,
                               const CopiesAnswer &answer, const SearchService::Buyer &reader,
                               Instant now)
{
    QSet<Uuid> touched;
    TRY_ASSIGN(const auto ids, store::listWishesOfBook(transaction, isbnOrId));
    for (const Uuid &id : ids) {
        TRY_ASSIGN(const auto cached, store::findWish(transaction, id));
        if (!cached) {
            continue;
        }
        TRY_ASSIGN(const bool isNew,
                   putQuoteOf(transaction, *cached, quoteFor(cached->wish, answer, reader, now)));
        if (isNew) {
            touched.insert(id);
        }
    }
    return touched;
}

Expected<std::optional<SearchService::Kept>> findKeptCopies(store::Transaction &transaction,
                                                            const QString &isbnOrId)
{
    TRY_ASSIGN(const auto fetched, store::findFetched(transaction, copiesKind, isbnOrId));
    if (!fetched) {
        return std::nullopt;
    }
    auto answer = copiesFromJson(QJsonDocument::fromJson(fetched->body).object());
    if (!answer) {
        return std::nullopt; // of another program's version; it is fetched again
    }
    return SearchService::Kept{std::move(*answer), fetched->at};
}

Expected<> keepCopies(store::Transaction &transaction, const QString &isbnOrId,
                      const QByteArray &body, Instant now, Trim trim)
{
    TRY(store::putFetched(transaction, copiesKind, isbnOrId, body, now));
    return trim == Trim::Yes ? store::trimFetched(transaction, copiesKind, copiesKept)
                             : Expected<>();
}

Expected<QStringList> listUnasked(store::Transaction &transaction, Instant oldest, int limit)
{
    return store::listUnquoted(transaction, copiesKind, oldest, limit);
}

Expected<QuoteSweep> endQuotes(store::Transaction &transaction, const SearchService::Buyer &reader,
                               Instant now)
{
    QuoteSweep sweep;
    TRY_ASSIGN(const auto ended, store::listEndedQuotes(transaction, now));
    for (const Uuid &id : ended) {
        TRY_ASSIGN(const auto cached, store::findWish(transaction, id));
        if (!cached) {
            TRY(store::removeQuote(transaction, id));
            continue;
        }
        const QString subject = subjectOf(cached->wish);
        TRY_ASSIGN(const auto kept, findKeptCopies(transaction, subject));
        TRY(putQuoteOf(transaction, *cached,
                       kept ? quoteFor(cached->wish, kept->answer, reader, now) : std::nullopt));
        sweep.changed.insert(id);
        if (cached->wish.want && cached->placement != domain::Placement::Trash) {
            sweep.subjects.insert(subject);
        }
    }
    TRY_ASSIGN(sweep.nextEnd, store::findNextQuoteEnd(transaction));
    return sweep;
}

} // namespace endpaper::services
