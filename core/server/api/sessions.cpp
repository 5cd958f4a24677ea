// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/sessions.h"

#include "server/api/attempts.h"
#include "server/api/json.h"
#include "server/api/paging.h"
#include "server/api/password.h"
#include "server/api/problem.h"
#include "server/api/routes.h"
#include "server/api/settings.h"
#include "server/api/tokens.h"
#include "store/vault/sessionrepository.h"

#include <algorithm>

namespace endpaper::server {

using namespace Qt::StringLiterals;
using store::AccountRepository;
using store::SessionRepository;

namespace {

constexpr int deviceNameCharactersMax = 100;
constexpr int emailCharactersMax = 254;
constexpr int refreshTokenCharactersMax = 200;
const SortOption sessionSorts[] = {{"seen", true, true}, {"created", true}, {"name"}};

Instant refreshExpiry(const Context &context)
{
    return context.clock.now() + std::chrono::days(context.settings.refreshTokenDays);
}

Expected<std::optional<Reply>> prepareSignIn(Request &request, Context &context, Attempts &attempts)
{
    TRY_ASSIGN(const QJsonObject body, parseBody(request));
    TRY_ASSIGN(const QString email, requiredText(body, u"email"_s, {emailCharactersMax}));
    const QString password = body.value("password"_L1).toString();
    if (password.isEmpty() || password.size() > passwordCharactersMax) {
        return fail(ErrorKind::Invalid, password.isEmpty() ? u"required"_s : u"too_long"_s,
                    u"password"_s);
    }
    TRY(optionalText(body, u"device_name"_s, {deviceNameCharactersMax}));
    const QString key = store::emailKey(email);
    if (const int wait = attempts.add(key, request.peer, context.clock.now(), context.settings)) {
        return problemReply(429, context.locale, request.requestId, {}, {}, wait);
    }
    TRY_ASSIGN(const auto account, AccountRepository(context.transaction).findByEmail(email));
    const QByteArray hash = account ? account->passwordHash : QByteArray();
    if (!isPassword(password, hash, context.settings)) {
        return problemReply(401, context.locale, request.requestId, u"sign_in.wrong"_s);
    }
    attempts.forget(key);
    request.prepared = account->id.toBytes();
    return std::nullopt;
}

Expected<Reply> signIn(const Request &request, Context &context)
{
    TRY_ASSIGN(const QJsonObject body, parseBody(request));
    TRY_ASSIGN(const auto device, optionalText(body, u"device_name"_s, {deviceNameCharactersMax}));
    TRY_ASSIGN(const Uuid id, Uuid::fromBytes(request.prepared));
    // Deleted since its password was looked at?
    const auto account = AccountRepository(context.transaction).get(id);
    if (!account) {
        return problemReply(401, context.locale, request.requestId, u"sign_in.wrong"_s);
    }
    TRY_ASSIGN(const QJsonObject answer, startSession(context, *account, device.value_or(u""_s)));
    return Reply::json(answer, 201);
}

Expected<Reply> refresh(const Request &request, Context &context)
{
    TRY_ASSIGN(const QJsonObject body, parseBody(request));
    TRY_ASSIGN(const QString token,
               requiredText(body, u"refresh_token"_s, {refreshTokenCharactersMax}));
    const Reply refusal = problemReply(401, context.locale, request.requestId, u"refresh.dead"_s);
    const auto id = sessionOfRefreshToken(token.toLatin1());
    if (!id) {
        return refusal;
    }
    SessionRepository sessions(context.transaction);
    const auto session = sessions.get(*id);
    if (!session) {
        return refusal;
    }
    const QByteArray hash = hashOfRefreshToken(token.toLatin1());
    // The one before is good until the one it was changed for is used: that answer may have been
    // lost, or whoever got it may have ended before it was kept.
    if (session->refreshHash != hash && session->previousHash != hash) {
        TRY_ASSIGN(const bool isSpent, sessions.isSpent(hash));
        if (isSpent) {
            // Somebody uses a token that was used before: thief or owner, this family ends.
            TRY(endSession(context, session->account, session->id));
            context.isKeptOnError = true;
        }
        return refusal;
    }
    const Instant now = context.clock.now();
    const auto account = AccountRepository(context.transaction).get(session->account);
    if (!account || (session->refreshExpires && *session->refreshExpires <= now)) {
        return refusal;
    }
    const QByteArray next = createRefreshToken(session->id);
    TRY(sessions.rotate(*session, hash, hashOfRefreshToken(next), refreshExpiry(context), now));
    const Caller caller{account->id, session->id, roleOf(account->role).value_or(Role::Reader)};
    const int seconds = context.settings.accessTokenSeconds;
    return Reply::json(QJsonObject{
        {u"user"_s, userJson(*account)},
        {u"access_token"_s, QString::fromLatin1(context.tokens.sign(caller, now, seconds))},
        {u"refresh_token"_s, QString::fromLatin1(next)},
        {u"expires_in"_s, seconds}});
}

// Devices are few: the cursor is how many were shown.
Expected<Reply> listSessions(const Request &request, Context &context)
{
    TRY_ASSIGN(const PageQuery page, parsePage(request, sessionSorts));
    TRY_ASSIGN(auto sessions, SessionRepository(context.transaction).list(context.caller.account));
    std::ranges::stable_sort(sessions, [&](const store::Session &a, const store::Session &b) {
        const store::Session &left = page.isDescending ? b : a;
        const store::Session &right = page.isDescending ? a : b;
        return page.sort == "name"   ? left.deviceName < right.deviceName
            : page.sort == "created" ? left.created < right.created
                                     : left.lastSeen < right.lastSeen;
    });
    const qint64 from = page.after.isEmpty() ? 0 : page.after.at(0).toInteger();
    const qint64 to = page.isOptionsOnly ? 0 : qMin(from + page.limit, qint64(sessions.size()));
    const QString cursor =
        to > 0 && to < qint64(sessions.size()) ? nextCursor(page, {to}) : QString();
    QJsonArray items;
    for (qint64 i = from; i < to; ++i) {
        const store::Session &session = sessions[i];
        items.append(QJsonObject{{u"id"_s, session.id.toString()},
                                 {u"device_name"_s, session.deviceName},
                                 {u"created_at"_s, toJson(session.created)},
                                 {u"last_seen_at"_s, toJson(session.lastSeen)},
                                 {u"current"_s, session.id == context.caller.session}});
    }
    return Reply::json(pageJson(page, items, cursor, sessionSorts, context.locale));
}

Expected<Reply> deleteSession(const Request &request, Context &context)
{
    Uuid id = context.caller.session;
    if (request.arguments.value(u"id"_s) != "current"_L1) {
        TRY_ASSIGN(id, uuidArgument(request, u"id"_s));
    }
    TRY_ASSIGN(const store::Session session, SessionRepository(context.transaction).get(id));
    if (session.account != context.caller.account) {
        return fail(ErrorKind::NotFound, u"another's session"_s);
    }
    TRY(endSession(context, session.account, session.id));
    return Reply::empty();
}

constexpr char signInSchema[] =
    R"({"type": "object", "required": ["email", "password"], "properties": {
    "email": {"type": "string"}, "password": {"type": "string"}, "device_name": {"type": "string"}}})";
