// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/vault/positionrepository.h"

namespace endpaper::store {

Expected<std::optional<Position>> PositionRepository::find(const Uuid &account)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare(
                   "SELECT id, position_lat, position_lng, position_cell_m, position_set "
                   "FROM account WHERE id = ?1 AND position_lat IS NOT NULL"));
    query.bindAll(account);
    TRY_ASSIGN(const bool isRow, query.step());
    if (!isRow) {
        return std::optional<Position>();
    }
    return std::optional(Position{
        query.uuid(0), {query.real(1), query.real(2)}, int(query.integer(3)), query.instant(4)});
}

Expected<> PositionRepository::put(const Uuid &account, const domain::Cell &cell, Instant now)
{
    const domain::GeoPoint centre = cell.centre();
    TRY_ASSIGN(auto statement,
               m_transaction.prepare(
                   "UPDATE account SET position_lat = ?2, position_lng = ?3, position_cell_m = ?4, "
                   "position_set = ?5 WHERE id = ?1"));
    return statement.bindAll(account, centre.lat, centre.lng, cell.metres(), now).run();
}

} // namespace endpaper::store
