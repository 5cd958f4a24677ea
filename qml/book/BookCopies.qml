// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// The best five copies, and the way to all of them.
Column {
    id: part

    required property BookEditor book

    signal allAsked

    spacing: 0

    Heading {
        width: parent.width
        bottomPadding: Sizes.s4
        text: qsTr("Copies now", "heading in the pane of a book")
    }
    Words {
        objectName: "book-lacks-isbn"
        width: parent.width
        visible: part.book.lacksIsbn
        text: part.book.lacksIsbnLine
        font: Type.small
        color: Tokens.ink2
        wrapMode: Text.Wrap
    }
    Words {
        objectName: "book-copies-state"
        width: parent.width
        visible: !part.book.lacksIsbn && text !== ""
        text: part.book.bestCopies.stateLine
        font: Type.small
        color: Tokens.ink2
        wrapMode: Text.Wrap
        bottomPadding: Sizes.s4
    }
    Repeater {
        model: part.book.bestCopies

        BookCopyRow {
            width: part.width
            onOpened: part.book.bestCopies.openSeller(index)
        }
    }
    Flow {
        width: parent.width
        topPadding: Sizes.s4
        spacing: Sizes.s4

        Button {
            objectName: "book-all-copies"
            visible: !part.book.lacksIsbn
            quiet: true
            leftPadding: 0
            text: part.book.bestCopies.count > 0 ? qsTr("All %n copies", "a button in the pane of a book", part.book.bestCopies.count) : qsTr("Look at the sources", "a button in the pane of a book")
            onClicked: part.allAsked()
        }
        Button {
            objectName: "book-look-again"
            visible: !part.book.lacksIsbn
            quiet: true
            icon.name: "sync"
            text: qsTr("Look again", "a button: ask for copies once more")
            onClicked: part.book.lookAgain()
        }
    }
}
