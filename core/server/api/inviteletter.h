// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"
#include "store/vault/sharerepository.h"

namespace endpaper::server {

// What one account may have sent to addresses of its choice in a day.
constexpr int inviteLettersPerDayMax = 50;

// Puts a letter with the invitation's link on its way to the address it is for. False, and nothing
// is sent, where the server has no mail server or the inviter's letters of the day are used up.
[[nodiscard]] Expected<bool> sendInvite(Context &context, const store::Invite &invite,
                                        const QString &listName, const QString &url);

} // namespace endpaper::server
