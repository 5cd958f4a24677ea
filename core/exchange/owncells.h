// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/exportedwish.h"

#include <span>

// How Endpaper's own CSV writes a wish into cells and reads it back; csvwriter.h says what holds.
namespace endpaper::exchange {

// One column: `write` gives the cell, `read` takes it; false if the cell is none of ours, the wish
// then keeps what it has. An empty cell is read as well: it is the empty value.
struct OwnColumn
{
    QStringView name; // "limit_total"
    QString (*write)(const ExportedWish &wish);
    bool (*read)(const QString &cell, ExportedWish &wish);
};
[[nodiscard]] std::span<const OwnColumn> ownColumns();
// Their names, as the file begins after its mark.
[[nodiscard]] QByteArray ownHeaderLine();

// A text behind an apostrophe where a spreadsheet would run it, and back.
[[nodiscard]] QString guardedText(const QString &text);
[[nodiscard]] QString unguardedText(const QString &cell);
// "a; b": a backslash before a semicolon or a backslash of the text, "\e" for an empty one.
[[nodiscard]] QString listCell(const QStringList &texts);
[[nodiscard]] QStringList textsOfCell(const QString &cell);
// "6.40 EUR"; exact for every amount and currency.
[[nodiscard]] QString moneyCell(const domain::Money &money);
[[nodiscard]] std::optional<domain::Money> moneyOfCell(const QString &cell);

} // namespace endpaper::exchange
