// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"
#include "domain/wish.h"
#include "store/engine/database.h"

#include <QList>

namespace endpaper::bench {

// `count` wishes on one new list, made from the 10,000 books of ../shared/data (the sample
// catalogue over and over where that is absent), written as one action into an open cache.
[[nodiscard]] Expected<> fillCache(store::Database &cache, int count);
// The catalogue file that they come from.
[[nodiscard]] QString catalogueFile();
// The same as a Goodreads export of 24 columns.
[[nodiscard]] Expected<> writeGoodreadsExport(const QString &path, int count);

} // namespace endpaper::bench
