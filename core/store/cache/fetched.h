// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/cache/wishrows.h"

// What can be fetched again: quotes, counts near, books, answers. Never synchronised, never in the
// outbox.
namespace endpaper::store {

[[nodiscard]] Expected<> putQuote(Transaction &transaction, const Uuid &wish, const Quote &quote);
[[nodiscard]] Expected<> removeQuote(Transaction &transaction, const Uuid &wish);
// Wishes, alive or not, whose quote may not be shown any more; and when the next one ends.
[[nodiscard]] Expected<QList<Uuid>> listEndedQuotes(Transaction &transaction, Instant now);
[[nodiscard]] Expected<std::optional<Instant>> findNextQuoteEnd(Transaction &transaction);
[[nodiscard]] Expected<> putNear(Transaction &transaction, const Uuid &wish, int count);
// All counts at once, as the daemon's list of matches says: wishes not named have none.
[[nodiscard]] Expected<QSet<Uuid>> replaceNear(Transaction &transaction,
                                               const QHash<Uuid, int> &counts);

// An answer kept for when there is no network: kind "book", "copies", "nearby" …, key the ISBN or
// id, body as the caller likes it.
struct Fetched
{
    QByteArray body;
    Instant at;
};
[[nodiscard]] Expected<> putFetched(Transaction &transaction, const QString &kind,
                                    const QString &key, const QByteArray &body, Instant at);
[[nodiscard]] Expected<std::optional<Fetched>> findFetched(Transaction &transaction,
                                                           const QString &kind, const QString &key);
// Forgets the oldest beyond `keep` of a kind.
[[nodiscard]] Expected<> trimFetched(Transaction &transaction, const QString &kind, int keep);

// ISBNs of alive wishes that are wanted and have no quote, or one from before `oldest`; of those
// without one the book's id. Without those of which an answer of this kind was kept
// since.
[[nodiscard]] Expected<QStringList> listUnquoted(Transaction &transaction, const QString &askedKind,
                                                 Instant oldest, int limit);

// Settings of this cache (not preferences, which are synchronised).
[[nodiscard]] Expected<std::optional<QString>> findSetting(Transaction &transaction,
                                                           const QString &key);
[[nodiscard]] Expected<> putSetting(Transaction &transaction, const QString &key,
                                    const QString &value);

} // namespace endpaper::store
