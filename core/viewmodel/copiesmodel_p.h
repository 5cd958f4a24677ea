// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/services.h"
#include "viewmodel/copiesmodel.h"
#include "viewmodel/copyrow.h"
#include "viewmodel/settings.h"

namespace endpaper::viewmodel {

struct CopiesModel::Private
{
    Private(services::Services &usedServices, Settings &usedSettings)
        : services(usedServices)
        , settings(usedSettings)
    {
    }

    // Below what the wish, or else the reader, takes at least.
    [[nodiscard]] bool isLesser(const CopyRow &row) const
    {
        domain::Condition least = domain::conditionFromName(settings.leastCondition())
                                      .value_or(domain::Condition::Unknown);
        if (wish && wish->limits.condition != domain::Condition::Unknown) {
            least = wish->limits.condition;
        }
        return !domain::meets(row.condition, least);
    }

    services::Services &services;
    Settings &settings;
    CopySourcesModel *sources = nullptr;

    Uuid wishId; // nil: any reader of this ISBN
    std::optional<domain::Wish> wish;
    QString isbn;
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
    Instant keptAt = {};
    bool hasAsked = false; // rows that come now are not a surprise
};

} // namespace endpaper::viewmodel
