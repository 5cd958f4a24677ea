// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
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

    objectName: "results-page"
    Accessible.role: Accessible.Pane
    Accessible.name: hasBook ? qsTr("Used copies of %1", "name of the page").arg(copies.bookTitle) : qsTr("Find used copies", "a place in the rail")

    Loader {
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
    Loader {
        id: content
        anchors.fill: parent
        active: page.hasBook
        sourceComponent: ListView {
            id: view
            objectName: "results-list"
            model: page.copies
            clip: true
            focus: true
            activeFocusOnTab: true
            keyNavigationEnabled: true
            highlightFollowsCurrentItem: false
            boundsBehavior: Flickable.StopAtBounds
            cacheBuffer: Sizes.copyRow * 4
            Accessible.role: Accessible.List
            Accessible.name: qsTr("%n copies", "name of the table of copies", count)
            Keys.onReturnPressed: page.sellerAsked(currentIndex)
            T.ScrollBar.vertical: ScrollBar {}

            header: ResultsHead {
                width: ListView.view.width
                copies: page.copies
                onSellerAsked: page.sellerAsked(0)
            }
            delegate: CopyDelegate {
                width: ListView.view.width
                current: ListView.isCurrentItem && view.activeFocus
                onOpened: page.sellerAsked(index)
                onPicked: {
                    view.currentIndex = index;
                    view.forceActiveFocus(Qt.MouseFocusReason);
                }
            }
            footer: ResultsFoot {
                width: ListView.view.width
                copies: page.copies
            }
        }
    }
    Button {
        objectName: "results-pending"
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Sizes.s16
        visible: page.copies.pendingCount > 0
        primary: true
        icon.name: "sort-down"
        text: page.copies.pendingLine
        onClicked: page.copies.showPending()
    }
}
