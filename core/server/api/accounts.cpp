// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/accounts.h"

#include "domain/money.h"
#include "server/api/attempts.h"
#include "server/api/etag.h"
#include "server/api/json.h"
#include "server/api/password.h"
#include "server/api/problem.h"
#include "server/api/routes.h"
#include "server/api/sessions.h"
#include "server/api/settings.h"
#include "server/api/syncspaces.h"
#include "server/api/tokens.h"
#include "store/vault/jobrepository.h"
#include "store/vault/spacerepository.h"

#include <QLocale>
#include <QTimeZone>

namespace endpaper::server {

using namespace Qt::StringLiterals;
using store::Account;
using store::AccountRepository;

namespace {

constexpr int emailCharactersMax = 254;
constexpr int displayNameCharactersMax = 100;
constexpr int deviceNameCharactersMax = 100;

Expected<QString> countryOf(const QJsonObject &body, const QString &fallback)
{
    TRY_ASSIGN(const auto text, optionalText(body, u"country"_s, {2}));
    if (!text) {
        return fallback;
    }
    const QString code = text->toUpper();
    if (code.size() != 2 || QLocale::codeToTerritory(code) == QLocale::AnyTerritory) {
        return fail(ErrorKind::Invalid, u"not_a_country"_s, u"country"_s);
    }
    return code;
}

// display_name, locale, time_zone, currency, country as far as the body has them.
Expected<> readProfile(const QJsonObject &body, Account &account)
{
    if (body.contains("display_name"_L1)) {
        TRY_ASSIGN(account.displayName,
                   requiredText(body, u"display_name"_s, {displayNameCharactersMax}));
    }
    TRY_ASSIGN(const auto locale, optionalText(body, u"locale"_s, {35}));
    if (locale) {
        if (QLocale(*locale).language() == QLocale::C) {
            return fail(ErrorKind::Invalid, u"not_a_language"_s, u"locale"_s);
        }
        account.locale = *locale;
    }
    TRY_ASSIGN(const auto zone, optionalText(body, u"time_zone"_s, {64}));
    if (zone) {
        if (!QTimeZone::isTimeZoneIdAvailable(zone->toLatin1())) {
            return fail(ErrorKind::Invalid, u"not_a_time_zone"_s, u"time_zone"_s);
        }
        account.timeZone = *zone;
    }
    TRY_ASSIGN(const auto currency, optionalText(body, u"currency"_s, {3}));
    if (currency) {
        const auto parsed = domain::Currency::parse(*currency);
        if (!parsed || parsed->isNone()) {
            return fail(ErrorKind::Invalid, u"not_a_currency"_s, u"currency"_s);
        }
        account.currency = parsed->code();
    }
    TRY_ASSIGN(account.country, countryOf(body, account.country));
    return {};
}

struct SignUp
{
    Account account;
    QString password;
    QString deviceName;
    bool hasOwnId = false;
};

Expected<SignUp> readSignUp(const Request &request, const Context &context)
{
    TRY_ASSIGN(const QJsonObject body, parseBody(request));
    SignUp signUp;
    TRY_ASSIGN(const auto id, optionalUuid(body, u"id"_s));
    signUp.hasOwnId = id.has_value();
    signUp.account.id = id ? *id : Uuid::create(context.clock);
    TRY_ASSIGN(signUp.account.email, readEmail(body));
    TRY_ASSIGN(signUp.password, readPassword(body, u"password"_s));
    TRY_ASSIGN(signUp.account.displayName,
               requiredText(body, u"display_name"_s, {displayNameCharactersMax}));
    TRY_ASSIGN(const auto device, optionalText(body, u"device_name"_s, {deviceNameCharactersMax}));
    signUp.deviceName = device.value_or(u""_s);
    signUp.account.locale = QLocale::languageToCode(context.locale.language());
    TRY(readProfile(body, signUp.account));
    signUp.account.created = signUp.account.changed = context.clock.now();
    return signUp;
}

// Leaves the hash in request.prepared, or the word "again" for a sign-up that was made already.
Expected<std::optional<Reply>> prepareSignUp(Request &request, Context &context, Attempts &attempts)
{
    if (!context.settings.isSignUpOpen) {
        return problemReply(403, context.locale, request.requestId, u"sign_up.closed"_s);
    }
    TRY_ASSIGN(const SignUp signUp, readSignUp(request, context));
    const QString key = store::emailKey(signUp.account.email);
    if (const int wait = attempts.add(key, request.peer, context.clock.now(), context.settings)) {
        return problemReply(429, context.locale, request.requestId, {}, {}, wait);
    }
    TRY_ASSIGN(const auto taken,
               AccountRepository(context.transaction).findByEmail(signUp.account.email));
    if (taken) {
        const bool isAgain = signUp.hasOwnId && taken->id == signUp.account.id
            && isPassword(signUp.password, taken->passwordHash, context.settings);
        if (!isAgain) {
            return problemReply(409, context.locale, request.requestId, u"user.taken"_s);
        }
        request.prepared = "again";
        return std::nullopt;
    }
    TRY_ASSIGN(request.prepared, hashPassword(signUp.password, context.settings));
    return std::nullopt;
}

Expected<Reply> signUp(const Request &request, Context &context)
{
    TRY_ASSIGN(SignUp signUp, readSignUp(request, context));
    AccountRepository accounts(context.transaction);
    if (request.prepared == "again") {
        TRY_ASSIGN(signUp.account, accounts.get(signUp.account.id));
    } else {
        TRY_ASSIGN(const auto taken, accounts.findByEmail(signUp.account.email));
        if (taken) {
            return problemReply(409, context.locale, request.requestId, u"user.taken"_s);
        }
        signUp.account.passwordHash = request.prepared;
        TRY(accounts.insert(signUp.account));
        TRY(ensureAccountSpace(context.transaction, signUp.account.id));
    }
    TRY_ASSIGN(const QJsonObject answer, startSession(context, signUp.account, signUp.deviceName));
    return Reply::json(answer, 201);
}

Expected<Reply> getMe(const Request &request, Context &context)
{
    TRY_ASSIGN(const Account account,
               AccountRepository(context.transaction).get(context.caller.account));
    return withEtag(request, Reply::json(userJson(account)));
}

// Other copies are meant from now on, or they cost otherwise.
Expected<> queueWishes(Context &context, const Uuid &account)
{
    TRY_ASSIGN(const auto spaces, store::SpaceRepository(context.transaction).listOf(account));
    store::JobRepository jobs(context.transaction);
    for (const store::MemberSpace &member : spaces) {
        if (member.space.owner == account && member.space.kind != store::SpaceKind::Claims) {
            TRY(jobs.restart(u"watch"_s, wishesKey(member.space.sp), 1, context.clock.now()));
            context.events.append({.kind = LiveEvent::Kind::JobAdded});
        }
    }
    return {};
}

Expected<Reply> patchMe(const Request &request, Context &context)
{
    TRY_ASSIGN(const QJsonObject body, parseBody(request));
    AccountRepository accounts(context.transaction);
    TRY_ASSIGN(Account account, accounts.get(context.caller.account));
    if (!isMatch(request, etagOf(Reply::json(userJson(account)).body))) {
        return problemReply(412, context.locale, request.requestId);
    }
    const auto buyer = std::pair(account.country, account.currency);
    TRY(readProfile(body, account));
    account.changed = context.clock.now();
    TRY(accounts.update(account));
    if (buyer != std::pair(account.country, account.currency)) {
        TRY(queueWishes(context, account.id));
    }
    return withEtag(request, Reply::json(userJson(account)));
}

Expected<Reply> deleteMe(const Request &, Context &context)
{
    const Uuid account = context.caller.account;
    TRY(removeAccountSyncData(context, account));
    TRY(endSessions(context, account, {}));
    TRY(AccountRepository(context.transaction).remove(account, context.clock.now()));
    context.afterCommit.push_back(
        [&tokens = context.tokens, account] { tokens.removeAccount(account); });
    return Reply::empty();
}

Expected<std::optional<Reply>> preparePassword(Request &request, Context &context,
                                               Attempts &attempts)
{
    TRY_ASSIGN(const QJsonObject body, parseBody(request));
    TRY_ASSIGN(const QString next, readPassword(body, u"new"_s));
    const QString current = body.value("current"_L1).toString();
    const QString key = context.caller.account.toString();
    if (const int wait = attempts.add(key, request.peer, context.clock.now(), context.settings)) {
        return problemReply(429, context.locale, request.requestId, {}, {}, wait);
    }
    TRY_ASSIGN(const Account account,
               AccountRepository(context.transaction).get(context.caller.account));
    if (current.size() > passwordCharactersMax
        || !isPassword(current, account.passwordHash, context.settings)) {
        return problemReply(422, context.locale, request.requestId, u"password.wrong"_s,
                            {{u"current"_s, u"not_acceptable"_s}});
    }
    attempts.forget(key);
    TRY_ASSIGN(request.prepared, hashPassword(next, context.settings));
    return std::nullopt;
}

Expected<Reply> putPassword(const Request &request, Context &context)
{
    const Uuid account = context.caller.account;
    TRY(AccountRepository(context.transaction)
            .setPassword(account, request.prepared, context.clock.now()));
    // Whoever knew the old one may be signed in somewhere.
    TRY(endSessions(context, account, context.caller.session));
    return Reply::empty();
}

constexpr char signUpSchema[] =
    R"({"type": "object", "required": ["email", "password", "display_name"],
    "properties": {"id": {"type": "string", "format": "uuid"}, "email": {"type": "string"},
    "password": {"type": "string", "minLength": 10}, "display_name": {"type": "string"},
    "device_name": {"type": "string"}, "locale": {"type": "string"}, "time_zone": {"type": "string"},
    "currency": {"type": "string"}, "country": {"type": "string"}}})";
