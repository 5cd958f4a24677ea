// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/schema.h"
#include "server/api/json.h"
#include "server/api/problem.h"
#include "server/api/sharing.h"
#include "server/api/synchandler.h"
#include "server/api/syncrows.h"
#include "store/vault/accountrepository.h"
#include "store/vault/rowrepository.h"

namespace endpaper::server {

using namespace Qt::StringLiterals;
using domain::RowKind;

namespace {

constexpr char claimSchema[] = R"({"type": "object", "properties": {
    "state": {"type": "string", "enum": ["buying", "bought"]}}})";

Uuid idIn(const domain::Row &row, const char *field)
{
    return protocol::idFrom(row.fields.value(field).value);
}

Expected<std::vector<domain::Row>> liveClaims(Context &context, qint64 space)
{
    TRY_ASSIGN(const auto stored,
               store::RowRepository(context.transaction).listLive(space, RowKind::Claim));
    std::vector<domain::Row> claims;
    for (const store::StoredRow &one : stored) {
        TRY_ASSIGN(auto claim, rowFromStored(one));
        claims.push_back(std::move(claim));
    }
    return claims;
}

Expected<QJsonObject> claimJson(Context &context, const domain::Row &claim)
{
    const Uuid by = idIn(claim, "by");
    const auto account = store::AccountRepository(context.transaction).get(by);
    return QJsonObject{{u"id"_s, toJson(claim.id)},
                       {u"wish_id"_s, toJson(idIn(claim, "wish"))},
                       {u"by"_s,
                        QJsonObject{{u"id"_s, toJson(by)},
                                    {u"display_name"_s,
                                     account ? QJsonValue(account->displayName) : QJsonValue()}}},
                       {u"state"_s, claim.fields.value("state").value.toString()}};
}

// A wish of a shared list, and the space of its claims as far as the caller may see it.
struct ClaimedWish
{
    domain::Row wish;
    store::Space claims;
};

Expected<ClaimedWish> claimedWish(const Request &request, Context &context)
{
    TRY_ASSIGN(const Uuid id, uuidArgument(request, u"id"_s));
    TRY_ASSIGN(auto editor,
               WebEditor::openHolding(context, context.caller.account, RowKind::Wish, id));
    TRY_ASSIGN(auto wish, findShownWish(editor, id));
    TRY_ASSIGN(const auto space,
               store::SpaceRepository(context.transaction).find(editor.spaceNumber()));
    TRY_ASSIGN(auto claims, ListSharing(context).claimsOf(*space, context.caller.account));
    return ClaimedWish{std::move(wish), std::move(claims)};
}

Expected<Reply> listClaims(const Request &request, Context &context)
{
    TRY_ASSIGN(const Uuid id, uuidArgument(request, u"id"_s));
    TRY_ASSIGN(const auto lists, shownLists(context));
    TRY_ASSIGN(const auto list, findShownList(lists, id));
    TRY_ASSIGN(const auto claims,
               ListSharing(context).claimsOf(list.space, context.caller.account));
    TRY_ASSIGN(const auto rows, liveClaims(context, claims.n));
    QJsonArray items;
    for (const domain::Row &row : rows) {
        TRY_ASSIGN(const QJsonObject claim, claimJson(context, row));
        items.append(claim);
    }
    return Reply::json(QJsonObject{{u"items"_s, items}, {u"next_cursor"_s, QJsonValue()}});
}

Expected<Reply> putClaim(const Request &request, Context &context)
{
    TRY_ASSIGN(const QJsonObject body, parseBody(request));
    TRY_ASSIGN(const auto state, optionalText(body, u"state"_s));
    if (state && *state != "buying"_L1 && *state != "bought"_L1) {
        return fail(ErrorKind::Invalid, u"unknown"_s, u"state"_s);
    }
    TRY_ASSIGN(const auto wanted, claimedWish(request, context));
    TRY_ASSIGN(const auto claims, liveClaims(context, wanted.claims.n));
    const Uuid me = context.caller.account;
    const auto known = std::ranges::find_if(claims, [&wanted](const domain::Row &claim) {
        return idIn(claim, "wish") == wanted.wish.id;
    });
    if (known != claims.end() && idIn(*known, "by") != me) {
        return problemReply(409, context.locale, request.requestId, u"claim.taken"_s);
    }
    TRY_ASSIGN(auto editor, WebEditor::openIn(context, me, wanted.claims.sp));
    const Uuid id = known != claims.end() ? known->id : Uuid::create(context.clock);
    if (known == claims.end()) {
        editor.addNew(RowKind::Claim, id,
                      {{"list", wanted.wish.fields.value("list").value},
                       {"wish", protocol::idValue(wanted.wish.id)},
                       {"by", protocol::idValue(me)},
                       {"state", state.value_or(u"buying"_s)}});
    } else if (state) {
        editor.addSet(RowKind::Claim, id, {{"state", *state}});
    }
    TRY(editor.commit());
    TRY_ASSIGN(const auto row, editor.find(RowKind::Claim, id));
    TRY_ASSIGN(const QJsonObject json, claimJson(context, *row));
    return replyWith(request, json);
}

Expected<Reply> removeClaim(const Request &request, Context &context)
{
    TRY_ASSIGN(const auto wanted, claimedWish(request, context));
    TRY_ASSIGN(const auto claims, liveClaims(context, wanted.claims.n));
    const Uuid me = context.caller.account;
    TRY_ASSIGN(auto editor, WebEditor::openIn(context, me, wanted.claims.sp));
    for (const domain::Row &claim : claims) {
        if (idIn(claim, "wish") == wanted.wish.id && idIn(claim, "by") == me) {
            editor.addLife(RowKind::Claim, claim.id, false);
        }
    }
    TRY(editor.commit());
    return Reply::empty();
}

} // namespace

void addClaimRoutes(std::vector<Route> &routes)
{
    const QByteArray claim = "/api/v1/wishes/{id}/claim";
    routes.push_back(
        {.method = Method::Get,
         .pattern = "/api/v1/wishlists/{id}/claims",
         .lane = Lane::Read,
         .handler = listClaims,
         .summary = "Who buys what of a shared list; not there for the person for whom it is."});
    routes.push_back({.method = Method::Put,
                      .pattern = claim,
                      .lane = Lane::Write,
                      .handler = putClaim,
                      .summary = "\"I buy this one\".",
                      .bodySchema = claimSchema});
    routes.push_back({.method = Method::Delete,
                      .pattern = claim,
                      .lane = Lane::Write,
                      .handler = removeClaim,
                      .summary = "Takes one's own claim back."});
}

} // namespace endpaper::server
