// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/uuid.h"
#include "store/engine/database.h"

#include <QString>

#include <vector>

namespace endpaper::store {

// What an account does not want to see again: a copy by `id`, or everything of a seller at a
// source.
struct Hidden
{
    Uuid id = {}; // nil: a seller
    QString source = {};
    QString seller = {};
    QString reason = {}; // "wrong_edition", "seller", "damaged", "other"
    QString title = {};
    Instant at = {};
};

class HiddenRepository
{
public:
    explicit HiddenRepository(Transaction &transaction)
        : m_transaction(transaction)
    {
    }

    [[nodiscard]] Expected<> hide(const Uuid &account, const Hidden &hidden);
    [[nodiscard]] Expected<std::vector<Hidden>> list(const Uuid &account);
    // False if there was nothing.
    [[nodiscard]] Expected<bool> show(const Uuid &account, const Uuid &copy);
    [[nodiscard]] Expected<bool> showSeller(const Uuid &account, const QString &source,
                                            const QString &seller);

private:
    Transaction &m_transaction;
};

} // namespace endpaper::store
