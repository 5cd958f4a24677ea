// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/text.h"
#include "viewmodel/tablecolumns.h"
#include "viewmodel/wishlistmodel_p.h"
#include "viewmodel/words.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

namespace {

QString wordsOf(const WishItem &item)
{
    return item.authors().isEmpty() ? item.title()
                                    : item.title() % u" · "_s % words::authors(item.authors());
}

QString csvCell(const QString &text)
{
    if (!text.contains(u'"') && !text.contains(u',') && !text.contains(u'\n')) {
        return text;
    }
    return u'"' + QString(text).replace(u'"', u"\"\""_s) + u'"';
}

} // namespace

int WishlistModel::total() const { return d->rowSet.size(); }

int WishlistModel::shown() const { return rowCount(); }

bool WishlistModel::isLoaded() const { return d->isLoaded; }

int WishlistModel::selectedCount() const { return int(d->selected.size()); }

int WishlistModel::currentRow() const { return d->rowOf(d->current); }

void WishlistModel::setCurrentRow(int row)
{
    const Uuid next = row >= 0 && row < rowCount() ? d->rows.at(row)->id : Uuid();
    // A view that has no such row yet says -1: what was asked for is still on its way.
    const bool isAwaited = next.isNil() && d->awaited == d->current && !d->awaited.isNil();
    if (next != d->current && !isAwaited) {
        d->current = next;
        Q_EMIT currentRowChanged();
    }
}

void WishlistModel::reveal(const QString &wishId)
{
    if (const auto id = Uuid::parse(wishId)) {
        d->current = *id;
        d->awaited = d->rowOf(*id) < 0 ? *id : Uuid();
        // Nothing may hide what was just asked for.
        if (d->rowSet.find(*id) && d->rowOf(*id) < 0) {
            clearFilters();
        }
        Q_EMIT currentRowChanged();
    }
}

QString WishlistModel::currentWishId() const
{
    return d->current.isNil() || currentRow() < 0 ? QString() : d->current.toString();
}

void WishlistModel::select(int row, Select how)
{
    if (row < 0 || row >= rowCount()) {
        return;
    }
    const Uuid id = d->rows.at(row)->id;
    const int anchor = std::max(0, d->rowOf(d->anchor));
    switch (how) {
    case Select::Only:
        d->selected = {id};
        d->anchor = id;
        break;
    case Select::Toggle:
        if (!d->selected.remove(id)) {
            d->selected.insert(id);
        }
        d->anchor = id;
        break;
    case Select::Extend:
        d->selected.clear();
        for (int i = std::min(anchor, row); i <= std::max(anchor, row); ++i) {
            d->selected.insert(d->rows.at(i)->id);
        }
        break;
    case Select::Add:
        d->selected.insert(id);
        d->anchor = id;
        break;
    }
    noteSelection();
}

void WishlistModel::selectAll()
{
    if (!d->isLoaded) {
        d->mustSelectAll = true;
        return;
    }
    for (const WishItemPointer &item : std::as_const(d->rows)) {
        d->selected.insert(item->id);
    }
    noteSelection();
}

void WishlistModel::clearSelection()
{
    if (!d->selected.isEmpty()) {
        d->selected.clear();
        noteSelection();
    }
}

void WishlistModel::noteSelection()
{
    if (!d->rows.isEmpty()) {
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {IsSelectedRole});
    }
    Q_EMIT selectionChanged();
}

// What is not to be seen must not be acted on.
void WishlistModel::pruneSelection()
{
    const qsizetype before = d->selected.size();
    d->selected.removeIf([this](const Uuid &id) { return d->rowOf(id) < 0; });
    if (d->selected.size() != before) {
        Q_EMIT selectionChanged();
    }
}

int WishlistModel::rowOf(const QString &wishId) const
{
    const auto id = Uuid::parse(wishId);
    return id ? d->rowOf(*id) : -1;
}

QString WishlistModel::titleAt(int row) const
{
    return row >= 0 && row < rowCount() ? d->rows.at(row)->title() : QString();
}

bool WishlistModel::isSelected(int row) const
{
    return row >= 0 && row < rowCount() && d->selected.contains(d->rows.at(row)->id);
}

