// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/copiesmodel_p.h"
#include "viewmodel/words.h"

#include <QDesktopServices>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

QString CopiesModel::sellerHost(int row) const
{
    return row < 0 || row >= rowCount() ? QString() : CopyDetails::hostOf(d->rows.at(row).url);
}

// An address of a source is somebody else's text: only pages are opened.
void CopiesModel::openPage(const QUrl &url, const std::optional<domain::Money> &total)
{
    if (const QString host = CopyDetails::hostOf(url); !host.isEmpty()) {
        QDesktopServices::openUrl(url);
        Q_EMIT sellerOpened(d->wishId, d->title, total, host);
    }
}

void CopiesModel::openSeller(int row)
{
    if (row < 0 || row >= rowCount()) {
        return;
    }
    // Rows on the screen may be of an answer before this one.
    const CopyRow &shown = d->rows.at(row);
    const auto current = std::ranges::find(d->ready, shown.id, &CopyRow::id);
    const bool isKnown = d->answer && current != d->ready.end();
    openPage(shown.url, isKnown ? d->answer->copies.at(current->from).totals.total : std::nullopt);
}

bool CopiesModel::openNumber(const QString &number)
{
    const auto isbn = domain::Isbn::read(number);
    if (isbn || isbn.error() != domain::IsbnProblem::WrongCheckDigit) {
        return false;
    }
    QString digits;
    for (const QChar c : number.toUpper()) {
        if (c.isDigit() || c == u'X') {
            digits += c;
        }
    }
    close();
    d->title = digits;
    start(digits);
    Q_EMIT bookChanged();
    return true;
}

bool CopiesModel::showDetails(int row)
{
    if (row < 0 || row >= rowCount() || !d->answer) {
        return false;
    }
    const CopyRow &shown = d->rows.at(row);
    // Rows on the screen may be of an answer before this one.
    const auto current = std::ranges::find(d->ready, shown.id, &CopyRow::id);
    if (current == d->ready.end()) {
        return false;
    }
    d->details->show(*d->answer, current->from, *current, d->services.clock.now());
    return true;
}

void CopiesModel::openDetailsPage() { openPage(d->details->copy().url, d->details->total()); }

void CopiesModel::openAlso(int also)
{
    if (const services::AlsoListed *listed = d->details->alsoAt(also)) {
        openPage(listed->url, std::nullopt); // what it costs there, nobody has added up
    }
}

void CopiesModel::lookAnew()
{
    d->hasAsked = true;
    d->services.search.look(d->isbn, services::SearchService::Urgency::Now);
    settle();
}

// A change at the daemon with a way back; what is shown follows.
void CopiesModel::change(const QString &undo, const QString &toast,
                         std::function<QFuture<Expected<>>()> go,
                         std::function<QFuture<Expected<>>()> back)
{
    const auto run = [this](const std::function<QFuture<Expected<>>()> &way,
                            std::function<void()> after) {
        way() | then(this, [this, after = std::move(after)](const Expected<> &done) {
            // Somebody did it already: that is as good.
            if (!done && done.error().kind != ErrorKind::NotFound) {
                d->changes.tellFailure(words::sentence(done.error(), words::Doing::ChangeCopies));
                return;
            }
            if (after) {
                after();
            }
            lookAnew();
        });
    };
    run(go, [this, run, undo, toast, go, back] {
        d->changes.note({.words = undo,
                         .undo = [run, back] { run(back, {}); },
                         .redo = [run, go] { run(go, {}); }},
                        toast);
    });
}

void CopiesModel::hide(const QString &reason)
{
    if (!d->details->hasCopy() || d->details->copy().id.isNil()) {
        return;
    }
    const domain::Copy copy = d->details->copy();
    const bool isSeller = reason == "seller"_L1;
    if (isSeller && copy.seller.isEmpty()) {
        return;
    }
    services::CopyDesk &desk = d->services.copies;
    change(
        isSeller ? tr("hide the copies of %1").arg(copy.seller) : tr("hide a copy"),
        isSeller ? tr("The copies of %1 are hidden.").arg(copy.seller)
                 : tr("Hidden: %1.").arg(HiddenModel::reasonText(reason)),
        [&desk, copy, reason] { return desk.hide(copy.id, reason); },
        [&desk, copy, isSeller] {
            return isSeller ? desk.showSeller(copy.source, copy.seller) : desk.show(copy.id);
        });
}

void CopiesModel::part(int also)
{
    const services::AlsoListed *listed = d->details->alsoAt(also);
    if (!listed || listed->id.isNil() || d->details->copy().id.isNil()) {
        return;
    }
    services::CopyDesk &desk = d->services.copies;
    change(
        tr("part two copies"), tr("Two copies, two rows."),
        [&desk, one = d->details->copy().id, other = listed->id] { return desk.part(one, other); },
        [&desk, one = d->details->copy().id, other = listed->id] { return desk.join(one, other); });
}

bool CopiesModel::togglePick(int row)
{
    if (row < 0 || row >= rowCount()) {
        return false;
    }
    const QString id = d->rows.at(row).id;
    if (!d->picked.removeOne(id)) {
        if (d->picked.size() >= CopyCompare::copiesMax) {
            d->changes.tell(
                tr("%n copies can be compared at once.", nullptr, CopyCompare::copiesMax));
            return false;
        }
        d->picked += id;
    }
    d->rows[row].isPicked = d->picked.contains(id);
    Q_EMIT dataChanged(index(row), index(row), {IsPickedRole});
    followPicks();
    return true;
}

void CopiesModel::clearPicks()
{
    d->picked.clear();
    for (int row = 0; row < rowCount(); ++row) {
        if (std::exchange(d->rows[row].isPicked, false)) {
            Q_EMIT dataChanged(index(row), index(row), {IsPickedRole});
        }
    }
    followPicks();
}

// Those that are there no more, or left out, cannot be compared.
void CopiesModel::followPicks()
{
    QList<CopyRow> copies;
    QStringList there;
    for (const QString &id : std::as_const(d->picked)) {
        const auto row = std::ranges::find(d->rows, id, &CopyRow::id);
        if (row != d->rows.end()) {
            copies += *row;
            there += id;
        }
    }
    d->picked = there;
    if (!copies.isEmpty() || d->compare->columnsCount() > 0) {
        d->compare->setCopies(copies);
    }
}

} // namespace endpaper::viewmodel
