// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <string>

namespace endpaper::domain {

// Puts foldForSearch() of a UTF-8 text behind `out`, as UTF-8. A text in ASCII costs a table
// look-up a letter: so little that a keystroke can fold 100,000 books.
void appendFolded(std::string &out, QByteArrayView utf8);

} // namespace endpaper::domain
