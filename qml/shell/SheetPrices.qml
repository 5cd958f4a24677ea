// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// The price history of the book in question, large.
Sheet {
    id: sheet

    required property Sheets sheets

    baseName: "prices-sheet"
    heading: qsTr("Price history of %1", "heading of a sheet").arg(sheets.copies.bookTitle)
    wideWidth: Sizes.sheetPlot

    PricePart {
        width: parent.width
        prices: sheet.sheets.copies.prices
        plotHeight: Sizes.plotLarge
    }
}