QString WishlistModel::wordsAt(int row) const
{
    return row >= 0 && row < rowCount() ? wordsOf(*d->rows.at(row)) : QString();
}

// In the order of the rows.
QList<Uuid> WishlistModel::chosen() const
{
    QList<Uuid> ids;
    if (d->selected.isEmpty()) {
        if (currentRow() >= 0) {
            ids += d->current;
        }
        return ids;
    }
    for (const WishItemPointer &item : std::as_const(d->rows)) {
        if (d->selected.contains(item->id)) {
            ids += item->id;
        }
    }
    return ids;
}

QString WishlistModel::chosenWords(const QList<Uuid> &ids) const
{
    const WishItem *item = ids.size() == 1 ? d->rowSet.find(ids.first()) : nullptr;
    return item ? item->title() : words::books(int(ids.size()));
}

void WishlistModel::setWant(const QList<Uuid> &ids)
{
    const bool isWanted = std::ranges::all_of(
        ids, [this](const Uuid &id) { return d->rowSet.find(id) && d->rowSet.find(id)->want; });
    const QString what = chosenWords(ids);
    d->changes.follow(d->services.wishlists.setWant(ids, !isWanted),
                      {.undo = isWanted ? tr("want %1 no more").arg(what) : tr("want %1").arg(what),
                       .toast = isWanted ? tr("%1: not wanted any more.").arg(what)
                                         : tr("%1: wanted.").arg(what)});
}

void WishlistModel::setOwn(const QList<Uuid> &ids)
{
    const bool isOwned = std::ranges::all_of(
        ids, [this](const Uuid &id) { return d->rowSet.find(id) && d->rowSet.find(id)->own; });
    const QString what = chosenWords(ids);
    d->changes.follow(
        d->services.wishlists.setOwn(ids, !isOwned),
        {.undo = isOwned ? tr("own %1 no more").arg(what) : tr("own %1").arg(what),
         .toast = isOwned ? tr("%1: not owned any more.").arg(what) : tr("%1: owned.").arg(what)});
}

void WishlistModel::toggleWant()
{
    if (const QList<Uuid> ids = chosen(); !ids.isEmpty()) {
        setWant(ids);
    }
}

void WishlistModel::toggleOwn()
{
    if (const QList<Uuid> ids = chosen(); !ids.isEmpty()) {
        setOwn(ids);
    }
}

void WishlistModel::removeSelected()
{
    const QList<Uuid> ids = chosen();
    if (ids.isEmpty()) {
        return;
    }
    const QString what = chosenWords(ids);
    const WishItem *first = d->rowSet.find(ids.first());
    const QString from = first ? d->library.nameOf(first->list.toString()) : QString();
    // The keyboard goes on with the row that comes up.
    const int row = d->rowOf(ids.last());
    const int next = row + 1 < rowCount() ? row + 1 : d->rowOf(ids.first()) - 1;
    if (ids.contains(d->current)) {
        setCurrentRow(next);
    }
    d->changes.follow(d->services.wishlists.remove(ids),
                      {.undo = tr("remove %1 from %2").arg(what, from),
                       .toast = tr("Removed %1 from %2.").arg(what, from)});
}

void WishlistModel::moveSelectedTo(const QString &listId)
{
    const QList<Uuid> ids = chosen();
    const auto list = Uuid::parse(listId);
    if (ids.isEmpty() || !list) {
        return;
    }
    const QString what = chosenWords(ids);
    const QString name = d->library.nameOf(listId);
    d->changes.follow(d->services.wishlists.moveTo(ids, *list),
                      {.undo = tr("move %1 to %2").arg(what, name),
                       .toast = tr("Moved %1 to %2.").arg(what, name)});
}

void WishlistModel::copySelectedTo(const QString &listId)
{
    const QList<Uuid> ids = chosen();
    const auto list = Uuid::parse(listId);
    if (ids.isEmpty() || !list) {
        return;
    }
    const QString what = chosenWords(ids);
    const QString name = d->library.nameOf(listId);
    d->changes.follow(d->services.wishlists.copyTo(ids, *list),
                      {.undo = tr("copy %1 to %2").arg(what, name),
                       .toast = tr("Copied %1 to %2.").arg(what, name)});
}

bool WishlistModel::setTargetForSelected(const QString &amount)
{
    return setTarget(chosen(), amount);
}

