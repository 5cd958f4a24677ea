// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/searchservice.h"
#include "store/cache/wishrows.h"

#include <QSet>

// The pencilled totals of wishes: worked out of an answer, and let go when the terms of the source
// that one is from end. On the store's thread.
namespace endpaper::services {

// Of a wish by its own limits; nothing where no copy is acceptable, or none that may be shown any
// more.
[[nodiscard]] std::optional<store::Quote> quoteFor(const domain::Wish &wish,
                                                   const CopiesAnswer &answer,
                                                   const SearchService::Buyer &reader, Instant now);
// For all wishes of this book; those that changed.
[[nodiscard]] Expected<QSet<Uuid>> putQuotes(store::Transaction &transaction,
                                             const QString &isbnOrId, const CopiesAnswer &answer,
                                             const SearchService::Buyer &reader, Instant now);

// The answer as it was kept, if it was.
[[nodiscard]] Expected<std::optional<SearchService::Kept>>
findKeptCopies(store::Transaction &transaction, const QString &isbnOrId);
// With what may be kept only, and not more than a few thousand of them.
enum class Trim { No, Yes };
[[nodiscard]] Expected<> keepCopies(store::Transaction &transaction, const QString &isbnOrId,
                                    const QByteArray &body, Instant now, Trim trim);

// Books to be asked about by themselves: nothing, or nothing younger than `oldest`, is known.
[[nodiscard]] Expected<QStringList> listUnasked(store::Transaction &transaction, Instant oldest,
                                                int limit);

// Quotes that may not be shown any more make room for the best of what was kept.
struct QuoteSweep
{
    QSet<Uuid> changed = {}; // wishes
    QSet<QString> subjects = {}; // of these, to be asked about again
    std::optional<Instant> nextEnd = {};
};
[[nodiscard]] Expected<QuoteSweep> endQuotes(store::Transaction &transaction,
                                             const SearchService::Buyer &reader, Instant now);

} // namespace endpaper::services
