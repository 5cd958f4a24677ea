// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/wish.h"

#include <QStringList>

namespace endpaper::exchange {

// A wish as it leaves for a file and comes back from one: with the names of what the wish itself
// holds only by id. `wish.id`, `wish.list`, `wish.pos` and `wish.bookId` belong to one store and
// stay behind; the order of the rows stands for pos.
struct ExportedWish
{
    domain::Wish wish = {};
    QString listName = {};
    domain::ListRole listRole = domain::ListRole::Wishlist;
    QStringList tags = {};

    friend bool operator==(const ExportedWish &, const ExportedWish &) = default;
};

} // namespace endpaper::exchange
