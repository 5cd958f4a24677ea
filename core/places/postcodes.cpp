// SPDX-License-Identifier: GPL-3.0-or-later
#include "places/postcodes.h"

#include <QIODevice>

#include <algorithm>

namespace endpaper::places {

using namespace Qt::StringLiterals;

namespace {

// GeoNames, "readme.txt" of its postal codes.
enum Column {
    Country,
    Code,
    Place,
    State,
    StateCode,
    Province,
    ProvinceCode,
    Community,
    CommunityCode,
    Lat,
    Lng
};

QByteArray plainCode(QByteArrayView code)
{
    QByteArray plain;
    for (const char c : code) {
        if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z')) {
            plain += c;
        } else if (c >= 'a' && c <= 'z') {
            plain += char(c - 'a' + 'A');
        }
    }
    return plain;
}

} // namespace

std::optional<PostcodeRow> readPostcode(QByteArrayView line)
{
    const QList<QByteArray> cells = line.toByteArray().split('\t');
    if (cells.size() <= Lng) {
        return std::nullopt;
    }
    bool isLat = false;
    bool isLng = false;
    const auto point = domain::makeGeoPoint(cells[Lat].trimmed().toDouble(&isLat),
                                            cells[Lng].trimmed().toDouble(&isLng));
    PostcodeRow row{.code = plainCode(cells[Code]),
                    .shown = cells[Code].trimmed(),
                    .place = cells[Place].trimmed(),
                    .region = cells[State].trimmed(),
                    .country = cells[Country].toUpper(),
                    .point = point.value_or(domain::GeoPoint())};
    const bool isCountry = row.country.size() == 2
        && std::all_of(row.country.begin(), row.country.end(),
                       [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!isLat || !isLng || !point || !isCountry || row.code.isEmpty() || row.place.isEmpty()) {
        return std::nullopt;
    }
    return row;
}

void Postcodes::addFile(QIODevice &device)
{
    while (!device.atEnd() && qsizetype(m_entries.size()) < postcodeRowsMax) {
        const QByteArray line = device.readLine(postcodeLineBytesMax);
        if (line.isEmpty()) {
            return;
        }
        if (const auto row = readPostcode(line)) {
            m_entries.push_back({.code = m_pool.add(row->code),
                                 .shown = m_pool.add(row->shown),
                                 .place = m_pool.add(row->place),
                                 .region = m_pool.add(row->region),
                                 .country = m_pool.add(row->country),
                                 .lat = float(row->point.lat),
                                 .lng = float(row->point.lng)});
        }
    }
}

void Postcodes::finish()
{
    std::stable_sort(m_entries.begin(), m_entries.end(), [this](const Entry &a, const Entry &b) {
        const int order = m_pool.at(a.code).compare(m_pool.at(b.code));
        return order != 0 ? order < 0 : m_pool.at(a.place).compare(m_pool.at(b.place)) < 0;
    });
    m_pool.forgetIndex();
}

std::vector<Town> Postcodes::find(QStringView prefix, qsizetype limit) const
{
    std::vector<Town> towns;
    const QByteArray code = plainCode(prefix.toUtf8());
    if (code.isEmpty()) {
        return towns;
    }
    auto at = std::lower_bound(m_entries.begin(), m_entries.end(), code,
                               [this](const Entry &entry, const QByteArray &text) {
                                   return m_pool.at(entry.code).compare(text) < 0;
                               });
    for (; at != m_entries.end() && qsizetype(towns.size()) < limit
         && m_pool.at(at->code).startsWith(code);
         ++at) {
        towns.push_back({.name = m_pool.text(at->place),
                         .region = m_pool.text(at->region),
                         .country = m_pool.text(at->country),
                         .postcode = m_pool.text(at->shown),
                         .point = {double(at->lat), double(at->lng)}});
    }
    return towns;
}

} // namespace endpaper::places
