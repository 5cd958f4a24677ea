// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/vault/trashrepository.h"

namespace endpaper::store {

Expected<std::vector<TrashRepository::Tombstone>> TrashRepository::listUnstripped(Instant before,
                                                                                  qint64 limit)
{
    std::vector<std::pair<qint64, qint64>> found; // space, n
    {
        TRY_ASSIGN(auto query,
                   m_transaction.prepare("SELECT space, n FROM row WHERE life = 0 "
                                         "AND deleted_at <= ?1 AND stripped = 0 "
                                         "ORDER BY deleted_at LIMIT ?2"));
        query.bindAll(before, limit);
        while (true) {
            TRY_ASSIGN(const bool isRow, query.step());
            if (!isRow) {
                break;
            }
            found.emplace_back(query.integer(0), query.integer(1));
        }
    }
    RowRepository rows(m_transaction);
    std::vector<Tombstone> tombstones;
    for (const auto &[space, n] : found) {
        TRY_ASSIGN(auto row, rows.find(n));
        tombstones.push_back({space, std::move(*row)});
    }
    return tombstones;
}

Expected<> TrashRepository::strip(qint64 n)
{
    // A0: a map without entries.
    TRY_ASSIGN(
        auto statement,
        m_transaction.prepare("UPDATE row SET body = x'a0', meta = x'', field_seq_min = seq, "
                              "stripped = 1 WHERE n = ?1"));
    return statement.bindAll(n).run();
}

Expected<std::vector<qint64>> TrashRepository::listSpacesWithRemovable(Instant before)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare("SELECT DISTINCT space FROM row WHERE life = 0 "
                                     "AND deleted_at <= ?1 AND stripped = 1 "
                                     "AND kind NOT IN (?2, ?3)"));
    query.bindAll(before, int(domain::RowKind::Tag), int(domain::RowKind::Pref));
    std::vector<qint64> spaces;
    while (true) {
        TRY_ASSIGN(const bool isRow, query.step());
        if (!isRow) {
            return spaces;
        }
        spaces.push_back(query.integer(0));
    }
}

Expected<std::optional<quint64>> TrashRepository::horizonOf(qint64 space)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare(
                   "SELECT min(ds.cursor) FROM member m "
                   "JOIN device d ON d.account = m.account AND d.expired = 0 AND d.is_web = 0 "
                   "JOIN device_space ds ON ds.account = d.account AND ds.device = d.device "
                   "AND ds.space = m.space WHERE m.space = ?1 AND m.removed_seq IS NULL"));
    query.bindAll(space);
    TRY(query.step());
    return query.isNull(0) ? std::nullopt : std::optional(quint64(query.integer(0)));
}

Expected<std::vector<StoredRow>> TrashRepository::listRemovable(qint64 space, Instant before,
                                                                quint64 horizon, qint64 limit)
{
    std::vector<qint64> found;
    {
        TRY_ASSIGN(auto query,
                   m_transaction.prepare("SELECT n FROM row WHERE space = ?1 AND life = 0 "
                                         "AND stripped = 1 AND deleted_at <= ?2 AND seq <= ?3 "
                                         "AND kind NOT IN (?5, ?6) ORDER BY seq LIMIT ?4"));
        query.bindAll(space, before, qint64(horizon), limit, int(domain::RowKind::Tag),
                      int(domain::RowKind::Pref));
        while (true) {
            TRY_ASSIGN(const bool isRow, query.step());
            if (!isRow) {
                break;
            }
            found.push_back(query.integer(0));
        }
    }
    RowRepository rows(m_transaction);
    std::vector<StoredRow> removable;
    for (const qint64 n : found) {
        TRY_ASSIGN(auto row, rows.find(n));
        removable.push_back(std::move(*row));
    }
    return removable;
}

Expected<> TrashRepository::remove(qint64 n)
{
    TRY_ASSIGN(auto statement, m_transaction.prepare("DELETE FROM row WHERE n = ?1"));
    return statement.bindAll(n).run();
}

Expected<qint64> TrashRepository::expireDevices(Instant before)
{
    TRY_ASSIGN(
        auto statement,
        m_transaction.prepare("UPDATE device SET expired = 1 WHERE expired = 0 AND is_web = 0 "
                              "AND (seen_at < ?1 OR EXISTS (SELECT 1 FROM session s "
                              "WHERE s.id = device.session AND s.revoked_at IS NOT NULL))"));
    TRY(statement.bindAll(before).run());
    return m_transaction.database().changes();
}

Expected<> TrashRepository::removeLosers(Instant before, qint64 limit)
{
    TRY_ASSIGN(auto statement,
               m_transaction.prepare("DELETE FROM loser WHERE n IN (SELECT n FROM loser "
                                     "WHERE at <= ?1 ORDER BY at LIMIT ?2)"));
    return statement.bindAll(before, limit).run();
}

Expected<> TrashRepository::removeNotices(Instant until, qint64 limit)
{
    TRY_ASSIGN(auto statement,
               m_transaction.prepare("DELETE FROM notice WHERE n IN (SELECT n FROM notice "
                                     "WHERE until <= ?1 ORDER BY until LIMIT ?2)"));
    return statement.bindAll(until, limit).run();
}

Expected<> TrashRepository::removeInvites(Instant until)
{
    TRY_ASSIGN(auto statement, m_transaction.prepare("DELETE FROM invite WHERE expires <= ?1"));
    return statement.bindAll(until).run();
}

} // namespace endpaper::store
