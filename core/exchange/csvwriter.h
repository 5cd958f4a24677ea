// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"
#include "exchange/exportedwish.h"

#include <vector>

class QIODevice;

namespace endpaper::exchange {

// Writes wishes as Endpaper's own CSV: UTF-8 with a mark, RFC 4180, CRLF, a header of register
// names (sync.md §5; beside them list, list_role, tags). openImport() knows it again as "endpaper"
// and gives every written register back exactly, in BookRow::exact; only what is no text at all
// (NUL, half a surrogate pair) comes back as U+FFFD.
//
// A spreadsheet runs no cell of it: a text that it would take for a formula gets an apostrophe in
// front. ISBNs carry their hyphen, so that a spreadsheet does not round them.
//
// The device must be open for writing (a QSaveFile: the caller commits it). Unavailable if it does
// not take everything (a full disk), TooLarge if a text is longer than the reader takes. Any
// thread.
[[nodiscard]] Expected<> writeWishes(QIODevice &device, const std::vector<ExportedWish> &wishes);

} // namespace endpaper::exchange
