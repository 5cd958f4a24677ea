// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/vault/placerepository.h"

namespace endpaper::store {

using namespace Qt::StringLiterals;

Expected<> PlaceRepository::replace(const QString &area, const QString &source,
                                    const std::vector<StoredPlace> &places)
{
    {
        TRY_ASSIGN(auto remove,
                   m_transaction.prepare(
                       "DELETE FROM place WHERE area = ? AND is_sample = ? AND source = ?"));
        TRY(remove.bindAll(area, m_isSample, source).run());
    }
    const auto text = [](const QString &value) { return value.isNull() ? u""_s : value; };
    for (const StoredPlace &place : places) {
        // A way and a node may have the same number.
        TRY_ASSIGN(auto insert, m_transaction.prepare(R"(
            INSERT INTO place (area, is_sample, source, ref, kind, name, lat, lng, address, website, hours)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) ON CONFLICT DO NOTHING)"));
        TRY(insert
                .bindAll(area, m_isSample, source, text(place.ref), text(place.kind),
                         text(place.name), place.at.lat, place.at.lng, text(place.address),
                         text(place.website), text(place.hours))
                .run());
    }
    return {};
}

Expected<std::vector<StoredPlace>> PlaceRepository::list(const QString &area)
{
    TRY_ASSIGN(auto select, m_transaction.prepare(R"(
        SELECT source, ref, kind, name, lat, lng, address, website, hours FROM place
        WHERE area = ? AND is_sample = ?)"));
    select.bindAll(area, m_isSample);
    std::vector<StoredPlace> places;
    for (;;) {
        TRY_ASSIGN(const bool hasRow, select.step());
        if (!hasRow) {
            return places;
        }
        places.push_back({.source = select.text(0),
                          .ref = select.text(1),
                          .kind = select.text(2),
                          .name = select.text(3),
                          .at = {select.real(4), select.real(5)},
                          .address = select.text(6),
                          .website = select.text(7),
                          .hours = select.text(8)});
    }
}

} // namespace endpaper::store
