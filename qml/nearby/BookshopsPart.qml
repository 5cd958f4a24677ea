// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Endpaper.Model
import Endpaper.Ui

// Bookshops and public bookcases around the reader's area, nearest first; whole without a map.
FocusScope {
    id: part

    required property BookshopsModel bookshops
    readonly property bool waits: bookshops.shopsState === BookshopsModel.ShopsState.Looking

    signal areaAsked

    objectName: "bookshops-part"
    Component.onCompleted: bookshops.load()

    Words {
        id: state
        objectName: "bookshops-state"
        x: Sizes.gutter
        width: part.width - Sizes.gutter * 2
        bottomPadding: Sizes.s8
        height: visible ? implicitHeight : 0
        visible: text !== "" && part.bookshops.count > 0
        text: part.bookshops.statusLine
        font: Type.small
        color: Tokens.warn
        wrapMode: Text.Wrap
    }
    ListView {
        id: list
        objectName: "bookshops-list"
        readonly property bool accessibleRows: true
        anchors.top: state.bottom
        anchors.bottom: foot.visible ? foot.top : parent.bottom
        width: parent.width
        visible: count > 0
        focus: true
        activeFocusOnTab: true
        keyNavigationEnabled: true
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: part.bookshops
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Bookshops and bookcases", "a group of what is nearby")
        Keys.onReturnPressed: (currentItem as BookshopRow).host !== "" ? part.bookshops.openWebsite(currentIndex) : part.bookshops.openMap(currentIndex)
        T.ScrollBar.vertical: ScrollBar {}
        delegate: BookshopRow {
            width: ListView.view.width
            current: ListView.isCurrentItem && ListView.view.activeFocus
            onPicked: {
                list.currentIndex = index;
                list.forceActiveFocus(Qt.MouseFocusReason);
            }
            onPageAsked: part.bookshops.openWebsite(index)
            onMapAsked: part.bookshops.openMap(index)
        }
    }
    Lazy {
        anchors.fill: list
        active: part.bookshops.count === 0 && !part.waits
        sourceComponent: EmptyState {
            objectName: "bookshops-empty"
            drawing: part.bookshops.shopsState === BookshopsModel.ShopsState.Offline ? "cloud-off" : "shelf"
            sentence: part.bookshops.statusLine

            Button {
                objectName: "bookshops-again"
                visible: part.bookshops.shopsState === BookshopsModel.ShopsState.Offline || part.bookshops.shopsState === BookshopsModel.ShopsState.Failed
                icon.name: "sync"
                text: qsTr("Try again", "a button: ask the server once more")
                onClicked: part.bookshops.load()
            }
            Button {
                objectName: "bookshops-area"
                visible: part.bookshops.shopsState === BookshopsModel.ShopsState.Empty || part.bookshops.shopsState === BookshopsModel.ShopsState.NoArea
                text: part.bookshops.shopsState === BookshopsModel.ShopsState.NoArea ? qsTr("Choose an area", "a button") : qsTr("Change my area", "a chip that opens a sheet")
                onClicked: part.areaAsked()
            }
        }
    }
    Progress {
        anchors.top: list.top
        x: Sizes.gutter
        width: part.width - Sizes.gutter * 2
        name: qsTr("Asking for bookshops", "name of a bar")
        running: part.waits
    }
    Words {
        id: foot
        objectName: "bookshops-source"
        anchors.bottom: parent.bottom
        x: Sizes.gutter
        width: part.width - Sizes.gutter * 2
        bottomPadding: Sizes.s8
        visible: text !== "" && part.height > implicitHeight * 2
        text: part.bookshops.sourceLine
        font: Type.caption
        color: Tokens.ink3
        wrapMode: Text.Wrap
    }
}
