// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/accounts.h"
#include "server/api/inviteletter.h"
#include "server/api/json.h"
#include "server/api/notification.h"
#include "server/api/problem.h"
#include "server/api/settings.h"
#include "server/api/sharing.h"
#include "server/api/synchandler.h"
#include "store/vault/accountrepository.h"

#include <sodium.h>

namespace endpaper::server {

using namespace Qt::StringLiterals;

namespace {

constexpr int tokenBytes = 24;
constexpr int invitesMax = 100; // open ones of a list
constexpr std::chrono::milliseconds inviteLasts = std::chrono::days(30);

constexpr char inviteSchema[] = R"({"type": "object", "properties": {
    "id": {"type": "string", "format": "uuid"},
    "role": {"type": "string", "enum": ["editor", "viewer"]},
    "email": {"type": ["string", "null"]},
    "for": {"type": ["string", "null"], "format": "uuid"}}})";
constexpr char memberSchema[] = R"({"type": "object", "properties": {
    "role": {"type": "string", "enum": ["owner", "editor", "viewer"]},
    "for": {"type": "boolean"}}})";

QByteArray newToken()
{
    QByteArray secret(tokenBytes, Qt::Uninitialized);
    randombytes_buf(secret.data(), size_t(secret.size()));
    return secret.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QString inviteUrl(const Request &request, const Context &context, const QByteArray &token)
{
    QString base = QString::fromUtf8(context.settings.publicUrl);
    if (base.isEmpty()) {
        const QString host = QString::fromLatin1(request.header("host"));
        base = (request.isSecure ? u"https://"_s : u"http://"_s) % host;
    }
    return base % u"/invite/"_s % QString::fromLatin1(token);
}

// A refusal in words, for what the reader can do something about.
template <typename T>
std::optional<Reply> worded(const Expected<T> &result, const Request &request,
                            const Context &context)
{
    if (!result && result.error().kind == ErrorKind::Conflict && hasWords(result.error().context)) {
        return problemReply(409, context.locale, request.requestId, result.error().context);
    }
    return std::nullopt;
}

Expected<ShownList> sharedList(const Request &request, Context &context)
{
    TRY_ASSIGN(const Uuid id, uuidArgument(request, u"id"_s));
    TRY_ASSIGN(const auto lists, shownLists(context));
    TRY_ASSIGN(const auto list, findShownList(lists, id));
    return list;
}

Expected<ShownList> ownSharedList(const Request &request, Context &context)
{
    TRY_ASSIGN(const auto list, sharedList(request, context));
    if (list.role != "owner") {
        return fail(ErrorKind::Forbidden, u"only its owner decides who shares a list"_s);
    }
    return list;
}

Expected<QByteArray> readRole(const QJsonObject &body, bool mayOwn)
{
    TRY_ASSIGN(const auto role, optionalText(body, u"role"_s));
    if (!role) {
        return QByteArray();
    }
    if (*role != "viewer"_L1 && *role != "editor"_L1 && !(mayOwn && *role == "owner"_L1)) {
        return fail(ErrorKind::Invalid, u"unknown"_s, u"role"_s);
    }
    return role->toLatin1();
}

QJsonObject inviteJson(const store::Invite &invite)
{
    return {{u"id"_s, toJson(invite.id)},
            {u"role"_s, QString::fromLatin1(invite.role)},
            {u"email"_s, textOrNull(invite.email)},
            {u"created_at"_s, toJson(invite.created)},
            {u"expires_at"_s, toJson(invite.expires)}};
}

QString nameOf(const ShownList &list) { return list.row.fields.value("name").value.toString(); }

// Whoever has the address is told, if they are here; the answer is the same if they are not.
Expected<> tellInvited(Context &context, const store::Invite &invite, const ShownList &list,
                       const QString &url)
{
    store::AccountRepository accounts(context.transaction);
    TRY_ASSIGN(const auto account, accounts.findByEmail(invite.email));
    if (!account) {
        return {};
    }
    TRY_ASSIGN(const auto from, accounts.get(context.caller.account));
    return addNotification(context,
                           {.account = account->id,
                            .kind = "invite",
                            .subject = invite.id.toString(),
                            .about = {{u"list"_s, nameOf(list)},
                                      {u"from"_s, from.displayName},
                                      {u"role"_s, QString::fromLatin1(invite.role)},
                                      {u"url"_s, url}}});
}

Expected<Reply> createInvite(const Request &request, Context &context)
{
    TRY_ASSIGN(const Uuid list, uuidArgument(request, u"id"_s));
    TRY_ASSIGN(const QJsonObject body, parseBody(request));
    TRY_ASSIGN(const QByteArray role, readRole(body, false));
    TRY_ASSIGN(const auto person, optionalUuid(body, u"for"_s));
    store::Invite invite{.role = role.isEmpty() ? QByteArray("viewer") : role,
                         .madeBy = context.caller.account,
                         .created = context.clock.now(),
                         .expires = context.clock.now() + inviteLasts};
    TRY_ASSIGN(invite.id, idOfCreation(body, context.clock));
    if (!body.value(u"email"_s).isNull() && body.contains(u"email"_s)) {
        TRY_ASSIGN(invite.email, readEmail(body));
    }
    ListSharing sharing(context);
    const auto shared = sharing.share(list);
    if (const auto refusal = worded(shared, request, context)) {
        return *refusal;
    }
    TRY(shared);
    if (body.contains(u"for"_s)) {
        const auto marked = sharing.setPerson(shared->space, person.value_or(Uuid()));
        if (const auto refusal = worded(marked, request, context)) {
            return *refusal;
        }
        TRY(marked);
    }
    store::ShareRepository shares(context.transaction);
    // The same creation again is the same invitation; only its token is another.
    TRY_ASSIGN(const bool isAgain, shares.removeInvite(shared->space.n, invite.id));
    TRY_ASSIGN(const qint64 open, shares.countInvites(shared->space.n));
    if (open >= invitesMax) {
        return problemReply(409, context.locale, request.requestId, u"share.invites"_s);
    }
    const QByteArray token = newToken();
    const QString url = inviteUrl(request, context, token);
    invite.space = shared->space.n;
    invite.tokenHash = hashOfInvite(token);
    TRY(shares.insertInvite(invite));
    QJsonObject json = inviteJson(invite);
    if (!invite.email.isNull()) {
        TRY(tellInvited(context, invite, *shared, url));
        TRY_ASSIGN(const bool isMailed, sendInvite(context, invite, nameOf(*shared), url));
        json.insert(u"mailed"_s, isMailed);
    }
    json.insert(u"wishlist_id"_s, toJson(shared->row.id)); // another one, if it was shared just now
    json.insert(u"token"_s, QString::fromLatin1(token));
    json.insert(u"url"_s, url);
    return Reply::json(json, isAgain ? 200 : 201);
}

Expected<Reply> listInvites(const Request &request, Context &context)
{
    TRY_ASSIGN(const auto list, ownSharedList(request, context));
    TRY_ASSIGN(const auto invites,
               store::ShareRepository(context.transaction).listInvites(list.space.n));
    QJsonArray items;
    for (const store::Invite &invite : invites) {
        if (!invite.usedAt && invite.expires > context.clock.now()) {
            items.append(inviteJson(invite));
        }
    }
    return Reply::json(QJsonObject{{u"items"_s, items}, {u"next_cursor"_s, QJsonValue()}});
}

Expected<Reply> removeInvite(const Request &request, Context &context)
{
    TRY_ASSIGN(const auto list, ownSharedList(request, context));
    TRY_ASSIGN(const Uuid id, uuidArgument(request, u"invite"_s));
    TRY_ASSIGN(const bool wasThere,
               store::ShareRepository(context.transaction).removeInvite(list.space.n, id));
    if (!wasThere) {
        return fail(ErrorKind::NotFound, u"invite"_s);
    }
    return Reply::empty();
}

// The invitation that a token opens for the caller; NotFound too for somebody else's address.
Expected<KnownInvite> openInvite(const Request &request, Context &context)
{
    TRY_ASSIGN(const auto known, findInviteByToken(context, request.arguments.value(u"token"_s)));
    if (!known.invite.email.isNull()) {
        TRY_ASSIGN(const auto account,
                   store::AccountRepository(context.transaction).get(context.caller.account));
        if (store::emailKey(account.email) != store::emailKey(known.invite.email)) {
            return fail(ErrorKind::NotFound, u"another's invite"_s);
        }
    }
    return known;
}

Expected<Reply> showInvite(const Request &request, Context &context)
{
    TRY_ASSIGN(const auto known, openInvite(request, context));
    const auto from = store::AccountRepository(context.transaction).get(known.invite.madeBy);
    return Reply::json(QJsonObject{{u"list"_s, known.list.fields.value("name").value.toString()},
                                   {u"from"_s, from ? QJsonValue(from->displayName) : QJsonValue()},
                                   {u"role"_s, QString::fromLatin1(known.invite.role)},
                                   {u"expires_at"_s, toJson(known.invite.expires)}});
}

Expected<Reply> acceptInvite(const Request &request, Context &context)
{
    TRY_ASSIGN(const auto known, openInvite(request, context));
    const store::Invite &invite = known.invite;
    store::SpaceRepository spaces(context.transaction);
    TRY_ASSIGN(const auto space, spaces.find(invite.space));
    TRY_ASSIGN(const QByteArray role,
               space ? spaces.findRole(*space, context.caller.account) : QByteArray());
    if (!space || (invite.usedAt && role.isEmpty())) {
        return fail(ErrorKind::NotFound, u"invite"_s);
    }
    if (role.isEmpty()) {
        const auto admitted =
            ListSharing(context).admit(*space, context.caller.account, invite.role);
        if (const auto refusal = worded(admitted, request, context)) {
            return *refusal;
        }
        TRY(admitted);
        if (!invite.email.isNull()) {
            TRY(store::ShareRepository(context.transaction)
                    .markUsed(invite.id, context.clock.now()));
        }
    }
    TRY_ASSIGN(const QJsonObject list, representList(context, known.list.id));
    return replyWith(request, list);
}

QJsonObject memberJson(const store::Member &member, const store::Space &space)
{
    return {
        {u"user"_s,
         QJsonObject{{u"id"_s, toJson(member.account)}, {u"display_name"_s, member.displayName}}},
        {u"role"_s, QString::fromLatin1(member.role)},
        {u"for"_s, member.account == space.person}};
}

Expected<store::Member> memberOf(const Request &request, Context &context,
                                 const store::Space &space)
{
    const QString who = request.arguments.value(u"user"_s);
    TRY_ASSIGN(const Uuid user,
               who == "me"_L1 ? Expected<Uuid>(context.caller.account)
                              : uuidArgument(request, u"user"_s));
    TRY_ASSIGN(const auto members,
               store::ShareRepository(context.transaction).listMembers(space.n));
    const auto found = std::ranges::find(members, user, &store::Member::account);
    if (found == members.end()) {
        return fail(ErrorKind::NotFound, u"member"_s);
    }
    return *found;
}

Expected<Reply> listMembers(const Request &request, Context &context)
{
    TRY_ASSIGN(const auto list, sharedList(request, context));
    TRY_ASSIGN(const auto members,
               store::ShareRepository(context.transaction).listMembers(list.space.n));
    QJsonArray items;
    for (const store::Member &member : members) {
        items.append(memberJson(member, list.space));
    }
    return Reply::json(QJsonObject{{u"items"_s, items}, {u"next_cursor"_s, QJsonValue()}});
}

Expected<Reply> getMember(const Request &request, Context &context)
{
    TRY_ASSIGN(const auto list, sharedList(request, context));
    TRY_ASSIGN(const auto member, memberOf(request, context, list.space));
    return replyWith(request, memberJson(member, list.space));
}

Expected<Reply> changeMember(const Request &request, Context &context)
{
    TRY_ASSIGN(const auto list, ownSharedList(request, context));
    TRY_ASSIGN(const QJsonObject body, parseBody(request));
    TRY_ASSIGN(const auto member, memberOf(request, context, list.space));
    TRY_ASSIGN(const QByteArray role, readRole(body, true));
    TRY_ASSIGN(const auto isFor, optionalBool(body, u"for"_s));
    if (hasChangedMeanwhile(request, memberJson(member, list.space))) {
        return changedMeanwhile(request, context);
    }
    if (list.space.kind != store::SpaceKind::Shared) {
        return fail(ErrorKind::Conflict, u"the list is not shared"_s);
    }
    ListSharing sharing(context);
    if (isFor && *isFor != (member.account == list.space.person)) {
        const auto marked = sharing.setPerson(list.space, *isFor ? member.account : Uuid());
        if (const auto refusal = worded(marked, request, context)) {
            return *refusal;
        }
        TRY(marked);
    }
    TRY_ASSIGN(const auto space, store::SpaceRepository(context.transaction).find(list.space.n));
    if (role == "owner") {
        TRY(sharing.transfer(*space, member.account));
    } else if (!role.isEmpty() && role != member.role) {
        if (member.account == list.space.owner) {
            return problemReply(409, context.locale, request.requestId, u"share.owner"_s);
        }
        TRY(sharing.admit(*space, member.account, role));
    }
    TRY_ASSIGN(const auto now, store::SpaceRepository(context.transaction).find(list.space.n));
    TRY_ASSIGN(const auto after, memberOf(request, context, *now));
    return replyWith(request, memberJson(after, *now));
}

Expected<Reply> removeMember(const Request &request, Context &context)
{
    TRY_ASSIGN(const auto list, sharedList(request, context));
    TRY_ASSIGN(const auto member, memberOf(request, context, list.space));
    if (list.role != "owner" && member.account != context.caller.account) {
        return fail(ErrorKind::Forbidden, u"only its owner takes others out"_s);
    }
    const auto removed = ListSharing(context).remove(list.space, member.account);
    if (const auto refusal = worded(removed, request, context)) {
        return *refusal;
    }
    TRY(removed);
    return Reply::empty();
}

} // namespace

