// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/bookmatch.h"
#include "domain/text.h"
#include "services/services.h"
#include "viewmodel/copiesmodel_p.h"
#include "viewmodel/words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

using services::CopiesAnswer;

QString CopiesModel::headLine() const
{
    if (!d->answer) {
        return {};
    }
    const int looking =
        int(std::ranges::count_if(d->answer->sources, [](const services::SourceReport &report) {
            return report.state == u"searching" || report.state == u"looking"
                || report.state == u"running" || report.state == u"queued";
        }));
    const auto answered = qsizetype(std::ranges::count_if(
        d->answer->sources, [](const services::SourceReport &report) { return report.rows > 0; }));
    QString line = tr("%n copies", nullptr, int(d->ready.size())) + u' '
        + tr("from %n sources", nullptr, int(answered));
    if (looking > 0) {
        line += u" · "_s + tr("%n still looking", nullptr, looking);
    }
    return line;
}

const CopyRow *CopiesModel::best() const
{
    const auto row = std::ranges::find_if(d->ready, [this](const CopyRow &copy) {
        return !copy.editionDiffers && !copy.isUnsure && !d->isLesser(copy) && !d->isLeftOut(copy);
    });
    return row == d->ready.end() ? nullptr : &*row;
}

QString CopiesModel::bestTotalText() const
{
    const CopyRow *row = best();
    return row ? row->totalText : QString();
}

QString CopiesModel::bestLine() const
{
    const CopyRow *row = best();
    if (!row) {
        return {};
    }
    QStringList parts{words::condition(row->condition)};
    if (!row->seller.isEmpty()) {
        parts += tr("from %1").arg(row->seller);
    }
    parts += row->seenText;
    if (row->isSample) {
        parts += tr("sample");
    }
    return parts.join(u" · "_s);
}

QString CopiesModel::isbn() const { return Uuid::parse(d->isbn) ? QString() : d->isbn; }

QString CopiesModel::bookTitle() const { return d->title; }

QString CopiesModel::bookAuthors() const { return words::authors(d->authors); }

QString CopiesModel::bookFamily() const
{
    return d->authors.isEmpty() ? QString() : domain::familyName(d->authors.first());
}

int CopiesModel::bookClothIndex() const { return int(domain::workHash(d->title, d->authors) % 8); }

int CopiesModel::bookFoilIndex() const
{
    return int((domain::workHash(d->title, d->authors) / 8) % 3);
}

QString CopiesModel::editionLine() const
{
    if (d->isbn.isEmpty()) {
        return {};
    }
    if (d->wish && d->wish->editionMode == domain::EditionMode::Languages) {
        return tr("Any edition in %1").arg(d->wish->editionLanguages.join(u", "_s));
    }
    if (!d->wish || d->wish->editionMode == domain::EditionMode::Exact) {
        return tr("Exactly %1").arg(d->isbn);
    }
    return d->wish->editionMode == domain::EditionMode::Chosen ? tr("Chosen editions")
                                                               : tr("Any edition");
}

QString CopiesModel::foundLine() const { return words::foundBy(d->foundBy); }

CopiesModel::CopiesState CopiesModel::copiesState() const { return d->state; }

QString CopiesModel::stateLine() const
{
    const QString age = words::ago(d->keptAt, d->services.clock.now());
    switch (d->state) {
    case CopiesState::NoBook:
        return {};
    case CopiesState::NoIsbn:
        if (d->wish && services::SearchService::hasName(*d->wish)) {
            return tr("Will look by its title when the server answers.");
        }
        return tr("This book has no ISBN yet. Type one in, and we look for copies.");
    case CopiesState::NotLooked:
        return tr("Nobody has been asked yet.");
    case CopiesState::Looking:
        return d->ready.isEmpty() ? tr("Looking for used copies") : QString();
    case CopiesState::Offline:
        return d->ready.isEmpty() ? tr("Will look when there is a network.")
                                  : tr("No network: these are from %1.").arg(age);
    case CopiesState::Failed:
        return words::sentence(*d->error, words::Doing::LookForCopies);
    case CopiesState::Stale:
        return d->answer && d->answer->asOf
            ? tr("From %1.").arg(words::ago(*d->answer->asOf, d->services.clock.now()))
            : QString();
    case CopiesState::Fresh:
        break;
    }
    if (!d->answer) {
        return {};
    }
    if (!d->ready.isEmpty()) {
        const bool isByTitle = d->wish && domain::isTitleAlone(*d->wish);
        return isByTitle ? tr("Found by the title alone: see whose book it is. With its author we "
                              "can be sure, and tell you.")
                         : QString();
    }
    switch (d->answer->heard()) {
    case services::CopiesAnswer::Heard::Everybody:
        return tr("Nobody has it today. We keep looking.");
    case services::CopiesAnswer::Heard::Some:
        return tr("None of those that answered has it. We keep looking.");
    case services::CopiesAnswer::Heard::Nobody:
        return tr("Nobody could be asked. Each source says why.");
    }
    return {};
}

bool CopiesModel::isSample() const { return d->answer && d->answer->isSample(); }

int CopiesModel::count() const { return rowCount(); }

int CopiesModel::lesserCount() const { return d->lesser; }

QString CopiesModel::lesserLine() const
{
    return d->lesser > 0 ? tr("%n in lesser condition", nullptr, d->lesser) : QString();
}

bool CopiesModel::showsLesser() const { return d->showsLesser; }

void CopiesModel::setShowsLesser(bool on)
{
    if (d->showsLesser != on) {
        d->showsLesser = on;
        arrange(true);
    }
}

int CopiesModel::pendingCount() const { return d->newer; }

QString CopiesModel::pendingLine() const
{
    return d->newer > 0 ? tr("%n new copies", nullptr, d->newer) : QString();
}

CopiesModel::CopySortKey CopiesModel::sortKey() const { return d->sortKey; }

bool CopiesModel::sortDescending() const { return d->isDescending; }

CopySourcesModel *CopiesModel::sources() const { return d->sources; }

QString CopiesModel::rateLine() const
{
    return d->answer ? CopyDetails::rateWords(d->answer->rateDay, d->services.clock.now())
                     : QString();
}

PriceHistory *CopiesModel::prices() const { return d->prices; }

CopyFilters *CopiesModel::filters() const { return d->filters; }

CopyDetails *CopiesModel::details() const { return d->details; }

CopyCompare *CopiesModel::compare() const { return d->compare; }

HiddenModel *CopiesModel::hidden() const { return d->hidden; }

void CopiesModel::showPending() { arrange(true); }

void CopiesModel::sortBy(CopySortKey key)
{
    d->isDescending = key == d->sortKey && !d->isDescending;
    d->sortKey = key;
    arrange(false);
    Q_EMIT sortChanged();
}

void CopiesModel::retranslate()
{
    if (d->answer) {
        const Instant now = d->services.clock.now();
        d->ready = copyRows(*d->answer, d->wish, now);
        d->sources->setSources(sourceRows(*d->answer, now));
        arrange(false);
    }
    d->prices->retranslate();
    d->compare->retranslate();
    Q_EMIT bookChanged();
    Q_EMIT statusChanged();
}

} // namespace endpaper::viewmodel
