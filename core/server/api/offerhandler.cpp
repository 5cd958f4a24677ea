// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/json.h"
#include "server/api/matchfinder.h"
#include "server/api/offerjson.h"
#include "server/api/offerlist.h"
#include "server/api/synchandler.h"
#include "server/api/wishlists.h"
#include "store/vault/bookrepository.h"
#include "store/vault/positionrepository.h"

namespace endpaper::server {

using namespace Qt::StringLiterals;
using Direction = store::Post::Direction;

namespace {

Expected<QJsonObject> represent(Context &context, const store::Post &post)
{
    OwnerNames names(context);
    TRY_ASSIGN(const QString name, names.nameOf(post.account));
    std::optional<domain::DistanceBand> band;
    if (post.account != context.caller.account) {
        store::PositionRepository positions(context.transaction);
        TRY_ASSIGN(const auto position, positions.find(context.caller.account));
        band = position ? std::optional(
                   domain::distanceBand(domain::distanceMetres(position->place, post.place)))
                        : std::nullopt;
    }
    return postJson(post, name, band);
}

// NotFound for what is not there, or not yet or no longer to be seen by others.
Expected<store::Post> findPost(const Request &request, Context &context, Direction direction)
{
    TRY_ASSIGN(const Uuid id, uuidArgument(request, u"id"_s));
    store::OfferRepository posts(context.transaction);
    TRY_ASSIGN(const auto post, posts.find(id));
    const bool isVisible =
        post && (post->account == context.caller.account || post->isValidAt(context.clock.now()));
    if (!isVisible || post->direction != direction) {
        return fail(ErrorKind::NotFound, u"post"_s);
    }
    return *post;
}

Expected<store::Post> findOwnPost(const Request &request, Context &context, Direction direction)
{
    TRY_ASSIGN(auto post, findPost(request, context, direction));
    if (post.account != context.caller.account) {
        return fail(ErrorKind::Forbidden, u"another's post"_s);
    }
    return post;
}

// What the body leaves open: the title by the catalogue, the place by where the person is.
Expected<> complete(Context &context, const QJsonObject &body, store::Post &post)
{
    if (post.title.isEmpty() && post.isbn) {
        store::BookRepository books(context.transaction);
        TRY_ASSIGN(const auto book, books.findByIsbn(post.isbn->toString13()));
        if (book) {
            post.title = book->title;
            post.authors = post.authors.isEmpty() ? book->authors : post.authors;
        }
    }
    const bool isNamed = !post.title.isEmpty()
        || (post.direction == Direction::Search && (post.isbn || !post.keywords.isEmpty()));
    if (!isNamed) {
        return fail(ErrorKind::Invalid, u"required"_s, u"title"_s);
    }
    const bool saysWhere = body.value(u"place"_s).toObject().contains(u"lat"_s);
    store::PositionRepository positions(context.transaction);
    TRY_ASSIGN(const auto position, positions.find(context.caller.account));
    if (position && (post.movesWithMe || (!saysWhere && post.n == 0))) {
        post.place = position->place;
        post.cellMetres = position->cellMetres;
    } else if (!saysWhere && post.n == 0) {
        return fail(ErrorKind::Invalid, u"required"_s, u"place"_s);
    }
    return {};
}

Expected<Reply> createPost(const Request &request, Context &context, Direction direction)
{
    TRY_ASSIGN(const QJsonObject body, parseBody(request));
    TRY_ASSIGN(const Uuid id, idOfCreation(body, context.clock));
    store::OfferRepository posts(context.transaction);
    TRY_ASSIGN(const auto known, posts.find(id));
    if (known && (known->account != context.caller.account || known->direction != direction)) {
        return fail(ErrorKind::Conflict, u"the id is taken"_s, u"id"_s);
    }
    store::Post post{.id = id, .account = context.caller.account, .direction = direction};
    if (known) {
        post = *known;
    } else {
        post.createdAt = post.editedAt = post.validFrom = context.clock.now();
        TRY(applyPostBody(body, context, post));
        TRY(complete(context, body, post));
        TRY(posts.insert(post));
        MatchFinder matches(context);
        TRY(matches.rematchPost(post));
    }
    TRY_ASSIGN(const QJsonObject thing, represent(context, post));
    return replyWith(request, thing, known ? 200 : 201);
}

Expected<Reply> getPost(const Request &request, Context &context, Direction direction)
{
    TRY_ASSIGN(const auto post, findPost(request, context, direction));
    TRY_ASSIGN(const QJsonObject thing, represent(context, post));
    return replyWith(request, thing);
}

Expected<Reply> savePost(const Request &request, Context &context, store::Post &post)
{
    post.editedAt = context.clock.now();
    store::OfferRepository posts(context.transaction);
    TRY(posts.update(post));
    MatchFinder matches(context);
    TRY(matches.rematchPost(post));
    TRY_ASSIGN(const QJsonObject thing, represent(context, post));
    return replyWith(request, thing);
}

Expected<Reply> changePost(const Request &request, Context &context, Direction direction)
{
    TRY_ASSIGN(auto post, findOwnPost(request, context, direction));
    TRY_ASSIGN(const QJsonObject body, parseBody(request));
    TRY_ASSIGN(const QJsonObject before, represent(context, post));
    if (hasChangedMeanwhile(request, before)) {
        return changedMeanwhile(request, context);
    }
    TRY(applyPostBody(body, context, post));
    TRY(complete(context, body, post));
    return savePost(request, context, post);
}

Expected<Reply> setActive(const Request &request, Context &context, Direction direction)
{
    TRY_ASSIGN(auto post, findOwnPost(request, context, direction));
    TRY_ASSIGN(const QJsonObject body, parseBody(request));
    TRY_ASSIGN(const auto active, optionalBool(body, u"active"_s));
    if (!active) {
        return fail(ErrorKind::Invalid, u"required"_s, u"active"_s);
    }
    post.isActive = *active;
    return savePost(request, context, post);
}

Expected<Reply> deletePost(const Request &request, Context &context, Direction direction)
{
    TRY_ASSIGN(const auto post, findOwnPost(request, context, direction));
    TRY_ASSIGN(const QJsonObject before, represent(context, post));
    if (hasChangedMeanwhile(request, before)) {
        return changedMeanwhile(request, context);
    }
    MatchFinder matches(context);
    TRY(matches.dropPost(post));
    store::OfferRepository posts(context.transaction);
    TRY(posts.remove(post, context.clock.now()));
    return Reply::empty();
}

using PostHandler = Expected<Reply> (*)(const Request &, Context &, Direction);

void addRoutesOf(std::vector<Route> &routes, Direction direction)
{
    const bool isOffer = direction == Direction::Offer;
    const QByteArray all = isOffer ? "/api/v1/offers" : "/api/v1/searches";
    const QByteArray thing = isOffer ? "offer" : "search";
    const auto add = [&](Method method, const char *tail, Lane lane, PostHandler handler,
                         const QByteArray &summary) {
        routes.push_back({.method = method,
                          .pattern = all + tail,
                          .lane = lane,
                          .handler =
                              [handler, direction](const Request &request, Context &context) {
                                  return handler(request, context, direction);
                              },
                          .summary = summary});
    };
    add(Method::Get, "", Lane::Read, listPosts,
        "Each valid " + thing + " near a point, in a box, or the caller's own.");
    add(Method::Post, "", Lane::Write, createPost,
        "Posts one " + thing + "; it is matched at once. The same id again is the same one.");
    add(Method::Get, "/{id}", Lane::Read, getPost, "One " + thing + ".");
    add(Method::Patch, "/{id}", Lane::Write, changePost,
        "Changes one " + thing + " (merge-patch).");
    add(Method::Delete, "/{id}", Lane::Write, deletePost, "Takes one " + thing + " back.");
    add(Method::Put, "/{id}/active", Lane::Write, setActive, "Rests or wakes one " + thing + ".");
}

} // namespace

void addOfferRoutes(std::vector<Route> &routes)
{
    addRoutesOf(routes, Direction::Offer);
    addRoutesOf(routes, Direction::Search);
}

} // namespace endpaper::server
