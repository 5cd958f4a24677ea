// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/pricesense.h"
#include "domain/samecopy.h"
#include "store/vault/copyrepository.h"

#include <vector>

namespace endpaper::store {

// A copy as it was seen on a day. `totalMinor` is in euro cents, delivered.
struct SeenTotal
{
    Uuid id;
    domain::Condition condition = domain::Condition::Unknown;
    qint64 totalMinor = 0;
};

// Copies over time. Only of sources whose terms allow it; the caller sees to that.
class LifelineRepository
{
public:
    explicit LifelineRepository(Transaction &transaction)
        : m_transaction(transaction)
    {
    }

    // All that the source has today: what it had before and has no more is gone.
    [[nodiscard]] Expected<> record(const CopyScope &scope, const QString &source,
                                    const std::vector<SeenTotal> &seen, QDate today);
    // Lives that reach into the time from `from` on, oldest first; totals in euro cents.
    [[nodiscard]] Expected<std::vector<domain::Lifeline>> list(const CopyScope &scope, QDate from);

private:
    Transaction &m_transaction;
};

// Which listings a reader does not take for one copy.
class PartedRepository
{
public:
    explicit PartedRepository(Transaction &transaction)
        : m_transaction(transaction)
    {
    }

    [[nodiscard]] Expected<> part(const Uuid &account, const Uuid &one, const Uuid &other,
                                  Instant now);
    // False if they were not parted.
    [[nodiscard]] Expected<bool> join(const Uuid &account, const Uuid &one, const Uuid &other);
    [[nodiscard]] Expected<domain::PartedCopies> list(const Uuid &account);

private:
    Transaction &m_transaction;
};

} // namespace endpaper::store
