// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/wishlistmodel.h"

#include "domain/text.h"
#include "services/services.h"
#include "viewmodel/changes.h"
#include "viewmodel/librarymodel.h"
#include "viewmodel/settings.h"
#include "viewmodel/tablecolumns.h"
#include "viewmodel/wishlistmodel_p.h"

#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

namespace {

// Where more pieces than this come or go, the rows are given anew: a view takes that once, but each
// piece by itself.
constexpr int piecesMax = 32;
// More changed rows than this are read by reading the list.
constexpr qsizetype linesReadMax = 1000;
// Fills the largest window. These are read and painted before the rest is read.
constexpr int firstPage = 120;
// The rest is read by then even where nothing is ever painted.
constexpr auto restAtLatest = std::chrono::seconds(2);

} // namespace

WishlistModel::WishlistModel(services::Services &services, Changes &changes, Settings &settings,
                             LibraryModel &library, QObject *parent)
    : QAbstractListModel(parent)
    , d(std::make_unique<Private>(services, changes, settings, library))
{
    connect(&library, &LibraryModel::currentChanged, this, &WishlistModel::followLibrary);
    connect(&library, &LibraryModel::listsChanged, this, &WishlistModel::followLists);
    connect(&services.workspace, &services::Workspace::rowsChanged, this,
            [this](const store::Touched &touched) {
                d->touched.unite(touched.of(domain::RowKind::Wish));
                d->mustReadTags = d->mustReadTags || !touched.of(domain::RowKind::Tag).isEmpty();
                // A list that went takes its wishes along, and one that came back brings them.
                d->mustReadAll = d->mustReadAll || !touched.of(domain::RowKind::List).isEmpty();
                readTouched();
            });
    connect(&services.workspace, &services::Workspace::aboutToClose, this, [this] {
        d->isLoaded = false;
        d->isBegun = false;
        ++d->generation;
        d->touched.clear();
        d->isReading = false;
        d->isRestDue = false;
        take({});
        d->isLoaded = false;
        Q_EMIT countsChanged();
    });
    connect(&services.search, &services::SearchService::resolveStateChanged, this,
            [this](const Uuid &wish) { noteRow(wish); });
    connect(&services.search, &services::SearchService::copiesChanged, this,
            [this](const QString &isbn, const services::CopiesAnswer &) { noteIsbn(isbn); });
    connect(&services.search, &services::SearchService::copiesFailed, this,
            [this](const QString &isbn, const Error &) { noteIsbn(isbn); });
    connect(&services.search, &services::SearchService::pausedChanged, this, [this] {
        if (!d->rows.isEmpty()) {
            Q_EMIT dataChanged(index(0), index(rowCount() - 1),
                               {StateTextRole, AccessibleNameRole});
        }
    });
    d->columns = new TableColumns(settings, this);
    followList();
}

WishlistModel::~WishlistModel() = default;

void WishlistModel::read()
{
    const int generation = ++d->generation;
    d->isReading = true;
    d->mustReadAll = false;
    d->mustReadTags = false;
    d->touched.clear();
    d->isRestDue = false;
    // In any other order the first ones are only known when all are.
    if (!d->isLoaded && d->sortKey == SortKey::ByHand && !d->isDescending
        && d->groupBy == GroupBy::None) {
        d->services.wishlists.page(d->list, firstPage, wishItemsOf)
            | then(this, [this, generation](const Expected<WishItems> &items) {
                  if (items && generation == d->generation) {
                      begin(*items);
                  }
                  if (generation == d->generation && d->isRestDue
                      && (!items || items->size() < firstPage)) {
                      readRest(); // nothing, or little, to wait for
                  }
              });
        if (d->isRestHeld) {
            d->isRestDue = true;
            QTimer::singleShot(restAtLatest, this, [this, generation] {
                if (generation == d->generation) {
                    readRest();
                }
            });
            return;
        }
    }
    readAll();
}

void WishlistModel::holdRest() { d->isRestHeld = true; }

