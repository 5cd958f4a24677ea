// SPDX-License-Identifier: GPL-3.0-or-later
#include "look/lookscreens.h"

#include "look/lookbooks.h"

using namespace Qt::StringLiterals;

namespace endpaper::look {

using viewmodel::WishlistModel;

namespace {

bool showView(World &world, WishlistModel::ViewMode view)
{
    world.session->wishes()->setViewMode(view);
    return true;
}

bool showGrouped(World &world, WishlistModel::ViewMode view)
{
    world.session->wishes()->setGroupBy(WishlistModel::GroupBy::Series);
    return showView(world, view);
}

bool showImport(World &world)
{
    world.session->importer()->startFile(QUrl(u"qrc:/endpaper/sample/goodreads_export.csv"_s));
    world.run(u"file.import"_s);
    return World::waitFor([&] { return world.find(u"import-review"_s) != nullptr; });
}

bool showFullDisk(World &world)
{
    services::DiskWatch &disk = world.services().disk;
    disk.setProbe([] { return store::DiskRoom{3'100'000'000, 240'000'000'000}; });
    disk.look();
    return World::waitFor([&] { return world.find(u"strip-disk"_s) != nullptr; });
}

bool showArea(World &world)
{
    world.run(u"go.nearby"_s);
    return world.click(u"nearby-choose-area"_s) || world.click(u"nearby-area"_s);
}

// What a reader reads whose postcode was not imported.
bool showUnknownPostcode(World &world)
{
    if (!showArea(world)) {
        return false;
    }
    world.session->places()->setQuery(u"14467"_s);
    return World::waitFor([&] { return !world.session->places()->emptyLine().isEmpty(); });
}

bool showOmnibox(World &world, const QString &text)
{
    world.run(u"go.omnibox"_s);
    world.type(text);
    return World::waitFor([&] { return world.session->omnibox()->rowCount() > 0; });
}

// A list that was removed with its book, and two books that were removed themselves; or nothing.
bool showTrash(World &world, bool isFilled)
{
    const auto done = [](const auto &future) {
        return World::waitFor([&future] { return future.isFinished(); })
            && future.result().has_value();
    };
    services::WishlistService &wishlists = world.services().wishlists;
    const auto deleted = wishlists.deleted(10);
    if (!done(deleted)) {
        return false;
    }
    if (!isFilled) {
        const auto known = deleted.result();
        for (const store::Deleted &each : *known) {
            if (!done(wishlists.restore(each.kind, each.id))) {
                return false;
            }
        }
    } else if (deleted.result()->isEmpty()) {
        const Uuid list = Uuid::create();
        QList<services::NewWish> books;
        for (const auto &title : {u"Stoner"_s, u"Die Verwandlung"_s, u"Wuthering Heights"_s}) {
            books += services::NewWish{.wish = {.id = Uuid::create(), .title = title}};
        }
        books[0].wish.authors = {u"John Williams"_s};
        if (!done(wishlists.createList(list, u"For the train"_s, domain::ListRole::Wishlist))
            || !done(wishlists.add(books, {.list = list}))
            || !done(wishlists.remove({books[0].wish.id, books[1].wish.id}))
            || !done(wishlists.removeList(list))) {
            return false;
        }
    }
    world.run(u"go.trash"_s);
    viewmodel::TrashModel &trash = *world.session->trash();
    return World::waitFor([&] { return isFilled ? trash.count() > 0 : trash.isEmpty(); });
}

bool showPost(World &world, bool isMenuOpen)
{
    if (!world.seedPost(true)) {
        return false;
    }
    viewmodel::PostModel &post = *world.session->post();
    world.run(u"go.post"_s);
    if (!World::waitFor([&] { return post.count() > 0 && world.find(u"post-list"_s); })) {
        return false;
    }
    if (!isMenuOpen) {
        return true;
    }
    world.settle();
    world.find(u"post-list"_s)->forceActiveFocus(Qt::TabFocusReason);
    world.key(u"S"_s);
    return World::waitFor([&] { return world.find(u"snooze-cheaper"_s) != nullptr; });
}

bool showPage(World &world, const QString &command, const std::function<bool()> &isReady)
{
    world.run(command);
    return World::waitFor(isReady);
}

} // namespace

const QList<Screen> &screens()
{
    using View = WishlistModel::ViewMode;
    static const QList<Screen> all = {
        {"library-covers", [](World &) { return true; }},
        {"library-list", [](World &world) { return showView(world, View::List); }},
        {"library-table", [](World &world) { return showView(world, View::Table); }},
        {"library-series", [](World &world) { return showGrouped(world, View::Covers); }},
        {"library-series-list", [](World &world) { return showGrouped(world, View::List); }},
        {"library-selected",
         [](World &world) {
             world.session->wishes()->selectAll();
             return true;
         }},
        {"library-filtered-out",
         [](World &world) {
             world.session->wishes()->setFilter(u"zzzz"_s);
             return true;
         }},
        {"book",
         [](World &world) {
             chooseBook(world);
             world.run(u"wish.open"_s);
             return true;
         }},
        {"book-page",
         [](World &world) {
             chooseBook(world);
             world.run(u"wish.open"_s);
             world.run(u"wish.open"_s);
             return true;
         }},
        {"book-new",
         [](World &world) {
             world.run(u"wish.new"_s);
             return true;
         }},
        {"results", showResults},
        {"results-priced", showPriced},
        {"results-filtered", [](World &world) { return showFilters(world, false); }},
        {"results-filters", [](World &world) { return showFilters(world, true); }},
        {"results-sources",
         [](World &world) {
             return showResults(world) && pressInResults(world, u"Q"_s, u"sources-sheet"_s);
         }},
        {"results-compare", showCompare},
        {"copy", showCopy},
        {"prices", [](World &world) { return showPrices(world, false); }},
        {"prices-table", [](World &world) { return showPrices(world, true); }},
        {"book-editions", showEditions},
        {"book-bought", [](World &world) { return showBought(world, false); }},
        {"book-asked", [](World &world) { return showBought(world, true); }},
        {"results-title", showTitleAlone},
        {"results-found", [](World &world) { return showFound(world, false); }},
        {"book-found", [](World &world) { return showFound(world, true); }},
        {"post-letters", [](World &world) { return showPost(world, false); }},
        {"post-snooze", [](World &world) { return showPost(world, true); }},
        {"post",
         [](World &world) {
             return world.seedPost(false) && showPage(world, u"go.post"_s, [&] {
                        return world.find(u"post-empty"_s) != nullptr;
                    });
         }},
        {"sources",
         [](World &world) {
             return showPage(world, u"go.sources"_s,
                             [&] { return world.session->sources()->count() > 0; });
         }},
        {"alerts",
         [](World &world) {
             return showPage(world, u"go.alerts"_s,
                             [&] { return world.session->alerts()->isLoaded(); });
         }},
        {"nearby",
         [](World &world) {
             world.run(u"go.nearby"_s);
             return true;
         }},
        {"nearby-area", showArea},
        {"nearby-postcode", showUnknownPostcode},
        {"disk-full", showFullDisk},
        {"offer",
         [](World &world) {
             chooseBook(world);
             world.run(u"offer.new"_s);
             return true;
         }},
        {"account",
         [](World &world) {
             world.run(u"go.account"_s);
             return true;
         }},
        {"trash-empty", [](World &world) { return showTrash(world, false); }},
        {"trash", [](World &world) { return showTrash(world, true); }},
        {"settings",
         [](World &world) {
             world.run(u"go.settings"_s);
             return true;
         }},
        {"import",
         [](World &world) {
             world.run(u"file.import"_s);
             return true;
         }},
        {"import-review", showImport},
        {"catalogue",
         [](World &world) {
             world.run(u"file.catalogue"_s);
             return true;
         }},
        {"omnibox", [](World &world) { return showOmnibox(world, u"har"_s); }},
        {"omnibox-commands", [](World &world) { return showOmnibox(world, u">"_s); }},
        {"menu",
         [](World &world) {
             world.key(u"F10"_s);
             return true;
         }},
        {"keys",
         [](World &world) {
             world.run(u"help.keys"_s);
             return true;
         }},
        {"target",
         [](World &world) {
             chooseBook(world);
             world.run(u"wish.target"_s);
             return true;
         }},
        {"lists",
         [](World &world) {
             chooseBook(world);
             world.run(u"wish.move"_s);
             return true;
         }},
        {"more", [](World &world) { return world.click(u"bottom-more"_s); }},
    };
    return all;
}

const QList<Mode> &modes()
{
    constexpr QSize wide(1280, 800);
    constexpr QSize narrow(420, 800);
    static const QList<Mode> all = {
        {.name = u"1280"_s, .size = wide},
        {.name = u"1280-dark"_s, .size = wide, .isDark = true},
        {.name = u"1280-200"_s, .size = wide, .textScale = 2},
        {.name = u"1280-rtl"_s, .size = wide, .isMirrored = true},
        {.name = u"1280-contrast"_s, .size = wide, .hasHighContrast = true},
        {.name = u"1280-de"_s, .size = wide, .language = u"de"_s},
        {.name = u"1280-pseudo"_s, .size = wide, .language = u"pseudo"_s},
        {.name = u"900"_s, .size = {900, 700}},
        {.name = u"900-de"_s, .size = {900, 700}, .language = u"de"_s},
        {.name = u"420"_s, .size = narrow},
        {.name = u"420-dark"_s, .size = narrow, .isDark = true},
        {.name = u"420-200"_s, .size = narrow, .textScale = 2},
        {.name = u"420-rtl"_s, .size = narrow, .isMirrored = true},
        {.name = u"420-contrast"_s, .size = narrow, .isDark = true, .hasHighContrast = true},
        {.name = u"420-de"_s, .size = narrow, .language = u"de"_s},
        {.name = u"420-pseudo"_s, .size = narrow, .language = u"pseudo"_s},
        {.name = u"360"_s, .size = {360, 560}, .language = u"de"_s},
    };
    return all;
}

} // namespace endpaper::look
