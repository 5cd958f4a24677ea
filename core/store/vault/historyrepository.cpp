// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/vault/historyrepository.h"

#include <algorithm>

namespace endpaper::store {

Expected<> HistoryRepository::prune(const Sweep &sweep, const Rules &rules)
{
    TRY_ASSIGN(const auto entries, listEntries(sweep, rules.limit + 1));
    TRY_ASSIGN(const auto visitors, listVisitors(sweep.space));
    TRY_ASSIGN(auto remove,
               m_transaction.prepare("DELETE FROM space_log WHERE space = ?1 AND seq = ?2"));
    qint64 swept = sweep.to; // nothing is left below it, unless the slice ends earlier
    for (size_t i = 0; i + 1 < entries.size() && entries[i].seq <= sweep.to; ++i) {
        const Entry &entry = entries[i];
        // It was the head of the space from `at` until then.
        const Instant until = entries[i + 1].at;
        const bool isSomeoneThere = std::ranges::any_of(visitors, [&](const Visitor &visitor) {
            const bool isPassed = visitor.told != 0 && entry.seq >= visitor.told;
            return entry.at <= visitor.seenAt + rules.contactLasts
                && (isPassed || until > visitor.seenAt);
        });
        if (entry.at <= rules.before && !entry.isRowThere && !isSomeoneThere) {
            TRY(remove.bindAll(sweep.space, entry.seq).run());
        }
        if (qint64(i) + 1 == rules.limit) {
            swept = entry.seq;
        }
    }
    TRY_ASSIGN(auto update,
               m_transaction.prepare("UPDATE space SET swept = ?2, sweep_to = ?3 WHERE n = ?1"));
    return update.bindAll(sweep.space, swept, sweep.to).run();
}

// One under way, or one that is due: when as many entries have come of age as rows may hold back,
// so that what a sweep costs is shared by as many changes.
Expected<std::optional<HistoryRepository::Sweep>> HistoryRepository::nextSweep(const Rules &rules)
{
    TRY_ASSIGN(
        auto query,
        m_transaction.prepare("SELECT n, swept, sweep_to, sweep_to + max(?1, live_rows) FROM space "
                              "WHERE swept < sweep_to OR EXISTS (SELECT 1 FROM space_log l "
                              "WHERE l.space = n AND l.seq = sweep_to + max(?1, live_rows) "
                              "AND l.seq <= head - ?1 AND l.at <= ?2) LIMIT 1"));
    query.bindAll(rules.entriesKept, rules.before);
    TRY_ASSIGN(const bool isThere, query.step());
    if (!isThere) {
        return std::optional<Sweep>();
    }
    const bool isUnderWay = query.integer(1) < query.integer(2);
    return std::optional(isUnderWay ? Sweep{query.integer(0), query.integer(1), query.integer(2)}
                                    : Sweep{query.integer(0), 0, query.integer(3)});
}

Expected<std::vector<HistoryRepository::Entry>> HistoryRepository::listEntries(const Sweep &sweep,
                                                                               qint64 limit)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare(
                   "SELECT l.seq, l.at, EXISTS (SELECT 1 FROM row r WHERE r.space = l.space "
                   "AND r.seq = l.seq) FROM space_log l WHERE l.space = ?1 AND l.seq > ?2 "
                   "ORDER BY l.seq LIMIT ?3"));
    query.bindAll(sweep.space, sweep.swept, limit);
    std::vector<Entry> entries;
    while (true) {
        TRY_ASSIGN(const bool isRow, query.step());
        if (!isRow) {
            return entries;
        }
        entries.push_back({query.integer(0), query.instant(1), query.boolean(2)});
    }
}

// Also those that have expired: they come back, and must be known again.
Expected<std::vector<HistoryRepository::Visitor>> HistoryRepository::listVisitors(qint64 space)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare(
                   "SELECT coalesce(ds.cursor, 0), d.seen_at FROM member m "
                   "JOIN device d ON d.account = m.account AND d.is_web = 0 "
                   "LEFT JOIN device_space ds ON ds.account = d.account AND ds.device = d.device "
                   "AND ds.space = m.space WHERE m.space = ?1"));
    query.bindAll(space);
    std::vector<Visitor> visitors;
    while (true) {
        TRY_ASSIGN(const bool isRow, query.step());
        if (!isRow) {
            return visitors;
        }
        visitors.push_back({query.integer(0), query.instant(1)});
    }
}

} // namespace endpaper::store
