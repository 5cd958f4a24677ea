// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"
#include "base/uuid.h"
#include "store/engine/database.h"

#include <QCborValue>
#include <QHash>
#include <QString>

#include <optional>
#include <vector>

namespace endpaper::store {

// The live wishes of one list, in an order, for REST's pages.
class RowListRepository
{
public:
    enum class Sort { Position, Title, Author, Added, Edited, Priority };
    struct Query
    {
        Uuid list;
        Sort sort = Sort::Position;
        bool isDescending = false;
        int limit = 25;
        // The last row's sort key and id of the page before; an undefined key: from the start.
        QCborValue afterKey = {};
        Uuid afterId = {};
    };
    struct Entry
    {
        qint64 row = 0;
        Uuid id = {};
        int position = 0; // 0-based, by hand
        QCborValue key = {};
    };

    RowListRepository(Transaction &transaction, qint64 space)
        : m_transaction(transaction)
        , m_space(space)
    {
    }

    [[nodiscard]] Expected<std::vector<Entry>> page(const Query &query);
    [[nodiscard]] Expected<int> count(const Uuid &list);
    [[nodiscard]] Expected<QHash<Uuid, int>> counts();
    // Nothing if the wish is not on the list.
    [[nodiscard]] Expected<std::optional<int>> positionOf(const Uuid &list, const Uuid &wish);
    // The order keys between which a wish must go to stand at this 0-based position, it being taken
    // out first. Null: an open end.
    struct Gap
    {
        QString before;
        QString after;
    };
    [[nodiscard]] Expected<Gap> gapAt(const Uuid &list, int position, const Uuid &moving);
    [[nodiscard]] Expected<Gap> gapAtEnd(const Uuid &list, const Uuid &moving);

private:
    Transaction &m_transaction;
    qint64 m_space;
};

} // namespace endpaper::store
