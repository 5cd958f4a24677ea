// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/uuid.h"
#include "net/httpclient.h"

namespace endpaper::bench {

struct SignedUp
{
    Uuid account;
    QByteArray token;
};

// A new account, the nth; a further session of it, as another device has.
[[nodiscard]] Expected<SignedUp> signUp(net::HttpClient &http, int n);
[[nodiscard]] Expected<SignedUp> signIn(net::HttpClient &http, int n);

} // namespace endpaper::bench
