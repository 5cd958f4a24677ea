// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/services.h"
#include "viewmodel/bookdraft.h"
#include "viewmodel/bookeditor.h"
#include "viewmodel/changes.h"
#include "viewmodel/settings.h"

namespace endpaper::viewmodel {

struct BookEditor::Private
{
    Private(services::Services &usedServices, Changes &usedChanges, Settings &usedSettings)
        : services(usedServices)
        , changes(usedChanges)
        , settings(usedSettings)
    {
    }

    services::Services &services;
    Changes &changes;
    Settings &settings;
    CopiesModel *copies = nullptr;
    ChoiceModel *conditions = nullptr;
    ChoiceModel *editionModes = nullptr;
    ChoiceModel *alertModes = nullptr;
    EditionsModel *editions = nullptr;

    Uuid id; // nil: nothing open, or a new book
    bool isOpen = false;
    Uuid newList; // where a new book goes
    std::optional<store::CachedWish> saved;
    QHash<Uuid, QString> listNames;
    BookDraft draft; // what stands in the fields
    BookDraft kept; // what would stand there without editing
    bool busy = false;
    QString error;
    QString errorField;
};

} // namespace endpaper::viewmodel
