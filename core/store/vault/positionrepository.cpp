// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/vault/positionrepository.h"

namespace endpaper::store {

Expected<std::optional<Position>> PositionRepository::find(const Uuid &account)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare("SELECT account, lat, lng, cell_m, at FROM position "
                                     "WHERE account = ?1"));
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
    TRY_ASSIGN(
        auto statement,
        m_transaction.prepare("INSERT INTO position (account, lat, lng, cell_m, at) "
                              "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (account) DO UPDATE SET "
                              "lat = excluded.lat, lng = excluded.lng, cell_m = excluded.cell_m, "
                              "at = excluded.at"));
    return statement.bindAll(account, centre.lat, centre.lng, cell.metres(), now).run();
}

Expected<> PositionRepository::remove(const Uuid &account)
{
    TRY_ASSIGN(auto statement, m_transaction.prepare("DELETE FROM position WHERE account = ?1"));
    return statement.bindAll(account).run();
}

} // namespace endpaper::store
