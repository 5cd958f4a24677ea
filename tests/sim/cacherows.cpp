// SPDX-License-Identifier: GPL-3.0-or-later
#include "states.h"
#include "store/cache/rowtable.h"

namespace endpaper::sim {

Expected<Rows> readRows(store::Transaction &transaction, std::optional<qint64> space)
{
    Rows rows;
    store::RowTable table(transaction);
    for (const domain::RowKind kind : store::allKinds) {
        QSet<Uuid> wanted;
        if (space) {
            TRY_ASSIGN(const QList<Uuid> ids, table.idsInSpace(kind, *space));
            wanted = QSet<Uuid>(ids.cbegin(), ids.cend());
        }
        if (space && wanted.isEmpty()) {
            continue;
        }
        TRY_ASSIGN(const auto all, table.list(kind, false));
        for (const domain::Row &row : all) {
            if (!space || wanted.contains(row.id)) {
                rows.insert({int(kind), row.id}, row);
            }
        }
    }
    return rows;
}

Expected<QList<CachedSpace>> readSpaces(store::Transaction &transaction)
{
    TRY_ASSIGN(auto query,
               transaction.prepare("SELECT n, sp, kind, role, cursor, lin, condition, is_whole "
                                   "FROM space ORDER BY n"));
    QList<CachedSpace> spaces;
    for (;;) {
        TRY_ASSIGN(const bool isThere, query.step());
        if (!isThere) {
            return spaces;
        }
        spaces.append({query.integer(0), query.uuid(1), query.text(2).toUtf8(),
                       query.text(3).toUtf8(), quint64(query.integer(4)),
                       store::unsignedBits(query.integer(5)),
                       store::SpaceCondition(query.integer(6)), query.boolean(7)});
    }
}

} // namespace endpaper::sim
