// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/condition.h"
#include "store/vault/copyrepository.h"

#include <QDate>

#include <vector>

namespace endpaper::store {

// The lowest total of a day in one condition, in euro cents.
struct PricePoint
{
    QDate day;
    domain::Condition condition = domain::Condition::Unknown;
    qint64 totalMinor = 0;
    int copies = 0; // how many were seen at most
};

// Prices over time: only of sources whose terms allow it; the caller sees to that.
class PriceRepository
{
public:
    explicit PriceRepository(Transaction &transaction)
        : m_transaction(transaction)
    {
    }

    // Keeps the lower total and the higher count of the day.
    [[nodiscard]] Expected<> record(const CopyScope &scope, const PricePoint &point);
    [[nodiscard]] Expected<std::vector<PricePoint>> list(const CopyScope &scope, QDate from);

private:
    Transaction &m_transaction;
};

} // namespace endpaper::store
