// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// A book on the whole page.
BookView {
    required property Places places

    asPage: true
    book: places.book
    library: places.library
    onClosed: places.router.closeBook()
    onCopiesAsked: places.router.showCopies(places.book.wishId)
    onMoveAsked: places.sheets.moveBook()
    onRemoveAsked: places.book.remove()
}
