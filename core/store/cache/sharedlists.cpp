// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/cache/sharedlists.h"

namespace endpaper::store {

Expected<QList<SharedList>> listSharedLists(Transaction &transaction)
{
    TRY_ASSIGN(auto query,
               transaction.prepare(
                   "SELECT list.id, list.\"name\", space.role, claims.sp FROM list "
                   "JOIN space ON space.n = list.space AND space.kind = 'shared' "
                   "LEFT JOIN space AS claims ON claims.of = space.sp AND claims.kind = 'claims' "
                   "AND claims.condition <> 3 WHERE list.life = 1"));
    QList<SharedList> lists;
    for (;;) {
        TRY_ASSIGN(const bool isThere, query.step());
        if (!isThere) {
            return lists;
        }
        lists.append({query.uuid(0), query.text(1), query.text(2).toUtf8(),
                      query.isNull(3) ? Uuid() : query.uuid(3)});
    }
}

Expected<QList<CachedClaim>> listClaims(Transaction &transaction)
{
    TRY_ASSIGN(
        auto query,
        transaction.prepare("SELECT id, \"list\", \"wish\", \"by\" FROM claim WHERE life = 1 "
                            "AND \"list\" IS NOT NULL AND \"wish\" IS NOT NULL "
                            "AND \"by\" IS NOT NULL"));
    QList<CachedClaim> claims;
    for (;;) {
        TRY_ASSIGN(const bool isThere, query.step());
        if (!isThere) {
            return claims;
        }
        claims.append({query.uuid(0), query.uuid(1), query.uuid(2), query.uuid(3)});
    }
}

} // namespace endpaper::store
