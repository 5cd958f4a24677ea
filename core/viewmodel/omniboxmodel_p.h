// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/pasted.h"
#include "domain/text.h"
#include "services/services.h"
#include "viewmodel/changes.h"
#include "viewmodel/commandsmodel.h"
#include "viewmodel/copyrow.h"
#include "viewmodel/importeditor.h"
#include "viewmodel/librarymodel.h"
#include "viewmodel/listdiff.h"
#include "viewmodel/omniboxmodel.h"
#include "viewmodel/wishlistmodel.h"

#include <QJsonArray>
#include <QTimer>

namespace endpaper::viewmodel {

inline constexpr int typingMs = 150;
inline constexpr int booksMax = 6;
inline constexpr int catalogueMax = 5;
inline constexpr int catalogueLettersMin = 3;
inline constexpr int commandsMax = 60;
inline constexpr int commandsBesideMax = 4;
inline constexpr int titleShown = 120;

struct OmniRow
{
    OmniboxModel::OmniKind kind = OmniboxModel::OmniKind::Add;
    QString title = {};
    QString subtitle = {};
    QString keyHint = {};
    QString target = {}; // wish id, ISBN, key, command id, "list/…", "book/…"
    bool isEnabled = true;
    domain::Wish wish = {}; // of a catalogue's book
    QString key = {};

    friend bool operator==(const OmniRow &, const OmniRow &) = default;
};

struct OmniboxModel::Private
{
    Private(services::Services &usedServices, Changes &usedChanges, WishlistModel &usedWishes,
            LibraryModel &usedLibrary, CommandsModel &usedCommands, ImportEditor &usedImporter)
        : services(usedServices)
        , changes(usedChanges)
        , wishes(usedWishes)
        , library(usedLibrary)
        , commands(usedCommands)
        , importer(usedImporter)
    {
    }

    services::Services &services;
    Changes &changes;
    WishlistModel &wishes;
    LibraryModel &library;
    CommandsModel &commands;
    ImportEditor &importer;
    QString text;
    QList<OmniRow> rows;
    QList<OmniRow> catalogue;
    QTimer typing;
    QString status;
    OmniboxModel::Tone tone = OmniboxModel::Tone::Good;
    Uuid asked; // the wish whose key was pasted last
};

} // namespace endpaper::viewmodel
