// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "places/placesindex.h"
#include "places/textpool.h"

namespace endpaper::places {

// Postcodes of imported files. A code may have several places, and a place several codes.
class Postcodes
{
public:
    [[nodiscard]] Expected<qsizetype> import(QIODevice *device);
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
    [[nodiscard]] bool addLine(QByteArrayView line);

    TextPool m_pool;
    std::vector<Entry> m_entries; // by code
};

} // namespace endpaper::places
