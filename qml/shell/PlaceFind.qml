// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// Find used copies.
ResultsPage {
    required property Places places

    copies: places.copies
    onSearchAsked: places.router.omniboxAsked("")
    onSellerAsked: row => places.copies.openSeller(row)
    onCopyAsked: row => places.sheets.openCopy(places.copies, row)
    onSheetAsked: name => places.sheets.openFor(places.copies, name)
}
