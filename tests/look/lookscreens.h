// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "look/lookworld.h"

namespace endpaper::look {

// A screen and the way to it from the library; false where this mode has none.
struct Screen
{
    const char *name;
    bool (*open)(World &world);
};

// Every screen over the sample books.
[[nodiscard]] const QList<Screen> &screens();
// The window, in both sizes, themes, and at the limits of §14.1.
[[nodiscard]] const QList<Mode> &modes();

} // namespace endpaper::look
