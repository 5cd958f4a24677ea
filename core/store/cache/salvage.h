// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/cache/outboxrow.h"

#include <QVariant>

// What a damaged file still gives; the room's own.
namespace endpaper::store {

struct Salvage
{
    Uuid account;
    Uuid homeSpace;
    QList<OutboxRow> groups;
    int lost = 0; // groups that could be counted but not read
    // The rows of tables that no server has: what was refused, conflicts, offers that wait,
    // settings.
    QHash<QByteArray, QList<QVariantList>> tables;

    [[nodiscard]] bool isEmpty() const
    {
        return groups.isEmpty() && account.isNil() && tables.isEmpty();
    }
};

// As far as it can be read.
[[nodiscard]] Expected<> readSalvage(Database &database, Salvage &salvage);
// Into an empty file.
[[nodiscard]] Expected<> writeSalvage(Database &database, const Salvage &salvage);

} // namespace endpaper::store
