// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/text.h"
#include "viewmodel/wishlistmodel_p.h"
#include "viewmodel/words.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

namespace {

constexpr int clothCount = 8;
constexpr int foilCount = 3;

} // namespace

RowChange compareRows(const QList<WishItemPointer> &rows, const QList<WishItemPointer> &wanted)
{
    RowChange change;
    std::vector<bool> stays(size_t(rows.size()));
    int last = -1;
    bool wasNew = false;
    for (const WishItemPointer &item : wanted) {
        const int row = item->row;
        const bool isNew = row < 0 || row >= rows.size() || rows.at(row) != item;
        change.pieces += isNew && !wasNew ? 1 : 0;
        wasNew = isNew;
        if (!isNew) {
            stays[size_t(row)] = true;
            change.isReordered = change.isReordered || row < last;
            last = std::max(last, row);
        }
    }
    bool wasGone = false;
    for (const bool isKept : stays) {
        change.pieces += !isKept && !wasGone ? 1 : 0;
        wasGone = !isKept;
    }
    return change;
}

int WishlistModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(d->rows.size());
}

QVariant WishlistModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const WishItem &item = *d->rows.at(index.row());
    switch (role) {
    case WishIdRole:
        return item.id.toString();
    case BookIdRole:
        return QString();
    case TitleRole:
    case Qt::DisplayRole:
        return item.title();
    case AuthorsRole:
        return words::authors(item.authors());
    case FamilyRole:
        return domain::familyName(item.authors().value(0));
    case ClothIndexRole:
        return int(domain::workHash(item.title(), item.authors()) % clothCount);
    case FoilIndexRole:
        return int(domain::workHash(item.title(), item.authors()) / clothCount % foilCount);
    case CoverUrlRole:
        return QUrl();
    case IsbnRole:
        return item.isbn();
    case SeriesRole:
        return item.series();
    case SeriesNoRole:
        return item.seriesNumber();
    case PublishedRole:
        return item.published();
    case WantRole:
        return item.want;
    case OwnRole:
        return item.own;
    case PriorityRole:
        return item.priority;
    case TagsRole:
        return item.tags();
    case HasNoteRole:
        return item.hasNote;
    case PositionRole:
        return int(d->all.indexOf(d->rows.at(index.row())));
    case IsSelectedRole:
        return d->selected.contains(item.id);
    case AddedTextRole:
        return words::date(item.addedAt);
    case ListNameRole:
        return d->library.nameOf(item.list.toString());
    case SectionRole:
        return section(item);
    case IsResolvingRole:
        return d->services.search.resolveState(item.id)
            == services::SearchService::ResolveState::Asking;
    case AccessibleNameRole:
        return accessibleName(item);
    default:
        return priceData(item, role);
    }
}

QString WishlistModel::section(const WishItem &item) const
{
    const QString name = WishRowSet::section(item, WishGroup(d->groupBy));
    if (!name.isEmpty()) {
        return name;
    }
    switch (d->groupBy) {
    case GroupBy::Series:
        return tr("No series");
    case GroupBy::Author:
        return tr("No author");
    case GroupBy::Tag:
        return tr("No tag");
    case GroupBy::None:
        break;
    }
    return {};
}

QVariant WishlistModel::priceData(const WishItem &item, int role) const
{
    switch (role) {
    case TotalTextRole:
        return totalText(item);
    case TotalMinorRole:
        return item.quote() ? qlonglong(item.quote()->totalMinor) : qlonglong(-1);
    case TotalAgeRole:
        return item.quote() ? words::ago(item.quote()->seenAt, d->services.clock.now()) : QString();
    case TotalSampleRole:
        return item.quote() && item.quote()->isSample;
    case TotalIsLeastRole:
        return item.quote() && item.quote()->isAtLeast;
    case UnderPriceRole:
        return WishRowSet::isUnderPrice(item);
    case ChangeTextRole: // needs the history of prices, which the cache does not keep yet
        return QString();
    case TargetTextRole:
        return item.limitTotal() ? tr("under %1").arg(words::money(*item.limitTotal())) : QString();
    case NearCountRole:
        return item.near;
    case NearTextRole:
        return item.near > 0 ? tr("%n near you", nullptr, item.near) : QString();
    case StateTextRole:
        return stateText(item);
    default:
        return {};
    }
}

QString WishlistModel::totalText(const WishItem &item)
{
    if (!item.quote()) {
        return {};
    }
    return item.quote()->isAtLeast ? words::atLeast(item.quote()->money())
                                   : words::money(item.quote()->money());
}

QString WishlistModel::stateText(const WishItem &item) const
{
    using Resolve = services::SearchService::ResolveState;
    if (item.quote()) {
        return {};
    }
    const services::SearchService &search = d->services.search;
    switch (search.resolveState(item.id)) {
    case Resolve::Asking:
        return tr("Asking which book this is");
    case Resolve::Waiting:
        return tr("Will look when there is a network");
    case Resolve::NotFound: {
        const QStringList tried = search.tried(item.id);
        return tried.isEmpty() ? tr("Nobody knows this key")
                               : tr("Nobody knows this key: asked %1").arg(words::asked(tried));
    }
    case Resolve::Idle:
        break;
    }
    if (!item.want) {
        return {};
    }
    if (!item.hasIsbn()) {
        return tr("No ISBN yet");
    }
    if (search.isLooking(item.isbn())) {
        return tr("Looking");
    }
    if (search.hasFoundNone(item.isbn())) {
        return tr("No copy yet");
    }
    return d->services.client.endpoint() && d->services.client.isReachable() && !search.isPaused()
        ? tr("Not looked yet")
        : tr("Will look when there is a network");
}

QString WishlistModel::accessibleName(const WishItem &item) const
{
    QStringList parts{item.title()};
    if (!item.authors().isEmpty()) {
        parts += words::authors(item.authors());
    }
    if (item.want) {
        parts += tr("wanted");
    }
    if (item.own) {
        parts += tr("owned");
    }
    if (item.quote()) {
        parts += tr("%1 delivered").arg(totalText(item));
        parts += words::condition(item.quote()->condition);
    } else if (const QString state = stateText(item); !state.isEmpty()) {
        parts += state;
    }
    if (item.near > 0) {
        parts += tr("%n near you", nullptr, item.near);
    }
    return parts.join(u", "_s);
}

QHash<int, QByteArray> WishlistModel::names()
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

} // namespace endpaper::viewmodel
