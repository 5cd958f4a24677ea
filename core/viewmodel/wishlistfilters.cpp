// SPDX-License-Identifier: GPL-3.0-or-later
// Which rows of a list are shown.
#include "viewmodel/wishlistmodel_p.h"

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

void WishlistModel::applyFilter(const WishFilter &filter)
{
    if (filter == d->filter) {
        return;
    }
    const bool isNarrower = filter.narrows(d->filter);
    d->filter = filter;
    const Instant now = d->services.clock.now();
    show(filter.isActive() ? d->rowSet.narrowed(isNarrower ? d->rows : d->all, filter, now)
                           : d->all);
    pruneSelection();
    Q_EMIT filterChanged();
    Q_EMIT sortChanged(); // canReorder
    Q_EMIT countsChanged();
}

QString WishlistModel::filter() const { return d->filterText; }

void WishlistModel::setFilter(const QString &filter)
{
    if (d->filterText == filter) {
        return;
    }
    d->filterText = filter;
    WishFilter next = d->filter;
    next.terms = foldedTerms(filter);
    if (next == d->filter) {
        Q_EMIT filterChanged();
    } else {
        applyFilter(next);
    }
}

bool WishlistModel::underMyPrice() const { return d->filter.underMyPrice; }

void WishlistModel::setUnderMyPrice(bool on)
{
    WishFilter next = d->filter;
    next.underMyPrice = on;
    applyFilter(next);
}

bool WishlistModel::nearMe() const { return d->filter.nearMe; }

void WishlistModel::setNearMe(bool on)
{
    WishFilter next = d->filter;
    next.nearMe = on;
    applyFilter(next);
}

bool WishlistModel::goneQuiet() const { return d->filter.goneQuiet; }

void WishlistModel::setGoneQuiet(bool on)
{
    WishFilter next = d->filter;
    next.goneQuiet = on;
    applyFilter(next);
}

bool WishlistModel::anyEdition() const { return d->filter.anyEdition; }

void WishlistModel::setAnyEdition(bool on)
{
    const int question = ++d->editionsAsked;
    const auto apply = [this](bool isOn) {
        WishFilter next = d->filter;
        next.anyEdition = isOn;
        applyFilter(next);
    };
    if (!on) {
        apply(false);
        return;
    }
    // Which wishes are bound to an edition is not in the lines: asked for when it is wanted.
    d->services.wishlists.anyEdition()
        | then(this, [this, question, apply](const Expected<QSet<Uuid>> &ids) {
              if (ids && question == d->editionsAsked) {
                  d->rowSet.setAnyEdition(*ids);
                  apply(true);
              }
          });
}

bool WishlistModel::isFiltered() const { return d->filter.isActive(); }

void WishlistModel::clearFilters()
{
    ++d->editionsAsked;
    d->filterText.clear();
    applyFilter({});
}

} // namespace endpaper::viewmodel