bool WishlistModel::setTargetOf(const QString &wishId, const QString &amount)
{
    const auto id = Uuid::parse(wishId);
    return id && setTarget({*id}, amount);
}

bool WishlistModel::setTarget(const QList<Uuid> &ids, const QString &amount)
{
    std::optional<domain::Money> total;
    if (!amount.trimmed().isEmpty()) {
        const auto parsed = domain::parseMoney(amount, d->services.search.buyer().currency);
        if (!parsed || !*parsed || (*parsed)->minor <= 0) {
            return false;
        }
        total = **parsed;
    }
    if (!ids.isEmpty()) {
        const QString what = chosenWords(ids);
        d->changes.follow(d->services.wishlists.setTarget(ids, total),
                          {.undo = tr("change the target of %1").arg(what),
                           .toast = total ? tr("%1: told under %2.").arg(what, words::money(*total))
                                          : tr("%1: no target price any more.").arg(what)});
    }
    return true;
}

void WishlistModel::addTagToSelected(const QString &tag)
{
    const QList<Uuid> ids = chosen();
    const QString text = tag.trimmed();
    if (ids.isEmpty() || text.isEmpty()) {
        return;
    }
    const QString what = chosenWords(ids);
    d->changes.follow(d->services.wishlists.addTag(ids, text),
                      {.undo = tr("tag %1 with %2").arg(what, text),
                       .toast = tr("Tagged %1 with %2.").arg(what, text)});
}

void WishlistModel::copySelection()
{
    const QList<Uuid> ids = chosen();
    if (ids.isEmpty()) {
        return;
    }
    QString text;
    QString csv = u"Title,Authors,ISBN\r\n"_s;
    for (const Uuid &id : ids) {
        if (const WishItem *item = d->rowSet.find(id)) {
            text += wordsOf(*item) + (item->isbn().isEmpty() ? QString() : u" · "_s + item->isbn())
                + u'\n';
            csv += csvCell(item->title()) + u',' + csvCell(words::authors(item->authors())) + u','
                + item->isbn() + u"\r\n"_s;
        }
    }
    auto *mime = new QMimeData;
    mime->setText(text);
    mime->setData(u"text/csv"_s, csv.toUtf8());
    QGuiApplication::clipboard()->setMimeData(mime);
    d->changes.tell(tr("Copied %1.").arg(chosenWords(ids)));
}

void WishlistModel::move(int from, int to)
{
    if (!canReorder() || from == to || from < 0 || to < 0 || from >= rowCount()
        || to >= rowCount()) {
        return;
    }
    const WishItemPointer item = d->rows.at(from);
    QList<WishItemPointer> after = d->rows;
    after.move(from, to);
    const Uuid before = to + 1 < after.size() ? after.at(to + 1)->id : Uuid();
    // At once on the screen; the answer of the store finds it there.
    show(after);
    d->changes.follow(d->services.wishlists.reorder({item->id}, d->list, before),
                      {.undo = tr("move %1").arg(item->title())});
}

void WishlistModel::lookAgain()
{
    for (const Uuid &id : chosen()) {
        if (const WishItem *item = d->rowSet.find(id); item && item->hasIsbn()) {
            d->services.search.look(item->isbn(), services::SearchService::Urgency::Now);
            noteRow(id);
        }
    }
}

void WishlistModel::retranslate()
{
    d->columns->retranslate();
    if (!d->rows.isEmpty()) {
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    }
    const WishRowSet::Sense sense = d->rowSet.sense();
    d->library.setSense(d->rowSet.size(), sense.withCopy, sense.underPrice);
}

QList<WishlistModel::Found> WishlistModel::search(const QString &text, int limit) const
{
    const QList<QByteArray> terms = foldedTerms(text);
    QList<Found> found;
    if (terms.isEmpty()) {
        return found;
    }
    for (const WishItemPointer &item : std::as_const(d->all)) {
        if (item->holds(terms)) {
            found += Found{item->id.toString(), item->title(), words::authors(item->authors()),
                           item->isbn(), d->library.nameOf(item->list.toString())};
            if (found.size() >= limit) {
                break;
            }
        }
    }
    return found;
}

} // namespace endpaper::viewmodel
