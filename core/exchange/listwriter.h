// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"
#include "exchange/exportedwish.h"

#include <optional>
#include <vector>

class QIODevice;

namespace endpaper::exchange {

// The formats in which a list leaves. Csv alone comes back with every register (csvwriter.h); Json
// has them all too, typed, in the shape of the daemon's REST contract. BibTeX (as biblatex's biber
// reads it, UTF-8) and Ris (RIS of 2012, UTF-8, CRLF) say what a citation manager keeps of a book;
// Markdown is for people: a heading a list, a line a book.
enum class ExportFormat { Csv, Json, BibTeX, Ris, Markdown };

// By its suffix (".csv", ".json", ".bib", ".ris", ".md"); nothing for another.
[[nodiscard]] std::optional<ExportFormat> exportFormatOf(const QString &fileName);

// The device must be open for writing. Unavailable if it does not take everything, TooLarge as in
// csvwriter.h. Any thread.
[[nodiscard]] Expected<> writeWishesAs(ExportFormat format, QIODevice &device,
                                       const std::vector<ExportedWish> &wishes);

} // namespace endpaper::exchange
