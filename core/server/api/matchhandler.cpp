// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/json.h"
#include "server/api/offerjson.h"
#include "server/api/offerlist.h"
#include "server/api/paging.h"
#include "server/api/synchandler.h"
#include "store/vault/matchrepository.h"
#include "store/vault/offerrepository.h"

namespace endpaper::server {

using namespace Qt::StringLiterals;

namespace {

const SortOption sorts[] = {{"created", true, true}};

Expected<QJsonValue> postValue(Context &context, OwnerNames &names, qint64 n,
                               std::optional<domain::DistanceBand> band)
{
    store::OfferRepository posts(context.transaction);
    TRY_ASSIGN(const auto post, posts.find(n));
    if (!post) {
        return QJsonValue();
    }
    TRY_ASSIGN(const QString name, names.nameOf(post->account));
    return QJsonValue(postJson(*post, name, band));
}

Expected<QJsonObject> matchJson(Context &context, OwnerNames &names, const store::Match &match)
{
    const bool isSeeker = match.seeker == context.caller.account;
    TRY_ASSIGN(const auto offer,
               postValue(context, names, match.offer,
                         isSeeker ? std::optional(match.band) : std::nullopt));
    TRY_ASSIGN(const auto search,
               match.search ? postValue(context, names, match.search,
                                        isSeeker ? std::nullopt : std::optional(match.band))
                            : Expected<QJsonValue>(QJsonValue()));
    return QJsonObject{
        {u"id"_s, toJson(match.id)},
        {u"offer"_s, offer},
        {u"search"_s, search},
        // Whose wish it is stays theirs: the other side learns only that somebody looks.
        {u"wish_id"_s, isSeeker ? toJson(match.wish) : QJsonValue()},
        {u"distance_band"_s, domain::distanceBandName(match.band)},
        {u"why"_s, QJsonArray::fromStringList(match.why)},
        {u"direction"_s, isSeeker ? u"offered"_s : u"wanted"_s},
        {u"seen"_s, isSeeker ? match.seenBySeeker : match.seenByOfferer},
        {u"created_at"_s, toJson(match.createdAt)}};
}

Expected<Reply> pageOf(const Request &request, Context &context, const Uuid &only)
{
    TRY_ASSIGN(const auto page, parsePage(request, sorts));
    const qint64 before = page.after.isEmpty() ? 0 : page.after.at(0).toInteger();
    store::MatchRepository matches(context.transaction);
    TRY_ASSIGN(auto found,
               only.isNil() ? matches.listOf(context.caller.account, before, page.limit + 1)
                            : matches.listOf(context.caller.account, only, before, page.limit + 1));
    QString cursor;
    if (found.size() > size_t(page.limit)) {
        found.resize(size_t(page.limit));
        cursor = nextCursor(page, QCborArray{found.back().n});
    }
    OwnerNames names(context);
    QJsonArray items;
    for (const store::Match &match : found) {
        TRY_ASSIGN(const QJsonObject item, matchJson(context, names, match));
        items.append(item);
    }
    return Reply::json(pageJson(page, items, cursor, sorts, context.locale));
}

Expected<Reply> listMatches(const Request &request, Context &context)
{
    Uuid only;
    if (const QString wish = queryText(request, u"wish_id"_s); !wish.isEmpty()) {
        const auto id = Uuid::parse(wish);
        if (!id) {
            return fail(ErrorKind::Invalid, u"not_an_id"_s, u"?wish_id"_s);
        }
        only = *id;
    }
    return pageOf(request, context, only);
}

Expected<Reply> listMatchesOfPost(const Request &request, Context &context)
{
    TRY_ASSIGN(const Uuid id, uuidArgument(request, u"id"_s));
    store::OfferRepository posts(context.transaction);
    TRY_ASSIGN(const auto post, posts.find(id));
    if (!post || post->account != context.caller.account) {
        return fail(ErrorKind::NotFound, u"post"_s);
    }
    return pageOf(request, context, id);
}

Expected<Reply> markSeen(const Request &request, Context &context)
{
    TRY_ASSIGN(const Uuid id, uuidArgument(request, u"id"_s));
    store::MatchRepository matches(context.transaction);
    TRY_ASSIGN(const auto match, matches.find(id));
    if (!match
        || (match->seeker != context.caller.account && match->offerer != context.caller.account)) {
        return fail(ErrorKind::NotFound, u"match"_s);
    }
    TRY(matches.setSeen(match->n, context.caller.account));
    return Reply::empty();
}

} // namespace

void addMatchRoutes(std::vector<Route> &routes)
{
    routes.push_back(
        {.method = Method::Get,
         .pattern = "/api/v1/matches",
         .lane = Lane::Read,
         .handler = listMatches,
         .summary = "Who near the caller offers what they seek, and seeks what they offer."});
    for (const char *pattern : {"/api/v1/offers/{id}/matches", "/api/v1/searches/{id}/matches"}) {
        routes.push_back({.method = Method::Get,
                          .pattern = pattern,
                          .lane = Lane::Read,
                          .handler = listMatchesOfPost,
                          .summary = "The matches of one of the caller's own posts."});
    }
    routes.push_back({.method = Method::Put,
                      .pattern = "/api/v1/matches/{id}/seen",
                      .lane = Lane::Write,
                      .handler = markSeen,
                      .summary = "The caller has seen this match."});
}

} // namespace endpaper::server
