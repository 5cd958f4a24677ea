// SPDX-License-Identifier: GPL-3.0-or-later
#include "places/postcodes.h"

#include <QIODevice>

#include <algorithm>

namespace endpaper::places {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 lineBytesMax = 4096;
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

bool Postcodes::addLine(QByteArrayView line)
{
    const QList<QByteArray> cells = line.toByteArray().split('\t');
    if (cells.size() <= Lng) {
        return false;
    }
    bool isLat = false;
    bool isLng = false;
    const auto point = domain::makeGeoPoint(cells[Lat].trimmed().toDouble(&isLat),
                                            cells[Lng].trimmed().toDouble(&isLng));
    const QByteArray code = plainCode(cells[Code]);
    if (!isLat || !isLng || !point || code.isEmpty() || cells[Place].trimmed().isEmpty()
        || cells[Country].size() != 2) {
        return false;
    }
    m_entries.push_back({.code = m_pool.add(code),
                         .shown = m_pool.add(cells[Code].trimmed()),
                         .place = m_pool.add(cells[Place].trimmed()),
                         .region = m_pool.add(cells[State].trimmed()),
                         .country = m_pool.add(cells[Country].toUpper()),
                         .lat = float(point->lat),
                         .lng = float(point->lng)});
    return true;
}

Expected<qsizetype> Postcodes::import(QIODevice *device)
{
    if (!device->isOpen() && !device->open(QIODevice::ReadOnly)) {
        return fail(ErrorKind::Unavailable, u"cannot open: "_s % device->errorString());
    }
    qsizetype added = 0;
    while (!device->atEnd()) {
        const QByteArray line = device->readLine(lineBytesMax);
        if (line.isEmpty()) {
            return fail(ErrorKind::Unavailable, u"cannot read: "_s % device->errorString());
        }
        if (qsizetype(m_entries.size()) >= postcodeRowsMax) {
            return fail(ErrorKind::TooLarge, u"too many postcodes"_s);
        }
        added += addLine(line) ? 1 : 0;
    }
    std::stable_sort(m_entries.begin(), m_entries.end(), [this](const Entry &a, const Entry &b) {
        const int order = m_pool.at(a.code).compare(m_pool.at(b.code));
        return order != 0 ? order < 0 : m_pool.at(a.place).compare(m_pool.at(b.place)) < 0;
    });
    return added;
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
