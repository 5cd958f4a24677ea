// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/vault/legacyrepository.h"

namespace endpaper::store {

Expected<std::optional<LegacyName>> LegacyRepository::find(const Uuid &account)
{
    TRY_ASSIGN(
        auto query,
        m_transaction.prepare("SELECT first_name, last_name FROM legacy_user WHERE account = ?1"));
    query.bindAll(account);
    TRY_ASSIGN(const bool isThere, query.step());
    return isThere ? std::optional(LegacyName{query.text(0), query.text(1)}) : std::nullopt;
}

Expected<> LegacyRepository::put(const Uuid &account, const LegacyName &name)
{
    TRY_ASSIGN(auto upsert, m_transaction.prepare(R"(
        INSERT INTO legacy_user (account, first_name, last_name) VALUES (?1, ?2, ?3)
        ON CONFLICT (account) DO UPDATE SET first_name = ?2, last_name = ?3)"));
    return upsert
        .bindAll(account, name.first.isNull() ? QStringLiteral("") : name.first,
                 name.last.isNull() ? QStringLiteral("") : name.last)
        .run();
}

} // namespace endpaper::store
