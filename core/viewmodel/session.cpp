// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/session.h"

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

struct Session::Private
{
};

Session::Session() = default;

Session::~Session() = default;

Session *Session::create(QQmlEngine *, QJSEngine *) { return nullptr; }

Settings *Session::settings() const { return {}; }

LibraryModel *Session::library() const { return {}; }

WishlistModel *Session::wishes() const { return {}; }

BookEditor *Session::book() const { return {}; }

CopiesModel *Session::copies() const { return {}; }

OmniboxModel *Session::omnibox() const { return {}; }

NearbyModel *Session::nearby() const { return {}; }

PlacesModel *Session::places() const { return {}; }

AccountEditor *Session::account() const { return {}; }

SyncStatus *Session::sync() const { return {}; }

ImportEditor *Session::importer() const { return {}; }

CatalogueImporter *Session::catalogueImporter() const { return {}; }

UndoStack *Session::undo() const { return {}; }

ToastQueue *Session::toasts() const { return {}; }

Announcer *Session::announcer() const { return {}; }

CommandsModel *Session::commands() const { return {}; }

bool Session::sampleProfile() const { return {}; }

Session::DaemonState Session::daemonState() const { return {}; }

QString Session::storeProblem() const { return {}; }

QString Session::version() const { return {}; }

void Session::showSampleBooks() { }

void Session::startMyOwn() { }

void Session::firstFramePainted() { }

} // namespace endpaper::viewmodel
