// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/place.h"
#include "store/engine/database.h"

#include <QString>

#include <vector>

namespace endpaper::store {

// A bookshop or a public bookcase. Empty texts are unknown.
struct StoredPlace
{
    QString source = {};
    QString ref = {}; // the source's own name for it
    QString kind = {}; // "bookshop", "bookcase", "charity"
    QString name = {};
    domain::GeoPoint at = {};
    QString address = {};
    QString website = {};
    QString hours = {}; // as OpenStreetMap writes opening hours

    friend bool operator==(const StoredPlace &, const StoredPlace &) = default;
};

class PlaceRepository
{
public:
    PlaceRepository(Transaction &transaction, bool isSample)
        : m_transaction(transaction)
        , m_isSample(isSample)
    {
    }

    // What the source knows in that area now; what it knew before and knows no more goes.
    [[nodiscard]] Expected<> replace(const QString &area, const QString &source,
                                     const std::vector<StoredPlace> &places);
    [[nodiscard]] Expected<std::vector<StoredPlace>> list(const QString &area);

private:
    Transaction &m_transaction;
    bool m_isSample;
};

} // namespace endpaper::store
