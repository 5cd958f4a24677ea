// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/vault/hiddenrepository.h"

namespace endpaper::store {

Expected<> HiddenRepository::hide(const Uuid &account, const Hidden &hidden)
{
    if (hidden.id.isNil()) {
        TRY_ASSIGN(
            auto insert,
            m_transaction.prepare(
                "INSERT INTO hidden_seller (account, source, seller, at) VALUES (?, ?, ?, ?) "
                "ON CONFLICT DO NOTHING"));
        return insert.bindAll(account, hidden.source, hidden.seller, hidden.at).run();
    }
    TRY_ASSIGN(auto upsert, m_transaction.prepare(R"(
        INSERT INTO hidden_copy (account, id, reason, title, at) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (account, id) DO UPDATE SET reason = excluded.reason)"));
    return upsert.bindAll(account, hidden.id, hidden.reason, hidden.title, hidden.at).run();
}

Expected<std::vector<Hidden>> HiddenRepository::list(const Uuid &account)
{
    TRY_ASSIGN(auto select, m_transaction.prepare(R"(
        SELECT id, '', '', reason, title, at FROM hidden_copy WHERE account = ?1
        UNION ALL SELECT NULL, source, seller, 'seller', '', at FROM hidden_seller WHERE account = ?1 ORDER BY at)"));
    select.bindAll(account);
    std::vector<Hidden> list;
    for (;;) {
        TRY_ASSIGN(const bool hasRow, select.step());
        if (!hasRow) {
            return list;
        }
        list.push_back({.id = select.uuid(0),
                        .source = select.text(1),
                        .seller = select.text(2),
                        .reason = select.text(3),
                        .title = select.text(4),
                        .at = select.instant(5)});
    }
}

Expected<bool> HiddenRepository::show(const Uuid &account, const Uuid &copy)
{
    TRY_ASSIGN(auto remove,
               m_transaction.prepare("DELETE FROM hidden_copy WHERE account = ? AND id = ?"));
    TRY(remove.bindAll(account, copy).run());
    return m_transaction.database().changes() > 0;
}

Expected<bool> HiddenRepository::showSeller(const Uuid &account, const QString &source,
                                            const QString &seller)
{
    TRY_ASSIGN(auto remove,
               m_transaction.prepare(
                   "DELETE FROM hidden_seller WHERE account = ? AND source = ? AND seller = ?"));
    TRY(remove.bindAll(account, source, seller).run());
    return m_transaction.database().changes() > 0;
}

} // namespace endpaper::store
