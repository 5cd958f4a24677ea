// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/services.h"
#include "viewmodel/changes.h"
#include "viewmodel/copiesmodel.h"
#include "viewmodel/copyrow.h"
#include "viewmodel/settings.h"

#include <QTimer>

namespace endpaper::viewmodel {

struct CopiesModel::Private
{
    Private(services::Services &usedServices, Changes &usedChanges, Settings &usedSettings)
        : services(usedServices)
        , changes(usedChanges)
        , settings(usedSettings)
    {
    }

    // What the wish, or else the reader, takes at least.
    [[nodiscard]] domain::Condition least() const
    {
        return wish && wish->limits.condition != domain::Condition::Unknown
            ? wish->limits.condition
            : domain::conditionFromName(settings.leastCondition())
                  .value_or(domain::Condition::Unknown);
    }
    [[nodiscard]] bool isLesser(const CopyRow &row) const
    {
        return !domain::meets(row.condition, least());
    }
    // Left out by a filter.
    [[nodiscard]] bool isLeftOut(const CopyRow &row) const
    {
        return row.from < stays.size() && !stays.at(row.from);
    }

    services::Services &services;
    Changes &changes;
    Settings &settings;
    CopySourcesModel *sources = nullptr;
    PriceHistory *prices = nullptr;
    CopyFilters *filters = nullptr;
    CopyDetails *details = nullptr;
    CopyCompare *compare = nullptr;
    HiddenModel *hidden = nullptr;
    std::vector<bool> stays; // of the answer's copies, by the filters
    QStringList picked; // ids, in the order of ticking

    Uuid wishId; // nil: any reader of this ISBN
    std::optional<domain::Wish> wish;
    QString foundBy; // which means led from a key to the wish's book
    QString named; // the words by which the wish's book was asked for
    QString isbn; // what copies are asked for by: 13 digits, a misprinted number, a book's id
    QString title;
    QStringList authors;
    QList<CopyRow> rows; // shown
    QList<CopyRow> ready; // as last heard, sorted
    int newer = 0; // of `ready`, not among the rows
    int lesser = 0;
    bool showsLesser = false;
    CopySortKey sortKey = CopySortKey::Total;
    bool isDescending = false;
    CopiesState state = CopiesState::NoBook;
    std::optional<services::CopiesAnswer> answer;
    std::optional<Error> error;
    QTimer ending; // until a row may not be shown any more
    Instant keptAt = {};
    bool hasAsked = false; // rows that come now are not a surprise
};

} // namespace endpaper::viewmodel
