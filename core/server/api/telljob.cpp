// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/telljob.h"

#include "store/vault/jobrepository.h"

namespace endpaper::server {

using namespace Qt::StringLiterals;

QString tellKey(const Uuid &account) { return u"tell|"_s + account.toString(); }

Uuid accountOfTellKey(const QString &key)
{
    return key.startsWith("tell|"_L1) ? Uuid::parse(key.mid(5)).value_or(Uuid()) : Uuid();
}

Expected<> tellAnew(Context &context, const Uuid &account)
{
    const Instant now = context.clock.now();
    TRY(store::JobRepository(context.transaction)
            .addDue(u"watch"_s, tellKey(account), now, 1, now));
    context.events.append({.kind = LiveEvent::Kind::JobAdded});
    return {};
}

} // namespace endpaper::server
