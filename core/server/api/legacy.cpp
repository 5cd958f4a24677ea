// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/legacy.h"

#include "server/api/accounts.h"
#include "server/api/json.h"
#include "server/api/password.h"
#include "server/api/routes.h"
#include "server/api/sessions.h"
#include "server/api/settings.h"
#include "server/api/syncspaces.h"
#include "server/api/tokens.h"
#include "store/vault/legacyrepository.h"

namespace endpaper::server {

using namespace Qt::StringLiterals;
using store::Account;
using store::AccountRepository;
using store::LegacyRepository;

namespace {

QString displayName(const store::LegacyName &name)
{
    return QString(name.first % u' ' % name.last).trimmed();
}

// The older systems let any password in; hashing it is slow, so it is done before the transaction.
Expected<std::optional<Reply>> preparePassword(Request &request, Context &context, bool isRequired)
{
    if (auto refusal = legacyRefusal(request, context.settings)) {
        return refusal;
    }
    TRY_ASSIGN(const LegacyFields fields,
               readLegacy(request,
                          isRequired ? QStringList{u"email"_s, u"first_name"_s, u"last_name"_s,
                                                   u"password"_s}
                                     : QStringList{u"email"_s}));
    if (fields.refusal) {
        return fields.refusal;
    }
    if (fields.body.contains("password"_L1)) {
        TRY_ASSIGN(request.prepared, hashPassword(fields[u"password"_s], context.settings));
    }
    return std::nullopt;
}

Expected<Reply> addUser(const Request &request, Context &context)
{
    TRY_ASSIGN(const LegacyFields fields, readLegacy(request, {}));
    AccountRepository accounts(context.transaction);
    TRY_ASSIGN(const auto taken, accounts.findByEmail(fields[u"email"_s]));
    if (taken) {
        return legacyReply(u"User already exists"_s, 409);
    }
    const store::LegacyName name{fields[u"first_name"_s], fields[u"last_name"_s]};
    Account account;
    account.id = Uuid::create(context.clock);
    account.email = fields[u"email"_s];
    account.displayName = displayName(name);
    account.passwordHash = request.prepared;
    account.created = account.changed = context.clock.now();
    TRY(accounts.insert(account));
    TRY(ensureAccountSpace(context.transaction, account.id));
    TRY(LegacyRepository(context.transaction).put(account.id, name));
    return legacyReply(u"User added"_s);
}

// Who signed up by the new door has one name: its first word, and the rest.
Expected<store::LegacyName> nameOf(Context &context, const Account &account)
{
    TRY_ASSIGN(const auto known, LegacyRepository(context.transaction).find(account.id));
    if (known) {
        return *known;
    }
    return store::LegacyName{account.displayName.section(u' ', 0, 0),
                             account.displayName.section(u' ', 1)};
}

Expected<Reply> getUser(const Request &request, Context &context)
{
    if (auto refusal = legacyRefusal(request, context.settings)) {
        return *refusal;
    }
    const auto email = legacyQuery(request, u"email"_s);
    if (!email) {
        return email.error();
    }
    TRY_ASSIGN(const auto account, AccountRepository(context.transaction).findByEmail(*email));
    if (!account) {
        return legacyReply(u"User not found"_s, 404);
    }
    TRY_ASSIGN(const auto name, nameOf(context, *account));
    return legacyReply(u"User returned"_s, 200, QJsonArray{account->email, name.first, name.last});
}

Expected<Reply> updateUser(const Request &request, Context &context)
{
    TRY_ASSIGN(const LegacyFields fields, readLegacy(request, {}));
    AccountRepository accounts(context.transaction);
    TRY_ASSIGN(auto account, accounts.findByEmail(fields[u"email"_s]));
    if (!account) {
        return legacyReply(u"User not found"_s, 404);
    }
    TRY_ASSIGN(auto name, nameOf(context, *account));
    name.first = fields.body.value("first_name"_L1).toString(name.first);
    name.last = fields.body.value("last_name"_L1).toString(name.last);
    account->displayName = displayName(name);
    account->changed = context.clock.now();
    TRY(accounts.update(*account));
    TRY(LegacyRepository(context.transaction).put(account->id, name));
    if (!request.prepared.isEmpty()) {
        TRY(accounts.setPassword(account->id, request.prepared, context.clock.now()));
        TRY(endSessions(context, account->id, {}));
    }
    return legacyReply(u"User updated"_s);
}

Expected<Reply> deleteUser(const Request &request, Context &context)
{
    if (auto refusal = legacyRefusal(request, context.settings)) {
        return *refusal;
    }
    TRY_ASSIGN(const LegacyFields fields, readLegacy(request, {u"email"_s}));
    if (fields.refusal) {
        return *fields.refusal;
    }
    AccountRepository accounts(context.transaction);
    TRY_ASSIGN(const auto account, accounts.findByEmail(fields[u"email"_s]));
    if (account) {
        const Uuid id = account->id;
        TRY(removeAccountSyncData(context, id));
        TRY(endSessions(context, id, {}));
        TRY(accounts.remove(id, context.clock.now()));
        context.afterCommit.push_back([&tokens = context.tokens, id] { tokens.removeAccount(id); });
    }
    return legacyReply(u"User deleted"_s);
}

Expected<Reply> index(const Request &request, Context &context)
{
    const auto refusal = legacyRefusal(request, context.settings);
    return refusal ? *refusal : legacyReply(u"OK"_s);
}

} // namespace

Reply legacyReply(const QString &status, int code, const QJsonValue &data)
{
    QJsonObject body{{u"status"_s, status}};
    if (!data.isUndefined()) {
        body.insert(u"data"_s, data);
    }
    return Reply::json(body, code);
}

std::optional<Reply> legacyRefusal(const Request &request, const Settings &settings)
{
    const bool isOpen = settings.legacyToken.isEmpty()
        ? request.peer.isLoopback()
        : request.header("authorization") == "Bearer " + settings.legacyToken;
    return isOpen ? std::nullopt : std::optional(legacyReply(u"Not allowed"_s, 403));
}

Expected<LegacyFields> readLegacy(const Request &request, const QStringList &required)
{
    TRY_ASSIGN(QJsonObject body, parseBody(request));
    for (const QString &name : required) {
        if (!body.value(name).isString()) {
            return LegacyFields{{}, legacyReply(u"Missing field: "_s % name, 400)};
        }
    }
    return LegacyFields{std::move(body), std::nullopt};
}

tl::expected<QString, Reply> legacyQuery(const Request &request, const QString &name)
{
    const QString text = queryText(request, name);
    if (text.isNull()) {
        return tl::unexpected(legacyReply(u"Missing field: "_s % name, 400));
    }
    return text;
}

void addLegacyRoute(std::vector<Route> &routes, Method method, const char *pattern, Handler handler,
                    const char *summary, Prepare prepare)
{
    routes.push_back({.method = method,
                      .pattern = pattern,
                      .access = Access::Anyone,
                      .lane = method == Method::Get ? Lane::Read : Lane::Write,
                      .handler = std::move(handler),
                      .summary = summary,
                      .prepare = std::move(prepare)});
}

void addLegacyRoutes(std::vector<Route> &routes, const Settings &settings)
{
    if (!settings.isLegacyOn) {
        return;
    }
    addLegacyRoute(routes, Method::Get, "/index", index, "Older systems: is it there");
    addLegacyRoute(
        routes, Method::Post, "/add_user", addUser, "Older systems: adds a user",
        [](Request &request, Context &context) { return preparePassword(request, context, true); });
    addLegacyRoute(routes, Method::Get, "/get_user", getUser, "Older systems: a user, by ?email=");
    addLegacyRoute(routes, Method::Post, "/update_user", updateUser,
                   "Older systems: changes a user", [](Request &request, Context &context) {
                       return preparePassword(request, context, false);
                   });
    addLegacyRoute(routes, Method::Post, "/delete_user", deleteUser,
                   "Older systems: deletes a user");
    addLegacyBookRoutes(routes);
}

} // namespace endpaper::server
