// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/row.h"
#include "store/engine/database.h"

#include <QList>
#include <QStringList>

namespace endpaper::store {

// A list or a wish that was deleted and can come back.
struct Deleted
{
    domain::RowKind kind = domain::RowKind::Wish; // List or Wish
    Uuid id = {};
    QString name = {}; // of the list, or the wish's title
    QStringList authors = {}; // of a wish
    QString listName = {}; // where the wish stood; empty where that is not known
    int wishes = 0; // of a list: those that went with it, and come back with it
    Instant at = {}; // deleted

    friend bool operator==(const Deleted &, const Deleted &) = default;
};

// The newest `limit` that the reader may bring back, newest first. Wishes that went with a list are
// counted there; what was moved into another space is not deleted. Store thread.
[[nodiscard]] Expected<QList<Deleted>> listDeleted(Transaction &transaction, int limit);

} // namespace endpaper::store
