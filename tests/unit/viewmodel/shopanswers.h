// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

// What a daemon says of bookshops. In a file of its own: moc 6.4 loses its way in a test whose raw
// strings begin with a quotation mark.
namespace endpaper::viewmodel {

inline QByteArray places(const QByteArray &state, const QByteArray &source = R"("done")")
{
    return R"({"state": ")" + state + R"(", "as_of": "2026-11-20T10:00:00.000Z", "items": [
        {"id": "overpass:2", "kind": "bookcase", "name": null, "lat": 52.5, "lng": 13.4,
         "distance_m": 2340, "address": "Hauptstraße 1", "website": null, "hours": "24/7"},
        {"id": "overpass:1", "kind": "bookshop", "name": "Meyer", "lat": 52.51, "lng": 13.41,
         "distance_m": 840, "address": null, "website": "https://meyer.example/x",
         "hours": "Mo-Fr 10:00-18:00"},
        {"id": "overpass:3", "kind": "bookshop", "name": "Nowhere", "lat": 152.5, "lng": 13.4},
        {"id": "overpass:4", "kind": "charity", "name": "Evil", "lat": 52.5, "lng": 13.5,
         "distance_m": 9000, "website": "javascript:x"}],
      "sources": [{"id": "overpass", "name": "OpenStreetMap", "state": )"
        + source + R"(, "reason": null, "rows": 3,
         "attribution": "© OpenStreetMap contributors"}]})";
}

inline constexpr char none[] =
    R"({"state": "fresh", "as_of": "2026-11-20T10:00:00.000Z", "items": [],
    "sources": [{"id": "overpass", "name": "OpenStreetMap", "state": "done", "rows": 0}]})";

} // namespace endpaper::viewmodel
