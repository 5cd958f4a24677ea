// SPDX-License-Identifier: GPL-3.0-or-later
#include "look/lookbooks.h"

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

// It is there once.
bool hasWish(World &world, const domain::Wish &wish)
{
    services::WishlistService &wishlists = world.services().wishlists;
    const auto known = wishlists.wish(wish.id);
    if (!World::waitFor([&] { return known.isFinished(); }) || !known.result()) {
        return false;
    }
    if (*known.result()) {
        return true;
    }
    const auto kept = wishlists.add({{.wish = wish}}, {.nameIfNone = u"To hunt"_s});
    return World::waitFor([&] { return kept.isFinished(); }) && kept.result();
}

} // namespace

void chooseBook(World &world)
{
    const int row = rowWithTotal(world);
    world.session->wishes()->setCurrentRow(row);
    world.session->wishes()->select(row, WishlistModel::Select::Only);
}

bool showResults(World &world)
{
    chooseBook(world);
    world.run(u"wish.find"_s);
    return World::waitFor([&] { return world.session->copies()->rowCount() > 0; });
}

// The results of a book with half a year of prices.
bool showPriced(World &world)
{
    if (!showResults(world)) {
        return false;
    }
    viewmodel::CopiesModel &copies = *world.session->copies();
    if (!copies.prices()->hasPlot()) {
        if (!world.seedPrices(copies.isbn())) {
            return false;
        }
        copies.prices()->show(copies.isbn(), domain::Condition::Unknown);
    }
    return World::waitFor([&] { return copies.prices()->hasPlot(); });
}

// A key in the list of copies: it works in a window of any size.
bool pressInResults(World &world, const QString &key, const QString &sheet)
{
    world.settle();
    world.find(u"results-list"_s)->forceActiveFocus(Qt::TabFocusReason);
    world.key(key);
    return World::waitFor([&] { return world.find(sheet) != nullptr; });
}

bool showPrices(World &world, bool isTable)
{
    if (!showPriced(world)) {
        return false;
    }
    viewmodel::CopiesModel &copies = *world.session->copies();
    copies.prices()->setRangeDays(0);
    copies.prices()->setCrosshair(copies.prices()->dayCount() - 30);
    copies.prices()->setShowsTable(isTable);
    return pressInResults(world, u"H"_s, u"prices-sheet"_s);
}

bool showCompare(World &world)
{
    if (!showResults(world)) {
        return false;
    }
    viewmodel::CopiesModel &copies = *world.session->copies();
    copies.clearPicks();
    for (int row = 0; row < std::min(copies.rowCount(), viewmodel::CopyCompare::copiesMax); ++row) {
        copies.togglePick(row);
    }
    return pressInResults(world, u"C"_s, u"compare-sheet"_s);
}

bool showFilters(World &world, bool isSheet)
{
    if (!showResults(world)) {
        return false;
    }
    viewmodel::CopyFilters &filters = *world.session->copies()->filters();
    filters.setTotalMax(u"30"_s);
    filters.setNotWords(u"taschenbuch, paperback"_s);
    world.settle();
    return !isSheet || pressInResults(world, u"L"_s, u"filters-sheet"_s);
}

bool showCopy(World &world)
{
    if (!showResults(world)) {
        return false;
    }
    world.find(u"results-list"_s)->forceActiveFocus();
    world.key(u"Home"_s);
    world.key(u"Return"_s);
    return World::waitFor([&] { return world.find(u"copy-sheet"_s) != nullptr; });
}

bool showEditions(World &world)
{
    chooseBook(world);
    world.run(u"wish.open"_s);
    viewmodel::BookEditor &book = *world.session->book();
    if (!World::waitFor([&] { return !book.title().isEmpty(); })) {
        return false;
    }
    book.setEditionMode(u"chosen"_s);
    book.editions()->add(u"9780306406157"_s);
    if (!World::waitFor([&] { return !book.editions()->busy(); })) {
        return false;
    }
    world.settle();
    QQuickItem *field = world.find(u"editions-isbn"_s); // what has the focus is in view
    if (field) {
        field->forceActiveFocus(Qt::TabFocusReason);
    }
    return field != nullptr;
}

// What the book of the pane cost: the sheet for it, or the strip that asks.
bool showBought(World &world, bool isAsked)
{
    chooseBook(world);
    world.run(u"wish.open"_s);
    viewmodel::BookEditor &book = *world.session->book();
    if (!World::waitFor([&] { return !book.title().isEmpty(); })) {
        return false;
    }
    viewmodel::PurchaseModel &purchase = *world.session->purchase();
    if (!isAsked) {
        purchase.open(book.wishId());
        return World::waitFor([&] { return world.find(u"bought-sheet"_s) != nullptr; });
    }
    purchase.left(*Uuid::parse(book.wishId()), book.savedTitle(),
                  domain::Money{640, domain::Currency::eur()}, u"www.example.org"_s);
    purchase.wentAway();
    purchase.cameBack();
    return World::waitFor([&] { return world.find(u"strip-bought"_s) != nullptr; });
}

// A wish that is a title and nothing else.
bool showTitleAlone(World &world)
{
    const Uuid id = *Uuid::parse(u"01930000-0000-7000-8000-00000000ab1e"_s);
    if (!hasWish(world, {.id = id, .title = u"Gedichte"_s})) {
        return false;
    }
    world.session->copies()->openWish(id.toString());
    world.run(u"go.find"_s);
    return World::waitFor([&] { return world.session->copies()->count() > 0; });
}

// A wish of a pasted link whose number nobody knows, but the words of it.
bool showFound(World &world, bool isPane)
{
    const Uuid id = *Uuid::parse(u"01930000-0000-7000-8000-00000000ab1f"_s);
    const QString words = u"the hunger games"_s;
    if (!hasWish(world, {.id = id, .title = words, .sourceKey = u"goodreads:999999901"_s})) {
        return false;
    }
    world.services().search.resolveWish(id, u"999999901"_s, words);
    world.session->copies()->openWish(id.toString());
    if (!World::waitFor([&] { return !world.session->copies()->foundLine().isEmpty(); })) {
        return false;
    }
    if (isPane) {
        world.session->book()->open(id.toString());
        return World::waitFor([&] { return world.find(u"book-found"_s) != nullptr; });
    }
    world.run(u"go.find"_s);
    return World::waitFor([&] { return world.session->copies()->count() > 0; });
}

} // namespace endpaper::look
