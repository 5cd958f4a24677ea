// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"
#include "domain/place.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace endpaper::places {

// A town or a postcode's place.
struct Town
{
    QString name = {}; // in the language asked for, else its own
    QString region = {}; // state or county, may be empty
    QString country = {}; // ISO 3166 alpha-2
    QString postcode = {}; // set for postcodes only
    QString timeZone = {}; // "Europe/Berlin", may be empty
    qint64 population = 0;
    domain::GeoPoint point = {};
};

// Towns (libgeonames' data) and imported postcodes, searchable by the beginning of any name. Built
// once (some tenths of a second: off the GUI thread), then never changed by itself: const calls
// from any thread. Holds places, never a person's position.
class PlacesIndex
{
public:
    PlacesIndex();
    ~PlacesIndex();
    PlacesIndex(PlacesIndex &&) noexcept;
    PlacesIndex &operator=(PlacesIndex &&) noexcept;

    // All towns of the package, and the postcodes that importPostcodes() has put under
    // `dataFolder`. Unavailable if the package's data is not installed.
    [[nodiscard]] static Expected<PlacesIndex> load(const QString &dataFolder);

    // Towns whose name begins so in any language, biggest first; a postcode if it begins with a
    // digit or matches one. `language`: the form of the names given back.
    [[nodiscard]] std::vector<Town> search(QStringView prefix, qsizetype limit = 10,
                                           QStringView language = {}) const;
    // The nearest town; none in an empty index.
    [[nodiscard]] std::optional<Town> nearest(domain::GeoPoint point,
                                              QStringView language = {}) const;
    [[nodiscard]] qsizetype townCount() const;

private:
    struct Index;
    std::unique_ptr<Index> m_index;
};

inline constexpr qsizetype postcodeRowsMax = 2'000'000;

} // namespace endpaper::places
