// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/uuid.h"
#include "store/engine/database.h"

#include <QString>

#include <optional>

namespace endpaper::store {

// A person's name as the older systems kept it: in two parts.
struct LegacyName
{
    QString first;
    QString last;
};

class LegacyRepository
{
public:
    explicit LegacyRepository(Transaction &transaction)
        : m_transaction(transaction)
    {
    }

    [[nodiscard]] Expected<std::optional<LegacyName>> find(const Uuid &account);
    [[nodiscard]] Expected<> put(const Uuid &account, const LegacyName &name);

private:
    Transaction &m_transaction;
};

} // namespace endpaper::store
