// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Endpaper.Model
import Endpaper.Ui

// The wall of covers on shelf lines. Arrows move, Shift extends, Ctrl keeps the selection.
GridView {
    id: view

    required property WishlistModel wishes
    readonly property int columns: Math.max(1, Math.floor((width - leftMargin - rightMargin) / Sizes.cellWidth))

    signal chosen
    signal opened
    signal peeked
    signal menuAsked(anchor: Item)

    objectName: "wish-view-covers"
    leftMargin: Sizes.narrow ? 0 : Sizes.s4
    rightMargin: Sizes.scrollRoom
    cellWidth: Math.floor((width - leftMargin - rightMargin) / columns)
    cellHeight: Sizes.cellHeight
    cacheBuffer: moving ? Sizes.cellHeight : 0
    model: wishes
    currentIndex: wishes.currentRow
    highlightFollowsCurrentItem: false
    keyNavigationEnabled: false
    clip: true
    focus: true
    activeFocusOnTab: true
    boundsBehavior: Flickable.StopAtBounds
    // All rows for screen readers: AccessibleView.
    readonly property bool accessibleRows: true
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Books as covers, %n", "name of the wall of covers", count)
    Keys.onPressed: event => keys.handle(event)
    onCurrentIndexChanged: positionViewAtIndex(currentIndex, GridView.Contain)

    ViewKeys {
        id: keys
        wishes: view.wishes
        perRow: view.columns
        perPage: view.columns * Math.max(1, Math.floor(view.height / view.cellHeight))
        mirrored: view.effectiveLayoutDirection === Qt.RightToLeft
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

    delegate: CoverCell {
        width: view.cellWidth
        height: view.cellHeight
        current: GridView.isCurrentItem
        ringed: current && view.activeFocus && keys.byKey
        lineWidth: index === view.count - 1 ? view.cellWidth * (view.columns - index % view.columns) : view.cellWidth
    }
}
