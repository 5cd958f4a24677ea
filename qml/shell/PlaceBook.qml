// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// A book on the whole page.
BookView {
    required property Places places

    asPage: true
    book: places.book
    claims: places.claims
    library: places.library
    onClosed: places.router.closeBook()
    onCopiesAsked: places.router.showCopies(places.book.wishId)
    onNumberAsked: number => places.router.showNumber(number)
    onPricesAsked: places.sheets.openFor(places.book.bestCopies, "prices")
    onBoughtAsked: places.sheets.purchase.open(places.book.wishId)
    onMoveAsked: places.sheets.moveBook()
    onRemoveAsked: places.book.remove()
}
