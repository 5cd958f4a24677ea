// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// The used copies of one book: who it is, which sources were asked, and every copy with its total.
FocusScope {
    id: page

    required property CopiesModel copies
    property string currency: ""
    readonly property bool hasBook: copies.copiesState !== CopiesModel.CopiesState.NoBook

    signal searchAsked
    signal sellerAsked(row: int)
    signal copyAsked(row: int)
    signal sheetAsked(name: string)

    objectName: "results-page"
    Accessible.role: Accessible.Pane
    Accessible.name: hasBook ? qsTr("Used copies of %1", "name of the page").arg(copies.bookTitle) : qsTr("Find used copies", "a place in the rail")

    Lazy {
        anchors.fill: parent
        active: !page.hasBook
        sourceComponent: EmptyState {
            objectName: "results-none"
            drawing: "find"
            sentence: qsTr("Which book shall we look for?", "empty page of results")
            detail: qsTr("Type a title, paste an ISBN or a link to a book in the box above, or choose a book on a list and press F.", "empty page of results: what to do")

            Button {
                objectName: "results-search"
                primary: true
                text: qsTr("Go to the box", "a button: puts the cursor into the one box")
                onClicked: page.searchAsked()
            }
        }
    }
    Lazy {
        id: content
        anchors.fill: parent
        active: page.hasBook
        sourceComponent: ResultsList {
            copies: page.copies
            onSellerAsked: row => page.sellerAsked(row)
            onCopyAsked: row => page.copyAsked(row)
            onSheetAsked: name => page.sheetAsked(name)
        }
    }
    Row {
        objectName: "results-bar"
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Sizes.s16
        spacing: Sizes.s8

        Button {
            objectName: "results-pending"
            visible: page.copies.pendingCount > 0
            primary: true
            icon.name: "sort-down"
            text: page.copies.pendingLine
            onClicked: page.copies.showPending()
        }
        Button {
            objectName: "results-compare"
            visible: page.copies.compare.columnsCount > 0
            primary: page.copies.compare.columnsCount > 1
            icon.name: "compare"
            text: page.copies.compare.line
            onClicked: page.sheetAsked("compare")
        }
    }
}
