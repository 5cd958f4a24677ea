// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"

#include <QString>

#include <optional>
#include <vector>

namespace endpaper::domain {

// A point on the earth, WGS 84 degrees: lat -90…90, lng -180…180 (180 is kept as -180).
struct GeoPoint
{
    double lat = 0;
    double lng = 0;

    friend bool operator==(const GeoPoint &, const GeoPoint &) = default;
};
// Invalid for what is not finite or out of range; field "lat" or "lng".
[[nodiscard]] Expected<GeoPoint> makeGeoPoint(double lat, double lng);

// Great-circle distance on a sphere of 6,371,008.8 m (the mean radius of GRS 80).
[[nodiscard]] double distanceMetres(GeoPoint a, GeoPoint b);

// How coarsely a place is kept: the side of its cell.
enum class CellSize : int { Km1 = 1, Km3 = 3, Km10 = 10 };
[[nodiscard]] std::optional<CellSize> cellSize(int kilometres);

// A cell of the grid: rows of equal height, each cut into as many equal cells as fit its middle, so
// that a cell is about as wide as high everywhere. The same for everybody in it.
struct Cell
{
    CellSize size = CellSize::Km3;
    int row = 0;
    int column = 0;

    [[nodiscard]] GeoPoint centre() const;
    [[nodiscard]] int metres() const { return int(size) * 1000; }
    [[nodiscard]] QString id() const; // "3-2390-415"
    [[nodiscard]] static Expected<Cell> parse(QStringView id);

    friend bool operator==(const Cell &, const Cell &) = default;
};
[[nodiscard]] Cell roundToCell(GeoPoint point, CellSize size);

// Degrees; west > east never occurs: a box over the antimeridian is given as two.
struct BoundingBox
{
    double south = 0;
    double west = 0;
    double north = 0;
    double east = 0;

    [[nodiscard]] bool contains(GeoPoint point) const;
    friend bool operator==(const BoundingBox &, const BoundingBox &) = default;
};
// The one or two boxes that hold every point within the radius (a little more, never less).
[[nodiscard]] std::vector<BoundingBox> boundingBoxes(GeoPoint centre, double radiusMetres);

// How far away somebody's thing is, as people are told.
enum class DistanceBand : quint8 {
    Within1Km,
    From1To3Km,
    From3To10Km,
    From10To30Km,
    From30To100Km,
    Beyond100Km
};
[[nodiscard]] DistanceBand distanceBand(double metres);
// "0-1", "1-3", "3-10", "10-30", "30-100", "100+" (kilometres), and back.
[[nodiscard]] QString distanceBandName(DistanceBand band);
[[nodiscard]] std::optional<DistanceBand> distanceBandFromName(QStringView name);

// A region: a place and how far from it. At most radiusMetresMax.
inline constexpr int radiusMetresMax = 500'000;
struct Region
{
    GeoPoint place;
    int radiusMetres = 0;
};
// An offer and a search see each other only if each lies in the other's region.
[[nodiscard]] bool regionsMatch(const Region &offer, const Region &search);

} // namespace endpaper::domain
