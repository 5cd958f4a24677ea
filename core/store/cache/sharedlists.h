// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/engine/database.h"

#include <QByteArray>
#include <QList>

// Lists that several people share, and who buys what of them. Store thread.
namespace endpaper::store {

struct SharedList
{
    Uuid list = {};
    QString name = {};
    QByteArray role = {}; // of the reader: "owner", "editor", "viewer"
    Uuid claims = {}; // the space of its claims; nil for whom the list is: they see none

    friend bool operator==(const SharedList &, const SharedList &) = default;
};
// Those that are alive.
[[nodiscard]] Expected<QList<SharedList>> listSharedLists(Transaction &transaction);

struct CachedClaim
{
    Uuid id = {};
    Uuid list = {};
    Uuid wish = {};
    Uuid by = {}; // an account

    friend bool operator==(const CachedClaim &, const CachedClaim &) = default;
};
// Those that are alive, in no order. Where two devices claimed one wish before they knew of each
// other, both are there until a server has said no to one.
[[nodiscard]] Expected<QList<CachedClaim>> listClaims(Transaction &transaction);

} // namespace endpaper::store