void addShareRoutes(std::vector<Route> &routes)
{
    const QByteArray list = "/api/v1/wishlists/{id}";
    const auto add = [&routes](Method method, const QByteArray &pattern, Lane lane, Handler handler,
                               const QByteArray &summary, const QByteArray &bodySchema = {}) {
        routes.push_back({.method = method,
                          .pattern = pattern,
                          .lane = lane,
                          .handler = std::move(handler),
                          .summary = summary,
                          .bodySchema = bodySchema});
    };
    add(Method::Post, list + "/invites", Lane::Write, createInvite,
        "Invites to a list, by a link or by an e-mail address; the first one makes it a shared "
        "list, with another id.",
        inviteSchema);
    add(Method::Get, list + "/invites", Lane::Read, listInvites, "A list's open invitations.");
    add(Method::Delete, list + "/invites/{invite}", Lane::Write, removeInvite,
        "Takes an invitation back.");
    add(Method::Get, "/api/v1/invites/{token}", Lane::Read, showInvite,
        "What an invitation is to, and from whom.");
    add(Method::Post, "/api/v1/invites/{token}/accept", Lane::Write, acceptInvite,
        "Joins the list.");
    add(Method::Get, list + "/members", Lane::Read, listMembers, "Who shares a list.");
    add(Method::Get, list + "/members/{user}", Lane::Read, getMember,
        "One who shares a list; \"me\" is the caller.");
    add(Method::Patch, list + "/members/{user}", Lane::Write, changeMember,
        "Gives another role (owner: hands the list over), or says that the list is for them.",
        memberSchema);
    add(Method::Delete, list + "/members/{user}", Lane::Write, removeMember,
        "Takes somebody out of a list, or leaves it.");
}

} // namespace endpaper::server
