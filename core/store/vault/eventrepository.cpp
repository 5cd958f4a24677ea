// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/vault/eventrepository.h"

namespace endpaper::store {

Expected<> EventRepository::insert(const TrackedEvent &event, Instant received)
{
    TRY_ASSIGN(auto insert,
               m_transaction.prepare("INSERT INTO event (type, at, received, account, props) "
                                     "VALUES (?1, ?2, ?3, ?4, ?5)"));
    return insert
        .bindAll(event.type, event.at, received, event.account, QString::fromUtf8(event.props))
        .run();
}

Expected<QList<QPair<QString, qint64>>> EventRepository::countByType()
{
    TRY_ASSIGN(
        auto query,
        m_transaction.prepare("SELECT type, count(*) FROM event GROUP BY type ORDER BY type"));
    QList<QPair<QString, qint64>> counts;
    while (true) {
        TRY_ASSIGN(const bool hasRow, query.step());
        if (!hasRow) {
            return counts;
        }
        counts.append({query.text(0), query.integer(1)});
    }
}

Expected<> EventRepository::prune(Instant before, qint64 rowsMax)
{
    {
        TRY_ASSIGN(auto old, m_transaction.prepare("DELETE FROM event WHERE received < ?1"));
        TRY(old.bindAll(before).run());
    }
    TRY_ASSIGN(auto many,
               m_transaction.prepare(
                   "DELETE FROM event WHERE n <= (SELECT coalesce(max(n), 0) FROM event) - ?1"));
    return many.bindAll(rowsMax).run();
}

} // namespace endpaper::store
