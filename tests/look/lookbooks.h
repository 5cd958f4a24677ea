// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "look/lookworld.h"

// Ways to one book and to its copies; false where this mode has none.
namespace endpaper::look {

// The first that copies are known of.
void chooseBook(World &world);
// What a book of the pane cost: the sheet for it, or the strip that asks.
bool showBought(World &world, bool isAsked);
bool showEditions(World &world);
// A wish that is a title and nothing else.
bool showTitleAlone(World &world);
// A wish of a pasted link whose number nobody knows, but the words of it.
bool showFound(World &world, bool isPane);

bool showResults(World &world);
// The results of a book with half a year of prices.
bool showPriced(World &world);
bool showPrices(World &world, bool isTable);
bool showCompare(World &world);
bool showFilters(World &world, bool isSheet);
bool showCopy(World &world);
// A key in the list of copies: it works in a window of any size.
bool pressInResults(World &world, const QString &key, const QString &sheet);

} // namespace endpaper::look
