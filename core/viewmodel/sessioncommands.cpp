// SPDX-License-Identifier: GPL-3.0-or-later
// What the commands do that need no window, and when they may.
#include "viewmodel/session_p.h"
#include "viewmodel/words.h"

#include <QClipboard>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

void Session::followUndo()
{
    d->commands->setEnabled(u"edit.undo"_s, d->undo->canUndo());
    d->commands->setEnabled(u"edit.redo"_s, d->undo->canRedo());
}

// What the reader may do with a list that is shared with them: each command that they may not says
// why.
void Session::followSharing()
{
    const QString readOnly = d->library->readOnlyLine();
    for (const auto &command :
         {u"wish.new"_s, u"wish.want"_s, u"wish.own"_s, u"wish.target"_s, u"wish.tags"_s,
          u"wish.move"_s, u"edit.remove"_s, u"file.import"_s, u"file.paste"_s}) {
        d->commands->setReason(command, readOnly);
    }
    const QString ownersOnly = d->library->ownersOnlyLine();
    d->commands->setReason(u"list.rename"_s, ownersOnly);
    d->commands->setReason(u"list.remove"_s, ownersOnly);
    d->commands->setReason(u"list.share"_s,
                           d->library->currentListId().isEmpty() ? tr("Open the list first.")
                                                                 : QString());
    d->commands->setReason(u"wish.claim"_s, d->claims->reason(d->library->currentListId()));
}

// What needs no window. The rest is the window's, which hears triggered() too.
void Session::run(const QString &id)
{
    using Handler = void (*)(Private &);
    static const QHash<QString, Handler> handlers = {
        {u"edit.undo"_s, [](Private &p) { p.undo->undo(); }},
        {u"edit.redo"_s, [](Private &p) { p.undo->redo(); }},
        {u"edit.copy"_s, [](Private &p) { p.wishes->copySelection(); }},
        {u"edit.selectAll"_s, [](Private &p) { p.wishes->selectAll(); }},
        {u"edit.remove"_s, [](Private &p) { p.wishes->removeSelected(); }},
        {u"wish.want"_s, [](Private &p) { p.wishes->toggleWant(); }},
        {u"wish.own"_s, [](Private &p) { p.wishes->toggleOwn(); }},
        {u"wish.claim"_s,
         [](Private &p) {
             p.claims->toggle(p.wishes->currentWishId(), p.wishes->titleAt(p.wishes->currentRow()));
         }},
        {u"wish.lookAgain"_s, [](Private &p) { p.wishes->lookAgain(); }},
        {u"view.covers"_s,
         [](Private &p) { p.wishes->setViewMode(WishlistModel::ViewMode::Covers); }},
        {u"view.list"_s, [](Private &p) { p.wishes->setViewMode(WishlistModel::ViewMode::List); }},
        {u"view.table"_s,
         [](Private &p) { p.wishes->setViewMode(WishlistModel::ViewMode::Table); }},
        {u"view.group.series"_s,
         [](Private &p) { p.wishes->setGroupBy(WishlistModel::GroupBy::Series); }},
        {u"view.group.author"_s,
         [](Private &p) { p.wishes->setGroupBy(WishlistModel::GroupBy::Author); }},
        {u"view.group.tag"_s,
         [](Private &p) { p.wishes->setGroupBy(WishlistModel::GroupBy::Tag); }},
        {u"view.group.none"_s,
         [](Private &p) { p.wishes->setGroupBy(WishlistModel::GroupBy::None); }},
        {u"sort.hand"_s, [](Private &p) { p.wishes->sortBy(WishlistModel::SortKey::ByHand); }},
        {u"sort.title"_s, [](Private &p) { p.wishes->sortBy(WishlistModel::SortKey::Title); }},
        {u"sort.author"_s, [](Private &p) { p.wishes->sortBy(WishlistModel::SortKey::Author); }},
        {u"sort.added"_s, [](Private &p) { p.wishes->sortBy(WishlistModel::SortKey::Added); }},
        {u"sort.total"_s, [](Private &p) { p.wishes->sortBy(WishlistModel::SortKey::Total); }},
        {u"view.zoomIn"_s, [](Private &p) { p.settings->zoomIn(); }},
        {u"view.zoomOut"_s, [](Private &p) { p.settings->zoomOut(); }},
        {u"view.zoomReset"_s, [](Private &p) { p.settings->zoomReset(); }},
        {u"view.theme"_s, [](Private &p) { p.settings->toggleTheme(); }},
        {u"file.paste"_s,
         [](Private &p) { p.omnibox->take(QGuiApplication::clipboard()->text()); }},
    };
    if (const Handler handler = handlers.value(id)) {
        handler(*d);
    } else if (id == u"file.sample") {
        showSampleBooks();
    } else if (id == u"file.own") {
        startMyOwn();
    }
}

void Session::openProfile(services::Profile::Kind kind)
{
    const auto opened = d->services.openProfile(kind);
    if (!opened) {
        d->changes->tellFailure(words::sentence(opened.error(), words::Doing::OpenStore));
        return;
    }
    d->settings->reload();
    d->firstSteps->begin();
    Q_EMIT sampleProfileChanged();
}

void Session::showSampleBooks()
{
    if (sampleProfile()) {
        return;
    }
    openProfile(services::Profile::Kind::Sample);
    // The first time there is nothing in it yet.
    if (sampleProfile() && !d->settings->kept(u"sampleFilled"_s, false).toBool()) {
        d->settings->keep(u"sampleFilled"_s, true);
        d->importer->startFile(sampleFile(u"goodreads_export.csv"_s));
    }
    d->undo->push({.words = tr("show the sample books"),
                   .undo = [this] { openProfile(services::Profile::Kind::Own); },
                   .redo = [this] { openProfile(services::Profile::Kind::Sample); }});
}

void Session::startMyOwn()
{
    if (sampleProfile()) {
        openProfile(services::Profile::Kind::Own);
    }
}

QUrl Session::sampleFile(const QString &name) { return QUrl(u"qrc:/endpaper/sample/"_s + name); }

} // namespace endpaper::viewmodel
