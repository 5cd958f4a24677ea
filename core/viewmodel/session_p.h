// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/services.h"
#include "viewmodel/changes.h"
#include "viewmodel/session.h"

namespace endpaper::viewmodel {

struct Session::Private
{
    explicit Private(services::Services &usedServices)
        : services(usedServices)
    {
    }

    services::Services &services;
    UndoStack *undo = nullptr;
    ToastQueue *toasts = nullptr;
    Announcer *announcer = nullptr;
    Changes *changes = nullptr;
    Settings *settings = nullptr;
    LibraryModel *library = nullptr;
    WishlistModel *wishes = nullptr;
    BookEditor *book = nullptr;
    CopiesModel *copies = nullptr;
    CommandsModel *commands = nullptr;
    ImportEditor *importer = nullptr;
    OmniboxModel *omnibox = nullptr;
    NearbyModel *nearby = nullptr;
    FirstSteps *firstSteps = nullptr;
    PlacesModel *places = nullptr;
    AccountEditor *account = nullptr;
    SyncStatus *sync = nullptr;
    ShareEditor *sharing = nullptr;
    ClaimEditor *claims = nullptr;
    CatalogueImporter *catalogueImporter = nullptr;
    SourcesModel *sources = nullptr;
    AlertEditor *alerts = nullptr;
    PostModel *post = nullptr;
    PurchaseModel *purchase = nullptr;
    RatesEditor *rates = nullptr;
    DesktopAlerts *desktopAlerts = nullptr;
    DiskStatus *disk = nullptr;
    TrashModel *trash = nullptr;
    QString storeProblem;
    bool isAwaitingBooks = false; // a frame was painted without them
    bool hasPainted = false;
    bool isOtherCache = false; // than the one that was read at the start
};

} // namespace endpaper::viewmodel
