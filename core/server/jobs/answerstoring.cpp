// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/jobs/answerstoring.h"

#include "server/api/settings.h"
#include "server/jobs/money.h"
#include "server/jobs/searchsubject.h"
#include "server/jobs/watchtask.h"
#include "store/vault/copysourcerepository.h"
#include "store/vault/lifelinerepository.h"
#include "store/vault/placerepository.h"
#include "store/vault/pricerepository.h"

#include <QDateTime>
#include <QMap>
#include <QRandomGenerator>

namespace endpaper::server {

using namespace Qt::StringLiterals;
using sources::AnswerState;

static constexpr std::chrono::milliseconds backoffFirst{30'000};
static constexpr std::chrono::milliseconds backoffMax{6LL * 3600 * 1000};
// A source that refuses us is asked again twice a day: its keeper may have let us in.
static constexpr std::chrono::hours refusedPause{12};

std::chrono::milliseconds backoff(int failures)
{
    const int doublings = std::clamp(failures - 1, 0, 12);
    const auto base =
        std::min(std::chrono::milliseconds(backoffFirst * (1LL << doublings)), backoffMax);
    const double spread = 0.8 + 0.4 * QRandomGenerator::global()->generateDouble();
    return std::chrono::milliseconds(qint64(double(base.count()) * spread));
}

// The lowest total of the day in each condition. Only known totals count, in euros.
static Expected<> recordPrices(Context &context, const store::CopyScope &scope,
                               const QString &source, const std::vector<store::StoredCopy> &copies)
{
    struct Low
    {
        qint64 minor = 0;
        int copies = 0;
    };
    const auto rates = currentRates(context.settings);
    const domain::Buyer buyer{scope.country, domain::Currency::eur(), rates.get(), nullptr};
    QMap<domain::Condition, Low> lows;
    std::vector<store::SeenTotal> seen;
    for (const store::StoredCopy &stored : copies) {
        const auto total = domain::totalsOf(stored.copy, buyer).total;
        if (!total
            || !stored.marks.isEmpty()) { // gifts, auctions, other editions are not this price
            continue;
        }
        seen.push_back({stored.copy.id, stored.copy.condition, total->minor});
        Low &low = lows[stored.copy.condition];
        low.minor = low.copies++ == 0 ? total->minor : std::min(low.minor, total->minor);
    }
    const QDate today =
        QDateTime::fromMSecsSinceEpoch(toEpochMs(context.clock.now()), Qt::UTC).date();
    TRY(store::LifelineRepository(context.transaction).record(scope, source, seen, today));
    store::PriceRepository prices(context.transaction);
    for (auto it = lows.cbegin(); it != lows.cend(); ++it) {
        TRY(prices.record(
            scope,
            {.day = today, .condition = it.key(), .totalMinor = it->minor, .copies = it->copies}));
    }
    return {};
}

static Expected<int> storeCopies(Context &context, const store::CopyScope &scope,
                                 const sources::SourceDescription &source, sources::Answer &answer)
{
    std::vector<store::StoredCopy> stored;
    for (sources::FoundCopy &found : answer.copies) {
        stored.push_back({std::move(found.copy), found.ref, found.marks});
    }
    TRY(store::CopyRepository(context.transaction)
            .replace(scope, source.id, stored, context.clock.now()));
    const auto subject = SearchSubject::parse(scope.subject);
    // What can be fetched has no total that others could compare with.
    if (source.terms.mayModel && subject && !subject->area) {
        TRY(recordPrices(context, scope, source.id, stored));
    }
    return int(stored.size());
}

static Expected<int> storePlaces(Context &context, const store::CopyScope &scope,
                                 const sources::SourceDescription &source,
                                 const sources::Answer &answer)
{
    std::vector<store::StoredPlace> places;
    for (const sources::FoundPlace &found : answer.places) {
        places.push_back({.source = source.id,
                          .ref = found.ref,
                          .kind = found.kind,
                          .name = found.name,
                          .at = found.at,
                          .address = found.address,
                          .website = found.website.toString(QUrl::FullyEncoded),
                          .hours = found.hours});
    }
    TRY(store::PlaceRepository(context.transaction, scope.isSample)
            .replace(scope.subject, source.id, places));
    return int(places.size());
}

Expected<> storeAnswer(Context &context, const store::CopyScope &scope,
                       const sources::SourceDescription &source, sources::Answer answer,
                       int reservedCalls)
{
    const Instant now = context.clock.now();
    const auto subject = SearchSubject::parse(scope.subject);
    const bool isPlaces = subject && subject->isPlaces();
    const bool isOfABook = subject && !subject->book.isEmpty() && !subject->area;
    store::CopyRepository copies(context.transaction);
    TRY_ASSIGN(const auto known, copies.answers(scope));
    const auto before =
        std::ranges::find_if(known, [&](const auto &one) { return one.source == source.id; });
    store::SourceAnswer row;
    if (before != known.end()) {
        row = *before;
    }
    row.source = source.id;
    row.state = sources::answerStateName(answer.state);
    row.reason = answer.reason;
    row.askedAt = now;
    row.nextAt.reset();
    std::optional<Instant> closedUntil;
    if (sources::isFailure(answer.state)) {
        ++row.failures;
        row.nextAt = answer.nextAt                  ? answer.nextAt
            : answer.state == AnswerState::NeedsKey ? std::nullopt
            : answer.state == AnswerState::Refused
            ? std::optional<Instant>(now + refusedPause)
            : std::optional<Instant>(now + backoff(row.failures));
        if (answer.state == AnswerState::RateLimited) {
            closedUntil = row.nextAt;
        }
    } else {
        TRY_ASSIGN(row.rows,
                   isPlaces ? storePlaces(context, scope, source, answer)
                            : storeCopies(context, scope, source, answer));
        row.failures = 0;
        row.goodAt = now;
    }
    TRY(copies.putAnswer(scope, row));
    if (!sources::isFailure(answer.state) && isOfABook) {
        TRY(queueWatch(context, scope.subject, scope.country));
    }
    store::CopySourceRepository settings(context.transaction, scope.isSample);
    return settings.settle(source.id, std::max(0, reservedCalls - answer.requests), row.state,
                           closedUntil, now);
}

} // namespace endpaper::server
