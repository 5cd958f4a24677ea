// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Endpaper.Model
import Endpaper.Ui

// The books as a list, grouped where asked.
ListView {
    id: view

    required property WishlistModel wishes

    signal chosen
    signal opened
    signal peeked
    signal menuAsked(anchor: Item)

    objectName: "wish-view-list"
    model: wishes
    currentIndex: wishes.currentRow
    highlightFollowsCurrentItem: false
    keyNavigationEnabled: false
    cacheBuffer: moving ? Sizes.listRow * 4 : 0
    reuseItems: true
    clip: true
    focus: true
    activeFocusOnTab: true
    boundsBehavior: Flickable.StopAtBounds
    // All rows for screen readers: AccessibleView.
    readonly property bool accessibleRows: true
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Books as a list, %n", "name of the list of books", count)
    Keys.onPressed: event => keys.handle(event)
    onCurrentIndexChanged: positionViewAtIndex(currentIndex, ListView.Contain)

    ViewKeys {
        id: keys
        wishes: view.wishes
        perPage: Math.max(1, Math.floor(view.height / Sizes.listRow))
        onChosen: view.chosen()
        onPeeked: view.peeked()
        onMenuAsked: view.menuAsked(view.currentItem)
    }
    WishArea {
        wishes: view.wishes
        view: view
        rowAt: (x, y) => view.indexAt(x, y)
        onTouched: {
            keys.byKey = false;
            view.forceActiveFocus(Qt.MouseFocusReason);
        }
        onChosen: view.chosen()
        onOpened: view.opened()
        onMenuAsked: at => view.menuAsked(view.itemAt(at.x, at.y))
    }
    T.ScrollBar.vertical: ScrollBar {}

    section.property: wishes.groupBy === WishlistModel.GroupBy.None ? "" : "section"
    delegate: WishRow {
        heading: ListView.section !== ListView.previousSection ? ListView.section : ""
        width: ListView.view.width - Sizes.scrollRoom
        ringed: ListView.isCurrentItem && view.activeFocus && keys.byKey
    }
}
