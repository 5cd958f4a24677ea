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
    QHash<const WishItem *, int> places;
    places.reserve(wanted.size());
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        places.insert(wanted.at(i).get(), int(i));
    }
    RowChange change;
    QSet<int> kept;
    int last = -1;
    bool wasGone = false;
    for (const WishItemPointer &item : rows) {
        const int place = places.value(item.get(), -1);
        if (place < 0) {
            change.pieces += wasGone ? 0 : 1;
            wasGone = true;
            continue;
        }
        wasGone = false;
        kept.insert(place);
        change.isReordered = change.isReordered || place < last;
        last = std::max(last, place);
    }
    bool wasNew = false;
    for (int i = 0; i < int(wanted.size()); ++i) {
        const bool isNew = !kept.contains(i);
        change.pieces += isNew && !wasNew ? 1 : 0;
        wasNew = isNew;
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
    const store::WishLine &line = item.line;
    switch (role) {
    case WishIdRole:
        return line.id.toString();
    case BookIdRole:
        return QString();
    case TitleRole:
    case Qt::DisplayRole:
        return line.title;
    case AuthorsRole:
        return words::authors(line.authors);
    case FamilyRole:
        return line.authors.isEmpty() ? QString() : domain::familyName(line.authors.first());
    case ClothIndexRole:
        return int(domain::workHash(line.title, line.authors) % clothCount);
    case FoilIndexRole:
        return int(domain::workHash(line.title, line.authors) / clothCount % foilCount);
    case CoverUrlRole:
        return QUrl();
    case IsbnRole:
        return line.isbn;
    case SeriesRole:
        return line.series;
    case SeriesNoRole:
        return line.seriesNumber;
    case PublishedRole:
        return line.published;
    case WantRole:
        return line.want;
    case OwnRole:
        return line.own;
    case PriorityRole:
        return line.priority;
    case TagsRole:
        return item.tags;
    case HasNoteRole:
        return line.hasNote;
    case PositionRole:
        return int(d->all.indexOf(d->rows.at(index.row())));
    case IsSelectedRole:
        return d->selected.contains(line.id);
    case AddedTextRole:
        return words::date(line.addedAt);
    case ListNameRole:
        return d->library.nameOf(line.list.toString());
    case SectionRole:
        return section(item);
    case IsResolvingRole:
        return d->services.search.resolveState(line.id)
            == services::SearchService::ResolveState::Asking;
    case AccessibleNameRole:
        return accessibleName(item);
    default:
        return priceData(line, role);
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

QVariant WishlistModel::priceData(const store::WishLine &line, int role) const
{
    switch (role) {
    case TotalTextRole:
        return totalText(line);
    case TotalMinorRole:
        return line.quote ? qlonglong(line.quote->totalMinor) : qlonglong(-1);
    case TotalAgeRole:
        return line.quote ? words::ago(line.quote->seenAt, d->services.clock.now()) : QString();
    case TotalSampleRole:
        return line.quote && line.quote->isSample;
    case TotalIsLeastRole:
        return line.quote && line.quote->isAtLeast;
    case UnderPriceRole:
        return WishRowSet::isUnderPrice(line);
    case ChangeTextRole: // needs the history of prices, which the cache does not keep yet
        return QString();
    case TargetTextRole:
        return line.limitTotal ? tr("under %1").arg(words::money(*line.limitTotal)) : QString();
    case NearCountRole:
        return line.near;
    case NearTextRole:
        return line.near > 0 ? tr("%n near you", nullptr, line.near) : QString();
    case StateTextRole:
        return stateText(line);
    default:
        return {};
    }
}

QString WishlistModel::totalText(const store::WishLine &line)
{
    if (!line.quote) {
        return {};
    }
    return line.quote->isAtLeast ? words::atLeast(line.quote->money())
                                 : words::money(line.quote->money());
}

QString WishlistModel::stateText(const store::WishLine &line) const
{
    using Resolve = services::SearchService::ResolveState;
    if (line.quote) {
        return {};
    }
    const services::SearchService &search = d->services.search;
    switch (search.resolveState(line.id)) {
    case Resolve::Asking:
        return tr("Asking which book this is");
    case Resolve::Waiting:
        return tr("Will look when there is a network");
    case Resolve::NotFound: {
        const QStringList tried = search.tried(line.id);
        return tried.isEmpty() ? tr("Nobody knows this key")
                               : tr("Nobody knows this key: asked %1").arg(words::asked(tried));
    }
    case Resolve::Idle:
        break;
    }
    if (!line.want) {
        return {};
    }
    if (line.isbn.isEmpty()) {
        return tr("No ISBN yet");
    }
    if (search.isLooking(line.isbn)) {
        return tr("Looking");
    }
    if (search.hasFoundNone(line.isbn)) {
        return tr("No copy yet");
    }
    return d->services.client.endpoint() && d->services.client.isReachable() && !search.isPaused()
        ? tr("Not looked yet")
        : tr("Will look when there is a network");
}

QString WishlistModel::accessibleName(const WishItem &item) const
{
    const store::WishLine &line = item.line;
    QStringList parts{line.title};
    if (!line.authors.isEmpty()) {
        parts += words::authors(line.authors);
    }
    if (line.want) {
        parts += tr("wanted");
    }
    if (line.own) {
        parts += tr("owned");
    }
    if (line.quote) {
        parts += tr("%1 delivered").arg(totalText(line));
        parts += words::condition(line.quote->condition);
    } else if (const QString state = stateText(line); !state.isEmpty()) {
        parts += state;
    }
    if (line.near > 0) {
        parts += tr("%n near you", nullptr, line.near);
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
