// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/soloaccount.h"

#include "server/api/syncspaces.h"
#include "server/api/tokens.h"
#include "store/vault/accountrepository.h"
#include "store/vault/sessionrepository.h"

namespace endpaper::server {

using namespace Qt::StringLiterals;
using store::Account;
using store::AccountRepository;
using store::SessionRepository;
using store::Transaction;

namespace {

constexpr int tokenSeconds = 366 * 24 * 3600;

Expected<Uuid> findSoloAccount(Transaction &transaction)
{
    TRY_ASSIGN(auto query,
               transaction.prepare("SELECT account.id FROM server JOIN account ON account.id = "
                                   "server.solo_account WHERE account.deleted_at IS NULL"));
    TRY_ASSIGN(const bool isThere, query.step());
    return isThere ? query.uuid(0) : Uuid();
}

Expected<Uuid> makeSoloAccount(Context &context)
{
    Account account;
    account.id = Uuid::create(context.clock);
    account.displayName = u""_s;
    account.role = roleName(Role::Admin); // nobody else is here
    account.created = account.changed = context.clock.now();
    TRY(AccountRepository(context.transaction).insert(account));
    TRY(ensureAccountSpace(context.transaction, account.id));
    TRY_ASSIGN(auto update, context.transaction.prepare("UPDATE server SET solo_account = ?1"));
    TRY(update.bindAll(account.id).run());
    return account.id;
}

// A session without a refresh token; the same one at every start.
Expected<Uuid> soloSession(Context &context, const Uuid &account)
{
    SessionRepository sessions(context.transaction);
    TRY_ASSIGN(const auto alive, sessions.list(account));
    for (const store::Session &session : alive) {
        if (session.refreshHash.isNull()) {
            return session.id;
        }
    }
    store::Session session;
    session.id = Uuid::create(context.clock);
    session.account = account;
    session.deviceName = u"Solo"_s;
    session.created = session.lastSeen = context.clock.now();
    TRY(sessions.insert(session));
    return session.id;
}

} // namespace

Expected<SoloAccess> openSolo(Engine &engine)
{
    Caller caller;
    caller.role = Role::Admin;
    TRY(engine.writeAndWait([&caller](Context &context) -> Expected<> {
        TRY_ASSIGN(caller.account, findSoloAccount(context.transaction));
        if (caller.account.isNil()) {
            TRY_ASSIGN(caller.account, makeSoloAccount(context));
        }
        TRY_ASSIGN(caller.session, soloSession(context, caller.account));
        return {};
    }));
    engine.tokens().addSession(caller);
    return SoloAccess{caller.account,
                      engine.tokens().sign(caller, engine.clock().now(), tokenSeconds)};
}

} // namespace endpaper::server
