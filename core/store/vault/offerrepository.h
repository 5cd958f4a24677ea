// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/expected.h"
#include "base/uuid.h"
#include "domain/condition.h"
#include "domain/isbn.h"
#include "domain/money.h"
#include "domain/place.h"
#include "store/engine/database.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace endpaper::store {

// What a neighbour posts: an offer of a book, or a standing search for one. Both have the same
// shape.
struct Post
{
    enum class Direction { Offer, Search };

    qint64 n = 0; // the store's own number; 0: not stored
    Uuid id = {};
    Uuid account = {};
    Direction direction = Direction::Offer;
    QByteArray kind = "sell"; // sell, give, swap, lend
    std::optional<domain::Isbn> isbn = {};
    QString title = {};
    QStringList authors = {};
    QString text = {};
    QStringList keywords = {}; // folded
    domain::GeoPoint place = {}; // the centre of a cell
    int cellMetres = 1000;
    int radiusMetres = 10'000;
    std::optional<domain::Money> price = {};
    domain::Condition condition = domain::Condition::Unknown;
    bool movesWithMe = false;
    QStringList images = {};
    Instant validFrom = {};
    std::optional<Instant> validUntil = {};
    bool isActive = true;
    Instant createdAt = {};
    Instant editedAt = {};

    [[nodiscard]] domain::Region region() const { return {place, radiusMetres}; }
    [[nodiscard]] bool isValidAt(Instant now) const
    {
        return isActive && validFrom <= now && (!validUntil || *validUntil > now);
    }
    friend bool operator==(const Post &, const Post &) = default;
};

// The number by which titles that may be the same are found: a hash of the folded main title
// without its article. 0 for an empty one. Only a candidate: the domain's rule decides.
[[nodiscard]] qint64 titleKey(QStringView title);

// The words by which a post is found: its keywords, and for an offer the words of its title.
[[nodiscard]] QStringList searchWords(const Post &post);

// Posts with their regions and keywords.
class OfferRepository
{
public:
    explicit OfferRepository(Transaction &transaction)
        : m_transaction(transaction)
    {
    }

    [[nodiscard]] Expected<std::optional<Post>> find(const Uuid &id);
    [[nodiscard]] Expected<std::optional<Post>> find(qint64 n);
    // Sets post.n. Conflict if the id is there already, as a deleted one too.
    [[nodiscard]] Expected<> insert(Post &post);
    [[nodiscard]] Expected<> update(const Post &post);
    [[nodiscard]] Expected<> remove(const Post &post, Instant now);
    // Everything an account posted, for good.
    [[nodiscard]] Expected<> removeAllOf(const Uuid &account);

    [[nodiscard]] Expected<std::vector<Post>> listOf(const Uuid &account,
                                                     Post::Direction direction);
    // Those that move with their owner.
    [[nodiscard]] Expected<std::vector<Post>> listMoving(const Uuid &account);
    // Valid now, of others than `except`, by ISBN or title key; at most candidatesMax.
    [[nodiscard]] Expected<std::vector<Post>> listByBook(Post::Direction direction,
                                                         const QList<domain::Isbn> &isbns,
                                                         qint64 title, const Uuid &except,
                                                         Instant now);
    [[nodiscard]] Expected<std::vector<Post>> listByKeywords(Post::Direction direction,
                                                             const QStringList &keywords,
                                                             const Uuid &except, Instant now);
    // Valid now, whose region holds the point.
    [[nodiscard]] Expected<std::vector<Post>> listReaching(Post::Direction direction,
                                                           domain::GeoPoint point,
                                                           const Uuid &except, Instant now);
    // Valid now, that lie in the box (places, not regions).
    [[nodiscard]] Expected<std::vector<Post>> listIn(Post::Direction direction,
                                                     const domain::BoundingBox &box, Instant now);

    static constexpr int candidatesMax = 5000;

private:
    [[nodiscard]] Expected<> writeIndexes(const Post &post);
    [[nodiscard]] Expected<> removeIndexes(qint64 n);

    Transaction &m_transaction;
};

} // namespace endpaper::store