void WishlistModel::readRest()
{
    d->isRestHeld = false;
    if (std::exchange(d->isRestDue, false)) {
        readAll();
    }
}

void WishlistModel::readAll()
{
    const int generation = d->generation;
    d->services.wishlists.gather<WishGatherer>(d->list)
        | then(this, [this, generation](const Expected<WishItems> &items) {
              if (generation != d->generation) {
                  return;
              }
              d->isReading = false;
              if (items) {
                  take(*items);
              }
              readTouched();
          });
}

// The first rows, to be painted while the rest is read. How many there are the library knows.
void WishlistModel::begin(const WishItems &items)
{
    d->rowSet.clear();
    for (const std::shared_ptr<WishItem> &item : items) {
        d->rowSet.put(item, d->rank(item->list));
    }
    d->isBegun = true;
    d->all = d->rowSet.rows({}, d->services.clock.now());
    show(d->filter.isActive() ? d->rowSet.narrowed(d->all, d->filter, d->services.clock.now())
                              : d->all);
    Q_EMIT countsChanged();
}

void WishlistModel::take(const WishItems &items)
{
    if (!d->isLoaded && !d->isBegun) {
        d->rowSet.clear();
    }
    QSet<Uuid> gone;
    for (const WishItemPointer &item : std::as_const(d->all)) {
        gone.insert(item->id);
    }
    QSet<Uuid> changed;
    d->rowSet.reserve(int(items.size()));
    for (const std::shared_ptr<WishItem> &item : items) {
        const Uuid id = item->id;
        gone.remove(id);
        if (d->rowSet.put(item, d->rank(item->list)) == WishRowSet::Put::Changed) {
            changed.insert(id);
        }
    }
    for (const Uuid &id : std::as_const(gone)) {
        d->rowSet.remove(id);
    }
    d->isLoaded = true;
    refresh(changed);
    if (std::exchange(d->mustSelectAll, false)) {
        selectAll();
    }
}

void WishlistModel::readTouched()
{
    if (d->isReading || !d->isLoaded) {
        return;
    }
    if (d->mustReadAll || d->mustReadTags || d->touched.size() > linesReadMax) {
        read();
        return;
    }
    if (d->touched.isEmpty()) {
        return;
    }
    const QSet<Uuid> ids = std::exchange(d->touched, {});
    const int generation = d->generation;
    d->isReading = true;
    d->services.wishlists.lines(ids, wishItemsOf)
        | then(this, [this, ids, generation](const Expected<WishItems> &items) {
              if (generation != d->generation) {
                  return;
              }
              d->isReading = false;
              if (items) {
                  takeSome(ids, *items);
              }
              readTouched();
          });
}

void WishlistModel::takeSome(const QSet<Uuid> &ids, const WishItems &items)
{
    QSet<Uuid> gone = ids;
    QSet<Uuid> changed;
    for (const std::shared_ptr<WishItem> &item : items) {
        const bool isHere = d->list.isNil()
            ? item->placement != domain::Placement::Trash
            : item->list == d->list && item->placement == domain::Placement::List;
        if (isHere) {
            gone.remove(item->id);
            changed.insert(item->id);
            d->rowSet.put(item, d->rank(item->list));
        }
    }
    for (const Uuid &id : std::as_const(gone)) {
        d->rowSet.remove(id);
    }
    refresh(changed);
}

void WishlistModel::refresh(const QSet<Uuid> &changed)
{
    const Instant now = d->services.clock.now();
    d->all = d->rowSet.rows({}, now);
    show(d->filter.isActive() ? d->rowSet.narrowed(d->all, d->filter, now) : d->all);
    if (changed.size() > piecesMax) {
        if (!d->rows.isEmpty()) {
            Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        }
    } else {
        for (const Uuid &id : changed) {
            noteRow(id);
        }
    }
    pruneSelection();
    const WishRowSet::Sense sense = d->rowSet.sense();
    d->library.setSense(d->rowSet.size(), sense.withCopy, sense.underPrice);
    Q_EMIT countsChanged();
}

