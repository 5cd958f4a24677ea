// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/vault/bookrepository.h"

namespace endpaper::store {

// Books that may be the one that somebody's words name; the domain decides which is. By the title
// without its subtitle, whose author's family name is `family` where that is not empty.
struct TitleQuestion
{
    QString title; // as it was given, its series taken off
    QString family; // folded
};
inline constexpr int candidatesMax = 20;
[[nodiscard]] Expected<QList<Book>> candidatesByTitle(Transaction &transaction,
                                                      const TitleQuestion &question);
// By all words of title and family name, wherever they stand: slower, for what the title missed.
[[nodiscard]] Expected<QList<Book>> candidatesByWords(Transaction &transaction,
                                                      const TitleQuestion &question);

} // namespace endpaper::store
