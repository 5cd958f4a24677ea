// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/place.h"

#include <QStringList>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace endpaper::domain {

using namespace Qt::StringLiterals;

namespace {

constexpr double earthRadiusMetres = 6'371'008.8;
constexpr double pi = std::numbers::pi;

double radians(double degrees) { return degrees * pi / 180; }
double degrees(double radians) { return radians * 180 / pi; }

int rowCount(CellSize size)
{
    return int(std::ceil(pi * earthRadiusMetres / (int(size) * 1000.0)));
}

double rowHeight(CellSize size) { return 180.0 / rowCount(size); }

double rowMiddle(CellSize size, int row) { return -90 + (row + 0.5) * rowHeight(size); }

int columnCount(CellSize size, int row)
{
    const double around = 2 * pi * earthRadiusMetres * std::cos(radians(rowMiddle(size, row)));
    return std::max(1, int(around / (int(size) * 1000.0)));
}

struct Band
{
    DistanceBand band;
    double belowMetres;
    QStringView name;
};
constexpr Band bands[] = {
    {DistanceBand::Within1Km, 1'000, u"0-1"},
    {DistanceBand::From1To3Km, 3'000, u"1-3"},
    {DistanceBand::From3To10Km, 10'000, u"3-10"},
    {DistanceBand::From10To30Km, 30'000, u"10-30"},
    {DistanceBand::From30To100Km, 100'000, u"30-100"},
    {DistanceBand::Beyond100Km, HUGE_VAL, u"100+"},
};

} // namespace

Expected<GeoPoint> makeGeoPoint(double lat, double lng)
{
    if (!std::isfinite(lat) || lat < -90 || lat > 90) {
        return fail(ErrorKind::Invalid, u"latitude out of range"_s, u"lat"_s);
    }
    if (!std::isfinite(lng) || lng < -180 || lng > 180) {
        return fail(ErrorKind::Invalid, u"longitude out of range"_s, u"lng"_s);
    }
    return GeoPoint{lat, lng == 180 ? -180 : lng};
}

double distanceMetres(GeoPoint a, GeoPoint b)
{
    // Haversine: exact enough for near points, where the law of cosines is not.
    const double sinLat = std::sin(radians(b.lat - a.lat) / 2);
    const double sinLng = std::sin(radians(b.lng - a.lng) / 2);
    const double h =
        sinLat * sinLat + std::cos(radians(a.lat)) * std::cos(radians(b.lat)) * sinLng * sinLng;
    return 2 * earthRadiusMetres * std::asin(std::sqrt(std::clamp(h, 0.0, 1.0)));
}

std::optional<CellSize> cellSize(int kilometres)
{
    for (const CellSize size : {CellSize::Km1, CellSize::Km3, CellSize::Km10}) {
        if (int(size) == kilometres) {
            return size;
        }
    }
    return {};
}

GeoPoint Cell::centre() const
{
    return {rowMiddle(size, row), -180 + (column + 0.5) * 360.0 / columnCount(size, row)};
}

QString Cell::id() const { return u"%1-%2-%3"_s.arg(int(size)).arg(row).arg(column); }

Expected<Cell> Cell::parse(QStringView id)
{
    const QList<QStringView> parts = id.split(u'-');
    bool isSize = false;
    bool isRow = false;
    bool isColumn = false;
    if (parts.size() == 3) {
        const auto size = cellSize(parts[0].toInt(&isSize));
        const int row = parts[1].toInt(&isRow);
        const int column = parts[2].toInt(&isColumn);
        if (isSize && isRow && isColumn && size && row >= 0 && row < rowCount(*size) && column >= 0
            && column < columnCount(*size, row)) {
            return Cell{*size, row, column};
        }
    }
    return fail(ErrorKind::Invalid, u"not a cell"_s, u"cell"_s);
}

Cell roundToCell(GeoPoint point, CellSize size)
{
    const int row =
        std::clamp(int(std::floor((point.lat + 90) / rowHeight(size))), 0, rowCount(size) - 1);
    const int columns = columnCount(size, row);
    const int column =
        std::clamp(int(std::floor((point.lng + 180) / 360 * columns)), 0, columns - 1);
    return {size, row, column};
}

bool BoundingBox::contains(GeoPoint point) const
{
    return point.lat >= south && point.lat <= north && point.lng >= west && point.lng <= east;
}

std::vector<BoundingBox> boundingBoxes(GeoPoint centre, double radiusMetres)
{
    constexpr double slack = 1e-6; // degrees; a tenth of a metre covers what the sines round off
    const double angle = std::max(0.0, radiusMetres) / earthRadiusMetres;
    const double south = centre.lat - degrees(angle) - slack;
    const double north = centre.lat + degrees(angle) + slack;
    if (south <= -90 || north >= 90 || angle >= pi / 2) {
        return {{std::max(south, -90.0), -180, std::min(north, 90.0), 180}};
    }
    // The widest parallel of a circle is nearer to the pole than its centre.
    const double sine = std::sin(angle) / std::cos(radians(centre.lat));
    const double half = sine >= 1 ? 180 : degrees(std::asin(sine)) + slack;
    const double west = centre.lng - half;
    const double east = centre.lng + half;
    if (half >= 180) {
        return {{south, -180, north, 180}};
    }
    if (west < -180) {
        return {{south, west + 360, north, 180}, {south, -180, north, east}};
    }
    if (east >= 180) {
        return {{south, west, north, 180}, {south, -180, north, east - 360}};
    }
    return {{south, west, north, east}};
}

DistanceBand distanceBand(double metres)
{
    return std::find_if(std::begin(bands), std::end(bands) - 1,
                        [&](const Band &band) { return metres < band.belowMetres; })
        ->band;
}

QString distanceBandName(DistanceBand band) { return bands[int(band)].name.toString(); }

std::optional<DistanceBand> distanceBandFromName(QStringView name)
{
    for (const Band &band : bands) {
        if (band.name == name) {
            return band.band;
        }
    }
    return {};
}

bool regionsMatch(const Region &offer, const Region &search)
{
    return distanceMetres(offer.place, search.place)
        <= std::min(std::min(offer.radiusMetres, search.radiusMetres), radiusMetresMax);
}

} // namespace endpaper::domain