constexpr char profileSchema[] =
    R"({"type": "object", "properties": {"display_name": {"type": "string"},
    "locale": {"type": "string"}, "time_zone": {"type": "string"}, "currency": {"type": "string"},
    "country": {"type": "string"}}})";
constexpr char passwordSchema[] =
    R"({"type": "object", "required": ["current", "new"], "properties": {
    "current": {"type": "string"}, "new": {"type": "string", "minLength": 10}}})";

} // namespace

QString wishesKey(const Uuid &space) { return u"wishes|"_s % space.toString(); }

Uuid spaceOfWishesKey(const QString &key)
{
    return key.startsWith("wishes|"_L1) ? Uuid::parse(key.mid(7)).value_or(Uuid()) : Uuid();
}

Expected<QString> readEmail(const QJsonObject &body)
{
    TRY_ASSIGN(const QString email, requiredText(body, u"email"_s, {emailCharactersMax}));
    const qsizetype at = email.lastIndexOf(u'@');
    const bool hasBlank =
        std::any_of(email.begin(), email.end(), [](QChar c) { return c.isSpace(); });
    if (at < 1 || at + 1 >= email.size() || hasBlank) {
        return fail(ErrorKind::Invalid, u"not_an_email"_s, u"email"_s);
    }
    return email;
}

