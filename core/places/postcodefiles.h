// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"
#include "places/placesindex.h"

#include <QString>
#include <QStringList>

class QIODevice;

namespace endpaper::places {

// Where imported postcodes lie under a data folder: a file a country, "postcodes/DE.txt".
[[nodiscard]] QString postcodeFolder(const QString &dataFolder);

struct PostcodeImport
{
    qsizetype rows = 0; // taken
    qsizetype skipped = 0; // could not be read
    QStringList countries = {}; // ISO 3166 alpha-2, in order
};

// Takes GeoNames' postal codes (tab-separated, 12 columns, one country or all) into `dataFolder`;
// a country that was there is replaced. Invalid if no row can be read, TooLarge past
// rowsMax, Unavailable if the folder cannot be written. Any thread.
[[nodiscard]] Expected<PostcodeImport> importPostcodes(QIODevice *device, const QString &dataFolder,
                                                       qsizetype rowsMax = postcodeRowsMax);

} // namespace endpaper::places
