// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/vault/alertrepository.h"

#include <QHash>
#include <QList>
#include <QSet>

#include <functional>
#include <optional>

namespace endpaper::server {

// A copy as it stands before a standing search now.
struct SeenCopy
{
    Uuid id = {};
    QString source = {};
    domain::Money total = {}; // delivered, or what it costs at least
    bool isAcceptable = false; // it keeps the wish's limits
};

// What became of a copy, and what is to be told of it.
struct WatchChange
{
    store::WatchedCopy state = {};
    QString what = {}; // "new", "cheaper", "gone", "back"; null: nothing to tell
    std::optional<domain::Money> before = {}; // of "cheaper"
};

// A price must fall by so much before it is told again.
inline constexpr int cheaperPercent = 5;

// Compares what is there with what the standing search knows. Each copy is told once as new, again
// when it has become cheaper by cheaperPercent, once when it has gone, and when it is back. At the
// first look only the cheapest is told. Without a target price only what is cheaper than all that
// was told counts. `isGone`: its source answered well, and no longer has it. Pure.
[[nodiscard]] QList<WatchChange>
compareWatched(const QHash<Uuid, store::WatchedCopy> &known, const QList<SeenCopy> &seen,
               const std::function<bool(const store::WatchedCopy &)> &isGone, bool hasTarget);

} // namespace endpaper::server
