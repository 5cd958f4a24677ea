// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "look/looktranslator.h"

#include <QQuickWindow>

namespace endpaper::look {

// What is wrong with the layout of what the window shows, a line each: words of the program that
// are cut short, text that overflows its place, overlaps another or a shelf line, or leaves the
// window; controls that lie on one another. Titles and names out of the reader's books may be
// elided.
[[nodiscard]] QStringList layoutFaults(QQuickWindow &window, const LookTranslator &words);

// Items that can take the focus and lack a role or a name, and names that say nothing, a line each.
[[nodiscard]] QStringList namelessItems(QQuickWindow &window);

} // namespace endpaper::look
