// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/expected.h"
#include "base/uuid.h"
#include "domain/place.h"
#include "store/engine/database.h"

#include <optional>

namespace endpaper::store {

// Where a person is, as coarse as it is kept: made from a cell, so nothing
// finer can get in.
struct Position
{
    Uuid account = {};
    domain::GeoPoint place = {}; // the cell's centre
    int cellMetres = 1000;
    Instant at = {};
};

class PositionRepository
{
public:
    explicit PositionRepository(Transaction &transaction)
        : m_transaction(transaction)
    {
    }

    [[nodiscard]] Expected<std::optional<Position>> find(const Uuid &account);
    [[nodiscard]] Expected<> put(const Uuid &account, const domain::Cell &cell, Instant now);
    [[nodiscard]] Expected<> remove(const Uuid &account);

private:
    Transaction &m_transaction;
};

} // namespace endpaper::store