void WishlistModel::show(const QList<WishItemPointer> &wanted)
{
    if (wanted == d->rows) {
        return;
    }
    const RowChange change = compareRows(d->rows, wanted);
    if (change.isReordered || change.pieces > piecesMax) {
        if (change.isReordered && wanted.size() == d->rows.size() && change.pieces == 0) {
            if (!moveOne(wanted)) {
                reorder(wanted);
            }
        } else {
            beginResetModel();
            d->rows = wanted;
            d->reindex();
            endResetModel();
        }
    } else {
        removeMissing(wanted);
        insertMissing(wanted);
        d->rows = wanted; // the same, in memory that others share
        d->reindex();
    }
    if (d->rowOf(d->awaited) >= 0) {
        d->awaited = {};
    }
    Q_EMIT currentRowChanged();
}

// A single wish that stands elsewhere now is moved, so that a view can show it going there.
bool WishlistModel::moveOne(const QList<WishItemPointer> &wanted)
{
    qsizetype first = 0;
    while (wanted.at(first) == d->rows.at(first)) {
        ++first;
    }
    qsizetype last = wanted.size() - 1;
    while (wanted.at(last) == d->rows.at(last)) {
        --last;
    }
    const bool isDown = wanted.at(last) == d->rows.at(first);
    const qsizetype from = isDown ? first : last;
    const qsizetype to = isDown ? last : first;
    QList<WishItemPointer> moved = d->rows;
    moved.move(from, to);
    if (moved != wanted) {
        return false;
    }
    beginMoveRows({}, int(from), int(from), {}, int(isDown ? to + 1 : to));
    d->rows = wanted;
    d->reindex();
    endMoveRows();
    return true;
}

void WishlistModel::reorder(const QList<WishItemPointer> &wanted)
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    QList<WishItemPointer> items;
    for (const QModelIndex &index : before) {
        items += d->rows.at(index.row());
    }
    d->rows = wanted;
    d->reindex();
    QModelIndexList after;
    for (const WishItemPointer &item : std::as_const(items)) {
        after += index(d->rowOf(item->id));
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void WishlistModel::removeMissing(const QList<WishItemPointer> &wanted)
{
    QSet<const WishItem *> keep;
    for (const WishItemPointer &item : wanted) {
        keep.insert(item.get());
    }
    for (qsizetype end = d->rows.size(); end > 0;) {
        if (keep.contains(d->rows.at(end - 1).get())) {
            --end;
            continue;
        }
        qsizetype first = end - 1;
        while (first > 0 && !keep.contains(d->rows.at(first - 1).get())) {
            --first;
        }
        beginRemoveRows({}, int(first), int(end - 1));
        d->rows.remove(first, end - first);
        endRemoveRows();
        end = first;
    }
}

void WishlistModel::insertMissing(const QList<WishItemPointer> &wanted)
{
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        if (i < d->rows.size() && d->rows.at(i) == wanted.at(i)) {
            continue;
        }
        qsizetype end = i + 1;
        while (end < wanted.size() && (i >= d->rows.size() || wanted.at(end) != d->rows.at(i))) {
            ++end;
        }
        beginInsertRows({}, int(i), int(end - 1));
        d->rows = d->rows.first(i) + wanted.sliced(i, end - i) + d->rows.sliced(i);
        endInsertRows();
        i = end - 1;
    }
}

void WishlistModel::noteRow(const Uuid &id)
{
    if (const int row = d->rowOf(id); row >= 0) {
        Q_EMIT dataChanged(index(row), index(row));
    }
}

void WishlistModel::noteIsbn(const QString &isbn)
{
    const QByteArray wanted = isbn.toLatin1();
    for (int row = 0; row < rowCount(); ++row) {
        if (d->rows.at(row)->hasIsbn(wanted)) {
            Q_EMIT dataChanged(index(row), index(row));
        }
    }
}

QString WishlistModel::listId() const { return d->list.isNil() ? QString() : d->list.toString(); }

} // namespace endpaper::viewmodel
