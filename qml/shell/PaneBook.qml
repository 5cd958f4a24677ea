// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// The book in the detail pane.
BookView {
    required property PaneHost host

    book: host.book
    claims: host.claims
    library: host.library
    onClosed: host.router.closeBook()
    onCopiesAsked: host.router.showCopies(host.book.wishId)
    onNumberAsked: number => host.router.showNumber(number)
    onPricesAsked: host.sheets.openFor(host.book.bestCopies, "prices")
    onBoughtAsked: host.sheets.purchase.open(host.book.wishId)
    onMoveAsked: host.sheets.moveBook()
    onRemoveAsked: host.book.remove()
    onWidened: host.router.bookWidened = true
}
