// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/cache/localedit.h"
#include "store/cache/wishrows.h"

// What goes along when a reader moves from one cache to another (Solo to a shared daemon): every
// list, wish and tag is made again under a new id. The old file stays as it is. Store thread.
namespace endpaper::services {

struct Luggage
{
    QList<store::CachedList> lists;
    QList<store::CachedWish> wishes;
    // The answers that can be fetched again but should not have to be.
    [[nodiscard]] bool isEmpty() const { return lists.isEmpty() && wishes.isEmpty(); }
};
[[nodiscard]] Expected<Luggage> pack(store::Transaction &transaction);
// Makes them again in the cache of the transaction, but what came along before; remembers which
// did.
[[nodiscard]] Expected<store::Action> unpack(store::Transaction &transaction, const Clock &clock,
                                             const Luggage &luggage);

} // namespace endpaper::services
