// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/matchfinder.h"

#include "domain/merge.h"
#include "protocol/schema.h"
#include "server/api/notification.h"
#include "server/api/syncrows.h"
#include "store/vault/notificationrepository.h"
#include "store/vault/rowrepository.h"

#include <set>

namespace endpaper::server {

using namespace Qt::StringLiterals;
using Direction = store::Post::Direction;

namespace {

constexpr char radiusPref[] = "nearby_radius_m";

QList<domain::Isbn> isbnsOf(const std::optional<domain::Isbn> &isbn)
{
    return isbn ? QList<domain::Isbn>{*isbn} : QList<domain::Isbn>();
}

} // namespace

MatchFinder::MatchFinder(Context &context)
    : m_context(context)
    , m_posts(context.transaction)
    , m_matches(context.transaction)
    , m_now(context.clock.now())
{
}

Expected<const MatchFinder::Seeker *> MatchFinder::seekerOf(const Uuid &account)
{
    if (const auto known = m_seekers.find(account); known != m_seekers.end()) {
        return &known->second;
    }
    Seeker seeker;
    store::PositionRepository positions(m_context.transaction);
    TRY_ASSIGN(seeker.position, positions.find(account));
    if (seeker.position) {
        store::SpaceRepository spaces(m_context.transaction);
        TRY_ASSIGN(seeker.space, spaces.findOfAccount(account));
    }
    if (seeker.space) {
        store::RowRepository rows(m_context.transaction);
        TRY_ASSIGN(const auto pref,
                   rows.find(seeker.space->n, domain::RowKind::Pref,
                             protocol::prefId(account, radiusPref)));
        if (pref && pref->life.isAlive) {
            TRY_ASSIGN(const auto row, rowFromStored(*pref));
            const qint64 metres =
                row.fields.value("value").value.toInteger(wishRadiusMetresDefault);
            seeker.radiusMetres = int(qBound(qint64(0), metres, qint64(domain::radiusMetresMax)));
        }
    }
    return &m_seekers.emplace(account, std::move(seeker)).first->second;
}

Expected<bool> MatchFinder::isAsking(const store::Space &space, const domain::Row &row,
                                     const domain::Wish &wish)
{
    const bool saysNo = row.fields.value("ask_neighbours").value == QCborValue(false);
    if (!row.life.isAlive || saysNo || !wish.want || wish.state != domain::WishState::Looking) {
        return false;
    }
    store::RowRepository rows(m_context.transaction);
    TRY_ASSIGN(const auto list, rows.find(space.n, domain::RowKind::List, wish.list));
    const auto placement =
        domain::placementOf(row.life, row.fields.value("list"), list ? &list->life : nullptr);
    return placement != domain::Placement::Trash;
}

void MatchFinder::addPair(const store::Post &offer, const store::Post &search, Wanted &wanted) const
{
    if (offer.account == search.account || !offer.isValidAt(m_now) || !search.isValidAt(m_now)
        || !domain::regionsMatch(offer.region(), search.region())) {
        return;
    }
    const QStringList why = whyOfferSuits(offer, search);
    if (why.isEmpty()) {
        return;
    }
    store::Match match{
        .offer = offer.n, .offerer = offer.account, .seeker = search.account, .search = search.n};
    match.seekerId = search.id;
    match.band = domain::distanceBand(domain::distanceMetres(offer.place, search.place));
    match.why = why;
    wanted[{offer.n, search.id}] = match;
}

void MatchFinder::addPair(const store::Post &offer, const Seeker &seeker, const domain::Wish &wish,
                          Wanted &wanted) const
{
    if (!seeker.position || offer.account == seeker.position->account || !offer.isValidAt(m_now)) {
        return;
    }
    const int radius = wish.limits.distanceMetres.value_or(seeker.radiusMetres);
    if (!domain::regionsMatch(offer.region(), {seeker.position->place, radius})) {
        return;
    }
    const QStringList why = whyOfferSuits(offer, wish);
    if (why.isEmpty()) {
        return;
    }
    store::Match match{
        .offer = offer.n, .offerer = offer.account, .seeker = seeker.position->account};
    match.wish = wish.id;
    match.seekerId = wish.id;
    match.band = domain::distanceBand(domain::distanceMetres(offer.place, seeker.position->place));
    match.why = why;
    wanted[{offer.n, wish.id}] = match;
}

Expected<> MatchFinder::addSearchesFor(const store::Post &offer, Wanted &wanted)
{
    TRY_ASSIGN(const auto byBook,
               m_posts.listByBook(Direction::Search, isbnsOf(offer.isbn),
                                  store::titleKey(offer.title), offer.account, m_now));
    TRY_ASSIGN(
        const auto byWord,
        m_posts.listByKeywords(Direction::Search, store::searchWords(offer), offer.account, m_now));
    for (const auto *found : {&byBook, &byWord}) {
        for (const store::Post &search : *found) {
            addPair(offer, search, wanted);
        }
    }
    return {};
}

Expected<> MatchFinder::addOffersFor(const store::Post &search, Wanted &wanted)
{
    TRY_ASSIGN(const auto byBook,
               m_posts.listByBook(Direction::Offer, isbnsOf(search.isbn),
                                  store::titleKey(search.title), search.account, m_now));
    TRY_ASSIGN(const auto byWord,
               m_posts.listByKeywords(Direction::Offer, search.keywords, search.account, m_now));
    for (const auto *found : {&byBook, &byWord}) {
        for (const store::Post &offer : *found) {
            addPair(offer, search, wanted);
        }
    }
    return {};
}

Expected<> MatchFinder::addWishesFor(const store::Post &offer, const Uuid &onlyAccount,
                                     Wanted &wanted)
{
    store::RowIndexRepository index(m_context.transaction);
    store::RowRepository rows(m_context.transaction);
    std::map<qint64, Uuid> candidates;
    QList<qint64> keys;
    if (offer.isbn) {
        keys.append(qint64(offer.isbn->number()));
    }
    if (const qint64 title = store::titleKey(offer.title); title != 0) {
        keys.append(title);
    }
    for (const qint64 key : std::as_const(keys)) {
        TRY_ASSIGN(const auto hits, index.listByKey(key, onlyAccount));
        for (const auto &hit : hits) {
            candidates.emplace(hit.row, hit.account);
        }
    }
    for (const auto &[n, account] : candidates) {
        if (account == offer.account) {
            continue;
        }
        // Where the person is comes first: it is looked up once and rules most out.
        TRY_ASSIGN(const Seeker *seeker, seekerOf(account));
        if (!seeker->position || !seeker->space) {
            continue;
        }
        TRY_ASSIGN(const auto stored, rows.find(n));
        if (!stored) {
            continue;
        }
        TRY_ASSIGN(const auto row, rowFromStored(*stored));
        const domain::Wish wish = protocol::wishFrom(row);
        TRY_ASSIGN(const bool asks, isAsking(*seeker->space, row, wish));
        if (asks) {
            addPair(offer, *seeker, wish, wanted);
        }
    }
    return {};
}

Expected<> MatchFinder::rematchPost(const store::Post &post)
{
    Wanted wanted;
    if (post.direction == Direction::Search) {
        TRY_ASSIGN(const auto standing, m_matches.listOfSeeker(post.id));
        if (post.isValidAt(m_now)) {
            TRY(addOffersFor(post, wanted));
        }
        return settle(standing, std::move(wanted));
    }
    TRY_ASSIGN(const auto standing, m_matches.listOfOffer(post.n));
    if (post.isValidAt(m_now)) {
        TRY(addSearchesFor(post, wanted));
        TRY(addWishesFor(post, {}, wanted));
    }
    return settle(standing, std::move(wanted));
}

Expected<> MatchFinder::dropPost(const store::Post &post)
{
    TRY_ASSIGN(const auto standing,
               post.direction == Direction::Search ? m_matches.listOfSeeker(post.id)
                                                   : m_matches.listOfOffer(post.n));
    return settle(standing, {});
}

Expected<> MatchFinder::rematchWish(const store::Space &space, const domain::Row &row,
                                    const domain::Wish &wish)
{
    TRY_ASSIGN(const Seeker *seeker, seekerOf(space.owner));
    if (!seeker->position) {
        return {};
    }
    Wanted wanted;
    TRY_ASSIGN(const auto standing, m_matches.listOfSeeker(row.id));
    TRY_ASSIGN(const bool asks, isAsking(space, row, wish));
    if (asks) {
        QList<domain::Isbn> isbns = wish.editionIsbns;
        if (wish.isbn && !isbns.contains(*wish.isbn)) {
            isbns.append(*wish.isbn);
        }
        TRY_ASSIGN(const auto offers,
                   m_posts.listByBook(Direction::Offer, isbns, store::titleKey(wish.title),
                                      space.owner, m_now));
        for (const store::Post &offer : offers) {
            addPair(offer, *seeker, wish, wanted);
        }
    }
    return settle(standing, std::move(wanted));
}

Expected<> MatchFinder::rematchWishes(const store::Space &space, const std::vector<qint64> &numbers)
{
    TRY_ASSIGN(const Seeker *seeker, seekerOf(space.owner));
    if (!seeker->position) {
        return {};
    }
    store::RowRepository rows(m_context.transaction);
    for (const qint64 n : numbers) {
        TRY_ASSIGN(const auto stored, rows.find(n));
        if (stored) {
            TRY_ASSIGN(const auto row, rowFromStored(*stored));
            TRY(rematchWish(space, row, protocol::wishFrom(row)));
        }
    }
    return {};
}

Expected<> MatchFinder::movePerson(const Uuid &account)
{
    m_seekers.erase(account);
    TRY_ASSIGN(const Seeker *seeker, seekerOf(account));
    if (!seeker->position) {
        return {};
    }
    TRY_ASSIGN(auto moving, m_posts.listMoving(account));
    for (store::Post &post : moving) {
        post.place = seeker->position->place;
        post.cellMetres = seeker->position->cellMetres;
        TRY(m_posts.update(post));
        TRY(rematchPost(post));
    }
    // From the offers that reach this place, not from the wishes: there are fewer of them.
    TRY_ASSIGN(const auto offers,
               m_posts.listReaching(Direction::Offer, seeker->position->place, account, m_now));
    Wanted wanted;
    for (const store::Post &offer : offers) {
        TRY(addWishesFor(offer, account, wanted));
    }
    TRY_ASSIGN(auto standing, m_matches.listOfWisher(account));
    return settle(standing, std::move(wanted));
}

Expected<> MatchFinder::dropPerson(const Uuid &account)
{
    constexpr int all = std::numeric_limits<int>::max();
    TRY_ASSIGN(const auto standing, m_matches.listOf(account, 0, all));
    return settle(standing, {});
}

Expected<> MatchFinder::settle(const std::vector<store::Match> &standing, Wanted wanted)
{
    for (const store::Match &old : standing) {
        const auto still = wanted.find({old.offer, old.seekerId});
        if (still == wanted.end()) {
            TRY(m_matches.remove(old.n));
            TRY(withdraw(old));
            continue;
        }
        if (still->second.band != old.band || still->second.why != old.why) {
            store::Match changed = old;
            changed.band = still->second.band;
            changed.why = still->second.why;
            TRY(m_matches.update(changed));
        }
        wanted.erase(still);
    }
    for (auto &[key, match] : wanted) {
        match.id = Uuid::create(m_context.clock);
        match.createdAt = m_now;
        TRY(m_matches.insert(match));
        TRY(announce(match));
    }
    return {};
}

Expected<> MatchFinder::announce(const store::Match &match)
{
    TRY_ASSIGN(const auto offer, m_posts.find(match.offer));
    QJsonObject about{{u"match_id"_s, match.id.toString()},
                      {u"title"_s, offer ? offer->title : QString()},
                      {u"distance_band"_s, domain::distanceBandName(match.band)}};
    if (offer) {
        about.insert(u"offer_id"_s, offer->id.toString());
    }
    about.insert(match.wish.isNil() ? u"search_id"_s : u"wish_id"_s, match.seekerId.toString());
    about.insert(u"direction"_s, u"offered"_s);
    TRY(addNotification(m_context, {match.seeker, "match", match.id.toString(), about}));
    // Whoever offers learns that somebody looks, not by which wish.
    about.remove(u"wish_id"_s);
    about.insert(u"direction"_s, u"wanted"_s);
    return addNotification(m_context, {match.offerer, "match", match.id.toString(), about});
}

Expected<> MatchFinder::withdraw(const store::Match &match)
{
    store::NotificationRepository notifications(m_context.transaction);
    for (const Uuid &account : {match.seeker, match.offerer}) {
        TRY(notifications.removeUnread(account, u"match"_s, match.id.toString()));
        m_context.events.append({.kind = LiveEvent::Kind::Note,
                                 .account = account,
                                 .noteKind = "match",
                                 .id = match.id.toString()});
    }
    return {};
}

} // namespace endpaper::server
