// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/services.h"
#include "viewmodel/changes.h"
#include "viewmodel/librarymodel.h"
#include "viewmodel/settings.h"
#include "viewmodel/wishlistmodel.h"
#include "viewmodel/wishrowset.h"

#include <limits>

namespace endpaper::viewmodel {

// How rows differ from those that are wanted: pieces to take out and put in, and whether those that
// stay stand in another order. The items know their rows.
struct RowChange
{
    int pieces = 0;
    bool isReordered = false;
};
[[nodiscard]] RowChange compareRows(const QList<WishItemPointer> &rows,
                                    const QList<WishItemPointer> &wanted);

using WishItems = QList<std::shared_ptr<WishItem>>;

// Rows of what was read, made on the store's thread.
[[nodiscard]] inline WishItems wishItemsOf(const services::WishlistService::Page &page)
{
    WishItems items;
    items.reserve(page.lines.size());
    WishTexts texts(page.lines.size());
    for (const store::WishLine &line : page.lines) {
        items += WishItem::of(line, page.tags.value(line.id), texts);
    }
    return items;
}

// The same of each wish while it is read (WishlistService::gather()).
class WishGatherer
{
public:
    void take(const store::WishLine &line, const QStringList &tags)
    {
        m_items += WishItem::of(line, tags, m_texts);
    }
    [[nodiscard]] WishItems finish() { return std::exchange(m_items, {}); }

private:
    static constexpr qsizetype wishesMax = 1 << 30; // nobody has counted them

    WishItems m_items;
    WishTexts m_texts{wishesMax};
};

struct WishlistModel::Private
{
    Private(services::Services &usedServices, Changes &usedChanges, Settings &usedSettings,
            LibraryModel &usedLibrary)
        : services(usedServices)
        , changes(usedChanges)
        , settings(usedSettings)
        , library(usedLibrary)
    {
    }

    [[nodiscard]] QString listKey() const
    {
        return list.isNil() ? QStringLiteral("all") : list.toString();
    }
    // Of a list among the others; what stands on none comes last.
    [[nodiscard]] int rank(const Uuid &listId) const
    {
        return ranks.value(listId, std::numeric_limits<int>::max());
    }
    [[nodiscard]] int rowOf(const Uuid &id) const
    {
        const WishItem *item = rowSet.find(id);
        const bool isShown =
            item && item->row >= 0 && item->row < rows.size() && rows.at(item->row).get() == item;
        return isShown ? item->row : -1;
    }
    void applyOrder()
    {
        QList<WishSort> sorts{{WishOrder(sortKey), isDescending}};
        rowSet.setOrder(sorts + thenBy, WishGroup(groupBy));
    }
    void reindex()
    {
        for (qsizetype i = 0; i < rows.size(); ++i) {
            rows.at(i)->row = int(i);
        }
    }

    services::Services &services;
    Changes &changes;
    Settings &settings;
    LibraryModel &library;
    TableColumns *columns = nullptr;

    Uuid list; // nil: all books
    WishRowSet rowSet;
    QList<WishItemPointer> all; // of the list, in order
    QList<WishItemPointer> rows; // that the filter lets through
    QHash<Uuid, int> ranks; // of lists

    QString filterText;
    WishFilter filter;
    int editionsAsked = 0; // which question an answer about any edition is to
    SortKey sortKey = SortKey::ByHand;
    bool isDescending = false;
    QList<WishSort> thenBy; // after sortKey
    GroupBy groupBy = GroupBy::None;
    ViewMode viewMode = ViewMode::Covers;

    QSet<Uuid> selected;
    Uuid anchor;
    Uuid current;
    Uuid awaited; // the current one, while its row has not come yet

    QSet<Uuid> touched;
    bool mustReadAll = false;
    bool mustReadTags = false;
    bool isReading = false;
    bool isBegun = false; // the first page is here
    bool isRestHeld = false; // readRest() will ask for it
    bool isRestDue = false; // and read() left some
    bool isLoaded = false;
    bool mustSelectAll = false; // once all is here
    int generation = 0; // which list an answer is for
};

} // namespace endpaper::viewmodel
