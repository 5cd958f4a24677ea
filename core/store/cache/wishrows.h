// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/merge.h"
#include "domain/wish.h"
#include "store/engine/database.h"

#include <QHash>
#include <QList>

#include <array>
#include <functional>

// Reading lists and wishes. All on the store's thread; a Deferred transaction will do.
namespace endpaper::store {

// The cheapest acceptable copy known for a wish, as last fetched.
struct Quote
{
    qint64 totalMinor = 0; // delivered, or at least so much
    std::array<char, 3> currency{'X', 'X', 'X'};
    domain::Condition condition = domain::Condition::Unknown;
    bool isAtLeast = false; // postage unknown
    bool isSample = false;
    Instant seenAt = {};
    QString source = {}; // "booklooker"
    int copies = 0; // how many copies were found
    // By the source's terms: from then on it is not shown. Nothing: for ever, with its age.
    std::optional<Instant> goodUntil = {};

    [[nodiscard]] domain::Money money() const;
    [[nodiscard]] static Quote of(const domain::Money &total);
    friend bool operator==(const Quote &, const Quote &) = default;
};

struct CachedList
{
    domain::ListInfo info;
    int wishes = 0; // shown on it

    friend bool operator==(const CachedList &, const CachedList &) = default;
};

// What a list or a cover shows of a wish; the rest comes with findWish().
struct WishLine
{
    Uuid id;
    Uuid list;
    QByteArray pos; // order key
    QString title;
    QStringList authors;
    QString isbn; // 13 digits or empty
    QString published;
    QString series;
    QString seriesNumber;
    QString coverHint;
    QString sourceKey;
    Instant addedAt = {};
    std::optional<domain::Money> limitTotal = {};
    std::optional<Quote> quote = {};
    int near = 0; // neighbours' offers
    int priority = 0;
    qint8 rating = 0; // 0: none
    domain::Condition limitCondition = domain::Condition::Unknown;
    domain::WishState state = domain::WishState::Looking;
    bool want = true;
    bool own = false;
    bool hasNote = false;
    domain::Placement placement = domain::Placement::List;

    friend bool operator==(const WishLine &, const WishLine &) = default;
};
} // namespace endpaper::store
// A library of them grows where it is, rather than be copied.
Q_DECLARE_TYPEINFO(endpaper::store::WishLine, Q_RELOCATABLE_TYPE);
namespace endpaper::store {

struct CachedTag
{
    Uuid id;
    QString text;

    friend bool operator==(const CachedTag &, const CachedTag &) = default;
};

// A wish whole.
struct CachedWish
{
    domain::Wish wish;
    QList<CachedTag> tags;
    std::optional<Quote> quote;
    int near = 0;
    domain::Placement placement = domain::Placement::List;
    Instant editedAt = {}; // newest stamp of its registers
    bool hasUnsentEdits = false;

    friend bool operator==(const CachedWish &, const CachedWish &) = default;
};

// Lists that are alive, in (pos, id) order, with their counts.
[[nodiscard]] Expected<QList<CachedList>> listLists(Transaction &transaction);
// The same without counts, which take longer than all the rest where there are many wishes.
[[nodiscard]] Expected<QList<domain::ListInfo>> listInfos(Transaction &transaction);
// The wishes shown on a list, in (pos, id) order. `limit` < 0: all.
[[nodiscard]] Expected<QList<WishLine>> listWishes(Transaction &transaction, const Uuid &list,
                                                   int limit = -1);
// The same, or with a nil list the same as listAllWishes(), one by one: 100,000 of them are never
// in memory together.
[[nodiscard]] Expected<> visitWishes(Transaction &transaction, const Uuid &list,
                                     const std::function<void(const WishLine &)> &visit);
// Alive wishes of all lists, wishlists before shelves, by list order, then (pos, id); Unfiled last.
[[nodiscard]] Expected<QList<WishLine>> listAllWishes(Transaction &transaction, int limit = -1);
// Alive wishes whose list is gone.
[[nodiscard]] Expected<QList<WishLine>> listUnfiled(Transaction &transaction);
// The texts of the tags of all wishes, or of these, in the order of the tags' ids.
[[nodiscard]] Expected<QHash<Uuid, QStringList>> listTags(Transaction &transaction);
[[nodiscard]] Expected<QHash<Uuid, QStringList>> listTagsOf(Transaction &transaction,
                                                            const QList<WishLine> &lines);
// Those of the ids that exist, wherever they show, in no order.
[[nodiscard]] Expected<QList<WishLine>> findWishLines(Transaction &transaction,
                                                      const QList<Uuid> &ids);
[[nodiscard]] Expected<std::optional<CachedWish>> findWish(Transaction &transaction,
                                                           const Uuid &id);
// Any row with all its registers, alive or not.
[[nodiscard]] Expected<std::optional<domain::Row>> findRow(Transaction &transaction,
                                                           domain::RowKind kind, const Uuid &id);
// Alive rows of a kind (tags, preferences, saved searches), in id order.
[[nodiscard]] Expected<QList<domain::Row>> listRows(Transaction &transaction, domain::RowKind kind);

// The order keys beside a place in a list, for orderKeyBetween(): of the last wish (append), or
// around `before` (insert in front of it). Empty: open end.
struct Gap
{
    QByteArray before;
    QByteArray after;
};
[[nodiscard]] Expected<Gap> gapAtEnd(Transaction &transaction, const Uuid &list);
[[nodiscard]] Expected<Gap> gapBefore(Transaction &transaction, const Uuid &list, const Uuid &wish);
[[nodiscard]] Expected<Gap> gapAfterLastList(Transaction &transaction);

// What an import or a duplicate hint compares with: every alive wish of the reader's own lists.
// `title` as stored.
struct WishKey
{
    Uuid id;
    Uuid list;
    QString isbn;
    Uuid bookId;
    QString sourceKey;
    QString title;
    QStringList authors;
};
[[nodiscard]] Expected<QList<WishKey>> listWishKeys(Transaction &transaction);
// Alive wishes of which nothing but the key of a link is known, and which the reader may change.
[[nodiscard]] Expected<QList<WishKey>> listUnresolved(Transaction &transaction);
// Alive wishes of this ISBN (13 digits), or of a book's id that have none.
[[nodiscard]] Expected<QList<Uuid>> listWishesOfBook(Transaction &transaction,
                                                     const QString &isbnOrId);

} // namespace endpaper::store
