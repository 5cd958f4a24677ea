// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"
#include "store/vault/accountrepository.h"

#include <QJsonObject>

namespace endpaper::server {

// What the handlers of accounts and sessions share.

[[nodiscard]] QJsonObject userJson(const store::Account &account);
// A new session for this device: written, made known to Tokens after the commit, and answered as
// {user, access_token, refresh_token, expires_in}.
[[nodiscard]] Expected<QJsonObject> startSession(Context &context, const store::Account &account,
                                                 const QString &deviceName);
// Ends it after the commit, tells its sockets. False if it had ended.
[[nodiscard]] Expected<bool> endSession(Context &context, const Uuid &account, const Uuid &session);
// Every session of the account but `kept` (nil: all).
[[nodiscard]] Expected<> endSessions(Context &context, const Uuid &account, const Uuid &kept);

} // namespace endpaper::server
