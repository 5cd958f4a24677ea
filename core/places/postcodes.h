// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "places/placesindex.h"
#include "places/textpool.h"

namespace endpaper::places {

inline constexpr qint64 postcodeLineBytesMax = 4096;

// A row of GeoNames' postal codes, checked.
struct PostcodeRow
{
    QByteArray code; // capital letters and digits only
    QByteArray shown; // as written
    QByteArray place;
    QByteArray region; // may be empty
    QByteArray country; // two capital letters
    domain::GeoPoint point;
};
// Nothing where it cannot be read.
[[nodiscard]] std::optional<PostcodeRow> readPostcode(QByteArrayView line);

// Postcodes of imported files. A code may have several places, and a place several codes.
class Postcodes
{
public:
    // Every row of a file that can be read, postcodeRowsMax at most in all; then finish() once.
    void addFile(QIODevice &device);
    void finish();
    // Exact codes first, then by code and place.
    [[nodiscard]] std::vector<Town> find(QStringView prefix, qsizetype limit) const;

private:
    struct Entry
    {
        quint32 code; // capital letters and digits only
        quint32 shown; // as written
        quint32 place;
        quint32 region;
        quint32 country;
        float lat; // a postcode is not known to the metre
        float lng;
    };
    TextPool m_pool;
    std::vector<Entry> m_entries; // by code
};

} // namespace endpaper::places
