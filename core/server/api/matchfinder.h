// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/row.h"
#include "domain/wish.h"
#include "server/api/route.h"
#include "store/vault/matchrepository.h"
#include "store/vault/offerrepository.h"
#include "store/vault/positionrepository.h"
#include "store/vault/spacerepository.h"

#include <map>
#include <vector>

namespace endpaper::server {

// How far a person would go for a wish that does not say, nor their preference "nearby_radius_m".
inline constexpr int wishRadiusMetresDefault = 10'000;

// Why an offer suits a search ("isbn", "title", "keyword:…"); empty: it does not. Regions, times
// and accounts are not looked at here.
[[nodiscard]] QStringList whyOfferSuits(const store::Post &offer, const store::Post &search);
// The same for a wish ("isbn", "title", "perhaps").
[[nodiscard]] QStringList whyOfferSuits(const store::Post &offer, const domain::Wish &wish);

// Keeps the matches true, both ways and standing: whatever changed, its matches afterwards are
// exactly those that the rule gives now. New ones are told to both people, lost ones too. One
// transaction.
class MatchFinder
{
public:
    explicit MatchFinder(Context &context);

    // An offer or search that is new, changed, or no longer valid.
    [[nodiscard]] Expected<> rematchPost(const store::Post &post);
    [[nodiscard]] Expected<> dropPost(const store::Post &post);
    [[nodiscard]] Expected<> rematchWish(const store::Space &space, const domain::Row &row,
                                         const domain::Wish &wish);
    // By their store's numbers.
    [[nodiscard]] Expected<> rematchWishes(const store::Space &space,
                                           const std::vector<qint64> &rows);
    // The person is somewhere else: what moves with them moves, and all their wishes are looked at
    // again.
    [[nodiscard]] Expected<> movePerson(const Uuid &account);
    // The person leaves: the others are told that nothing is there any more.
    [[nodiscard]] Expected<> dropPerson(const Uuid &account);

private:
    using Key = std::pair<qint64, Uuid>; // offer, seekerId
    using Wanted = std::map<Key, store::Match>;
    struct Seeker
    {
        std::optional<store::Position> position;
        int radiusMetres = wishRadiusMetresDefault;
        std::optional<store::Space> space = {};
    };

    [[nodiscard]] Expected<const Seeker *> seekerOf(const Uuid &account);
    [[nodiscard]] Expected<bool> isAsking(const store::Space &space, const domain::Row &row,
                                          const domain::Wish &wish);
    [[nodiscard]] Expected<> addSearchesFor(const store::Post &offer, Wanted &wanted);
    [[nodiscard]] Expected<> addWishesFor(const store::Post &offer, const Uuid &onlyAccount,
                                          Wanted &wanted);
    [[nodiscard]] Expected<> addOffersFor(const store::Post &search, Wanted &wanted);
    void addPair(const store::Post &offer, const store::Post &search, Wanted &wanted) const;
    void addPair(const store::Post &offer, const Seeker &seeker, const domain::Wish &wish,
                 Wanted &wanted) const;
    [[nodiscard]] Expected<> settle(const std::vector<store::Match> &standing, Wanted wanted);
    [[nodiscard]] Expected<> announce(const store::Match &match);
    [[nodiscard]] Expected<> withdraw(const store::Match &match);

    Context &m_context;
    store::OfferRepository m_posts;
    store::MatchRepository m_matches;
    Instant m_now;
    std::map<Uuid, Seeker> m_seekers;
};

} // namespace endpaper::server
