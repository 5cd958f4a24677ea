// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/vault/coverrepository.h"

namespace endpaper::store {

Expected<std::optional<Cover>> CoverRepository::find(const QString &isbn)
{
    TRY_ASSIGN(
        auto query,
        m_transaction.prepare(
            "SELECT isbn, type, digest, source, changed, next_at FROM cover WHERE isbn = ?1"));
    query.bindAll(isbn);
    TRY_ASSIGN(const bool isThere, query.step());
    if (!isThere) {
        return std::optional<Cover>();
    }
    return std::optional(Cover{.isbn = query.text(0),
                               .type = query.text(1),
                               .digest = query.text(2),
                               .source = query.text(3),
                               .changed = query.instant(4),
                               .nextAt = query.optionalInstant(5)});
}

Expected<> CoverRepository::put(const Cover &cover)
{
    TRY_ASSIGN(auto upsert, m_transaction.prepare(R"(
        INSERT INTO cover (isbn, type, digest, source, changed, next_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT (isbn) DO UPDATE SET type = ?2, digest = ?3, source = ?4, changed = ?5, next_at = ?6)"));
    return upsert
        .bindAll(cover.isbn, cover.type, cover.digest, cover.source, cover.changed, cover.nextAt)
        .run();
}

} // namespace endpaper::store
