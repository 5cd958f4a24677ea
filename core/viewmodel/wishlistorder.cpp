// SPDX-License-Identifier: GPL-3.0-or-later
// How a list is shown: its order, groups, view and columns, kept for each list.
#include "viewmodel/tablecolumns.h"
#include "viewmodel/wishlistmodel_p.h"
#include "viewmodel/words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

namespace {

constexpr int sortKeyCount = int(WishlistModel::SortKey::Total) + 1;

} // namespace

void WishlistModel::followLibrary()
{
    if (d->list != Uuid::parse(d->library.currentListId()).value_or(Uuid())) {
        followList();
        read();
    }
}

void WishlistModel::followLists()
{
    d->ranks.clear();
    for (int row = 0; row < d->library.rowCount(); ++row) {
        const QString id = d->library.index(row).data(LibraryModel::ListIdRole).toString();
        d->ranks.insert(Uuid::parse(id).value_or(Uuid()), row);
    }
}

void WishlistModel::followList()
{
    d->list = Uuid::parse(d->library.currentListId()).value_or(Uuid());
    const QString key = d->listKey();
    d->viewMode = ViewMode(std::clamp(d->settings.kept(u"view/"_s + key, 0).toInt(), 0, 2));
    d->sortKey = SortKey(std::clamp(d->settings.kept(u"sort/"_s + key, 0).toInt(), 0, 4));
    d->isDescending = d->settings.kept(u"descending/"_s + key, false).toBool();
    d->groupBy = GroupBy(std::clamp(d->settings.kept(u"group/"_s + key, 0).toInt(), 0, 3));
    d->thenBy.clear();
    for (const QString &word :
         d->settings.kept(u"also/"_s + key, QString()).toString().split(u' ', Qt::SkipEmptyParts)) {
        const int code = std::clamp(word.toInt(), 0, sortKeyCount * 2 - 1);
        d->thenBy += WishSort{WishOrder(code / 2), code % 2 == 1};
    }
    d->applyOrder();
    d->columns->open(key);
    d->selected.clear();
    d->isLoaded = false;
    d->isBegun = false;
    Q_EMIT listChanged();
    Q_EMIT viewModeChanged();
    Q_EMIT sortChanged();
    Q_EMIT selectionChanged();
}

WishlistModel::SortKey WishlistModel::sortKey() const { return d->sortKey; }

bool WishlistModel::sortDescending() const { return d->isDescending; }

bool WishlistModel::canReorder() const
{
    return !d->list.isNil() && d->sortKey == SortKey::ByHand && !d->isDescending
        && d->groupBy == GroupBy::None && !d->filter.isActive();
}

WishlistModel::GroupBy WishlistModel::groupBy() const { return d->groupBy; }

void WishlistModel::setGroupBy(GroupBy group)
{
    if (d->groupBy != group) {
        d->groupBy = group;
        d->settings.keep(u"group/"_s + d->listKey(), int(group));
        applyOrder();
    }
}

void WishlistModel::sortBy(SortKey key)
{
    d->isDescending = key == d->sortKey && key != SortKey::ByHand && !d->isDescending;
    d->sortKey = key;
    d->thenBy.clear();
    keepOrder();
}

void WishlistModel::sortAlsoBy(SortKey key)
{
    if (d->sortKey == SortKey::ByHand || d->sortKey == key || key == SortKey::ByHand) {
        sortBy(key);
        return;
    }
    const auto found = std::ranges::find(d->thenBy, WishOrder(key), &WishSort::order);
    if (found == d->thenBy.end()) {
        d->thenBy += WishSort{WishOrder(key), false};
    } else {
        found->isDescending = !found->isDescending;
    }
    keepOrder();
}

QList<int> WishlistModel::sortPlaces() const
{
    QList<int> places(sortKeyCount, 0);
    places[int(d->sortKey)] = d->isDescending ? -1 : 1;
    for (int at = 0; at < d->thenBy.size(); ++at) {
        const int place = at + 2;
        places[int(d->thenBy.at(at).order)] = d->thenBy.at(at).isDescending ? -place : place;
    }
    return places;
}

void WishlistModel::keepOrder()
{
    QStringList also;
    for (const WishSort &sort : std::as_const(d->thenBy)) {
        also += QString::number(int(sort.order) * 2 + (sort.isDescending ? 1 : 0));
    }
    d->settings.keep(u"sort/"_s + d->listKey(), int(d->sortKey));
    d->settings.keep(u"descending/"_s + d->listKey(), d->isDescending);
    d->settings.keep(u"also/"_s + d->listKey(), also.join(u' '));
    applyOrder();
}

TableColumns *WishlistModel::columns() const { return d->columns; }

void WishlistModel::applyOrder()
{
    d->applyOrder();
    refresh({});
    if (!d->rows.isEmpty()) {
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {SectionRole});
    }
    Q_EMIT sortChanged();
}

WishlistModel::ViewMode WishlistModel::viewMode() const { return d->viewMode; }

void WishlistModel::setViewMode(ViewMode mode)
{
    if (d->viewMode != mode) {
        d->viewMode = mode;
        d->settings.keep(u"view/"_s + d->listKey(), int(mode));
        Q_EMIT viewModeChanged();
    }
}

void WishlistModel::wantVolume(const QString &series, int volume)
{
    const auto sibling = std::ranges::find_if(
        d->rows, [&series](const WishItemPointer &item) { return item->series() == series; });
    if (sibling == d->rows.end() || volume < 1) {
        return;
    }
    services::NewWish fresh;
    fresh.wish.id = Uuid::create();
    fresh.wish.title = tr("%1, volume %2").arg(series).arg(volume);
    fresh.wish.authors = (*sibling)->authors();
    fresh.wish.series = series;
    fresh.wish.seriesNumber = QString::number(volume);
    const QString title = fresh.wish.title;
    const Uuid list = d->list.isNil() ? (*sibling)->list : d->list;
    d->changes.follow(d->services.wishlists.add({fresh}, {.list = list, .nameIfNone = {}}),
                      {.undo = tr("want %1").arg(title), .toast = tr("Want %1.").arg(title)});
}

} // namespace endpaper::viewmodel
