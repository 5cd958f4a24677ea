// SPDX-License-Identifier: GPL-3.0-or-later
#include "oracle.h"
#include "store/cache/rowtable.h"

namespace endpaper::sim {

Expected<Rows> readRows(store::Transaction &transaction)
{
    Rows rows;
    store::RowTable table(transaction);
    for (const domain::RowKind kind : store::allKinds) {
        TRY_ASSIGN(const auto all, table.list(kind, false));
        for (const domain::Row &row : all) {
            rows.insert({int(kind), row.id}, row);
        }
    }
    return rows;
}

} // namespace endpaper::sim
