// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/place.h"
#include "server/api/request.h"
#include "server/api/route.h"

#include <QString>

#include <optional>

namespace endpaper::server {

// Where somebody could fetch a copy, as coarsely as it is asked and kept: a cell of 3 km or more, a
// postcode cut down to its district, a distance of few steps. Many readers share one.
struct SearchArea
{
    static constexpr int radiusKmDefault = 25;
    static constexpr int radiusKmMax = 100;

    std::optional<domain::Cell> cell = {};
    QString postcode = {};
    int radiusKm = radiusKmDefault;

    [[nodiscard]] QString text() const; // "3-2390-415+10115/25"
    [[nodiscard]] static std::optional<SearchArea> parse(QStringView text);
    // One of 5, 10, 25, 50, 100: the first that is not less.
    [[nodiscard]] static int radiusStep(int kilometres);

    friend bool operator==(const SearchArea &, const SearchArea &) = default;
};

// near=lat,lng, postcode=, radius_km= of the query. A radius alone means around the caller, where
// they said that they are. Nothing if none of the three was given, or the caller's place is not
// known.
[[nodiscard]] Expected<std::optional<SearchArea>> readArea(const Request &request, Context &context,
                                                           const QString &country);
// What of a postcode is a district and not a few houses. Null for what is none.
[[nodiscard]] QString coarsePostcode(const QString &postcode, const QString &country);

// What a search is about, as jobs and copies are kept under it.
struct SearchSubject
{
    // Country of the jobs that look for places: ISO 3166 keeps it free.
    static constexpr char16_t nowhere[] = u"ZZ";

    QString book = {}; // 13 digits, or a book's id; empty: bookshops and bookcases in the area
    QString number = {}; // instead: digits that are no ISBN, looked for all the same
    std::optional<SearchArea> area = {}; // copies that can be fetched there

    // "9780439023481", "number:…", either with "@" and an area, or "places@" and an area.
    [[nodiscard]] QString text() const;
    [[nodiscard]] static std::optional<SearchSubject> parse(const QString &text);

    [[nodiscard]] bool isPlaces() const { return book.isEmpty() && number.isEmpty(); }

    friend bool operator==(const SearchSubject &, const SearchSubject &) = default;
};

} // namespace endpaper::server
