// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// The book in the detail pane.
BookView {
    required property PaneHost host

    book: host.book
    library: host.library
    onClosed: host.router.closeBook()
    onCopiesAsked: host.router.showCopies(host.book.wishId)
    onMoveAsked: host.sheets.moveBook()
    onRemoveAsked: host.book.remove()
    onWidened: host.router.bookWidened = true
}
