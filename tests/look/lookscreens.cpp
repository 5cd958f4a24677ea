// SPDX-License-Identifier: GPL-3.0-or-later
#include "look/lookscreens.h"

using namespace Qt::StringLiterals;

namespace endpaper::look {

using viewmodel::WishlistModel;

namespace {

// The first book that copies are known of.
int rowWithTotal(World &world)
{
    const WishlistModel &wishes = *world.session->wishes();
    int found = -1;
    (void)World::waitFor([&] {
        for (int row = 0; row < wishes.rowCount() && found < 0; ++row) {
            if (!wishes.data(wishes.index(row), WishlistModel::TotalTextRole)
                     .toString()
                     .isEmpty()) {
                found = row;
            }
        }
        return found >= 0;
    });
    return found;
}

void chooseBook(World &world)
{
    const int row = rowWithTotal(world);
    world.session->wishes()->setCurrentRow(row);
    world.session->wishes()->select(row, WishlistModel::Select::Only);
}

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

bool showArea(World &world)
{
    world.run(u"go.nearby"_s);
    return world.click(u"nearby-choose-area"_s) || world.click(u"nearby-area"_s);
}

bool showOmnibox(World &world, const QString &text)
{
    world.run(u"go.omnibox"_s);
    world.type(text);
    return World::waitFor([&] { return world.session->omnibox()->rowCount() > 0; });
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
        {"results",
         [](World &world) {
             chooseBook(world);
             world.run(u"wish.find"_s);
             return World::waitFor([&] { return world.session->copies()->rowCount() > 0; });
         }},
        {"nearby",
         [](World &world) {
             world.run(u"go.nearby"_s);
             return true;
         }},
        {"nearby-area", showArea},
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