Expected<QString> readPassword(const QJsonObject &body, const QString &name)
{
    const QString password = body.value(name).toString();
    if (password.isEmpty()) {
        return fail(ErrorKind::Invalid, u"required"_s, name);
    }
    if (password.size() < passwordCharactersMin) {
        return fail(ErrorKind::Invalid, u"too_short"_s, name);
    }
    if (password.size() > passwordCharactersMax) {
        return fail(ErrorKind::Invalid, u"too_long"_s, name);
    }
    return password;
}

void addAccountRoutes(std::vector<Route> &routes)
{
    const auto attempts = std::make_shared<Attempts>();
    routes.push_back({Method::Post, "/api/v1/users", Access::Anyone, Lane::Write, signUp,
                      "Makes an account and signs its first device in",
                      [attempts](Request &request, Context &context) {
                          return prepareSignUp(request, context, *attempts);
                      }});
    routes.back().bodySchema = signUpSchema;
    routes.push_back(
        {Method::Get, "/api/v1/me", Access::SignedIn, Lane::Read, getMe, "One's own profile"});
    routes.push_back({Method::Patch, "/api/v1/me", Access::SignedIn, Lane::Write, patchMe,
                      "Changes one's profile"});
    routes.back().bodySchema = profileSchema;
    routes.push_back({Method::Delete, "/api/v1/me", Access::SignedIn, Lane::Write, deleteMe,
                      "Deletes one's account, lists and offers"});
    routes.push_back({Method::Put, "/api/v1/me/password", Access::SignedIn, Lane::Write,
                      putPassword, "Changes the password and signs the other devices out",
                      [attempts](Request &request, Context &context) {
                          return preparePassword(request, context, *attempts);
                      }});
    routes.back().bodySchema = passwordSchema;
}

} // namespace endpaper::server
