// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/wishlistmodel.h"

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

struct WishlistModel::Private
{
};

WishlistModel::WishlistModel(QObject *parent)
    : QAbstractListModel(parent)
    , d(std::make_unique<Private>())
{
}

WishlistModel::~WishlistModel() = default;

int WishlistModel::rowCount(const QModelIndex &) const { return {}; }

QVariant WishlistModel::data(const QModelIndex &, int) const { return {}; }

QHash<int, QByteArray> WishlistModel::roleNames() const
{
    return {
        {WishIdRole, "wishId"_ba},
        {BookIdRole, "bookId"_ba},
        {TitleRole, "title"_ba},
        {AuthorsRole, "authors"_ba},
        {FamilyRole, "family"_ba},
        {ClothIndexRole, "clothIndex"_ba},
        {FoilIndexRole, "foilIndex"_ba},
        {CoverUrlRole, "coverUrl"_ba},
        {IsbnRole, "isbn"_ba},
        {SeriesRole, "series"_ba},
        {SeriesNoRole, "seriesNo"_ba},
        {PublishedRole, "published"_ba},
        {WantRole, "want"_ba},
        {OwnRole, "own"_ba},
        {TotalTextRole, "totalText"_ba},
        {TotalMinorRole, "totalMinor"_ba},
        {TotalAgeRole, "totalAge"_ba},
        {TotalSampleRole, "totalSample"_ba},
        {TotalIsLeastRole, "totalIsLeast"_ba},
        {UnderPriceRole, "underPrice"_ba},
        {ChangeTextRole, "changeText"_ba},
        {TargetTextRole, "targetText"_ba},
        {NearCountRole, "nearCount"_ba},
        {NearTextRole, "nearText"_ba},
        {StateTextRole, "stateText"_ba},
        {PriorityRole, "priority"_ba},
        {TagsRole, "tags"_ba},
        {HasNoteRole, "hasNote"_ba},
        {PositionRole, "position"_ba},
        {IsSelectedRole, "isSelected"_ba},
        {AddedTextRole, "addedText"_ba},
        {ListNameRole, "listName"_ba},
        {SectionRole, "section"_ba},
        {IsResolvingRole, "isResolving"_ba},
        {AccessibleNameRole, "accessibleName"_ba},
    };
}

QString WishlistModel::listId() const { return {}; }

QString WishlistModel::filter() const { return {}; }

void WishlistModel::setFilter(const QString &) { }

bool WishlistModel::underMyPrice() const { return {}; }

void WishlistModel::setUnderMyPrice(bool) { }

bool WishlistModel::nearMe() const { return {}; }

void WishlistModel::setNearMe(bool) { }

bool WishlistModel::goneQuiet() const { return {}; }

void WishlistModel::setGoneQuiet(bool) { }

bool WishlistModel::anyEdition() const { return {}; }

void WishlistModel::setAnyEdition(bool) { }

bool WishlistModel::isFiltered() const { return {}; }

WishlistModel::SortKey WishlistModel::sortKey() const { return {}; }

bool WishlistModel::sortDescending() const { return {}; }

bool WishlistModel::canReorder() const { return {}; }

WishlistModel::GroupBy WishlistModel::groupBy() const { return {}; }

void WishlistModel::setGroupBy(GroupBy) { }

WishlistModel::ViewMode WishlistModel::viewMode() const { return {}; }

void WishlistModel::setViewMode(ViewMode) { }

int WishlistModel::total() const { return {}; }

int WishlistModel::shown() const { return {}; }

bool WishlistModel::isLoaded() const { return {}; }

int WishlistModel::selectedCount() const { return {}; }

int WishlistModel::currentRow() const { return {}; }

void WishlistModel::setCurrentRow(int) { }

QString WishlistModel::currentWishId() const { return {}; }

void WishlistModel::sortBy(WishlistModel::SortKey) { }

void WishlistModel::clearFilters() { }

void WishlistModel::select(int, WishlistModel::Select) { }

void WishlistModel::selectAll() { }

void WishlistModel::clearSelection() { }

int WishlistModel::rowOf(const QString &) const { return {}; }

QString WishlistModel::wishIdAt(int) const { return {}; }

void WishlistModel::toggleWant() { }

void WishlistModel::toggleOwn() { }

void WishlistModel::toggleWantAt(int) { }

void WishlistModel::toggleOwnAt(int) { }

void WishlistModel::removeSelected() { }

void WishlistModel::moveSelectedTo(const QString &) { }

void WishlistModel::copySelectedTo(const QString &) { }

bool WishlistModel::setTargetForSelected(const QString &) { return {}; }

void WishlistModel::addTagToSelected(const QString &) { }

void WishlistModel::copySelection() { }

void WishlistModel::move(int, int) { }

void WishlistModel::lookAgain() { }

} // namespace endpaper::viewmodel