constexpr char refreshSchema[] =
    R"({"type": "object", "required": ["refresh_token"], "properties": {
    "refresh_token": {"type": "string"}}})";
constexpr char tokensSchema[] = R"({"type": "object", "properties": {"user": {"type": "object"},
    "access_token": {"type": "string"}, "refresh_token": {"type": "string"},
    "expires_in": {"type": "integer"}}})";

} // namespace

QJsonObject userJson(const store::Account &account)
{
    return {{u"id"_s, account.id.toString()},          {u"email"_s, textOrNull(account.email)},
            {u"display_name"_s, account.displayName},  {u"locale"_s, account.locale},
            {u"time_zone"_s, account.timeZone},        {u"currency"_s, account.currency},
            {u"country"_s, account.country},           {u"role"_s, account.role},
            {u"created_at"_s, toJson(account.created)}};
}

Expected<QJsonObject> startSession(Context &context, const store::Account &account,
                                   const QString &deviceName)
{
    const Instant now = context.clock.now();
    const Caller caller{account.id, Uuid::create(context.clock),
                        roleOf(account.role).value_or(Role::Reader)};
    const QByteArray refreshToken = createRefreshToken(caller.session);
    store::Session session;
    session.id = caller.session;
    session.account = account.id;
    session.deviceName = deviceName;
    session.refreshHash = hashOfRefreshToken(refreshToken);
    session.refreshExpires = refreshExpiry(context);
    session.created = session.lastSeen = now;
    TRY(SessionRepository(context.transaction).insert(session));
    context.afterCommit.push_back(
        [&tokens = context.tokens, caller] { tokens.addSession(caller); });
    const int seconds = context.settings.accessTokenSeconds;
    return QJsonObject{
        {u"user"_s, userJson(account)},
        {u"access_token"_s, QString::fromLatin1(context.tokens.sign(caller, now, seconds))},
        {u"refresh_token"_s, QString::fromLatin1(refreshToken)},
        {u"expires_in"_s, seconds}};
}

Expected<bool> endSession(Context &context, const Uuid &account, const Uuid &session)
{
    TRY_ASSIGN(const bool wasAlive,
               SessionRepository(context.transaction).revoke(session, context.clock.now()));
    context.afterCommit.push_back(
        [&tokens = context.tokens, session] { tokens.removeSession(session); });
    LiveEvent event;
    event.kind = LiveEvent::Kind::SessionRevoked;
    event.account = account;
    event.id = session.toString();
    context.events.append(event);
    return wasAlive;
}

Expected<> endSessions(Context &context, const Uuid &account, const Uuid &kept)
{
    TRY_ASSIGN(const auto sessions, SessionRepository(context.transaction).list(account));
    for (const store::Session &session : sessions) {
        if (session.id != kept) {
            TRY(endSession(context, account, session.id));
        }
    }
    return {};
}

void addSessionRoutes(std::vector<Route> &routes)
{
    const auto attempts = std::make_shared<Attempts>();
    routes.push_back({Method::Post, "/api/v1/sessions", Access::Anyone, Lane::Write, signIn,
                      "Signs a device in", [attempts](Request &request, Context &context) {
                          return prepareSignIn(request, context, *attempts);
                      }});
    routes.back().bodySchema = signInSchema;
    routes.back().replySchema = tokensSchema;
    routes.push_back({Method::Post, "/api/v1/sessions/refresh", Access::Anyone, Lane::Write,
                      refresh,
                      "A new pair of tokens for a refresh token, which is dead from then on"});
    routes.back().bodySchema = refreshSchema;
    routes.back().replySchema = tokensSchema;
    routes.push_back({Method::Get, "/api/v1/sessions", Access::SignedIn, Lane::Read, listSessions,
                      "One's signed-in devices"});
    routes.push_back({Method::Delete, "/api/v1/sessions/{id}", Access::SignedIn, Lane::Write,
                      deleteSession, "Signs a device out at once; \"current\" is this one"});
}

} // namespace endpaper::server
