// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Endpaper.Model
import Endpaper.Ui

// The books as a table: the header sorts, the first column stays when the rest moves sideways.
FocusScope {
    id: table

    required property WishlistModel wishes
    readonly property int bodyWidth: width - Sizes.scrollRoom
    readonly property TableColumns columns: wishes.columns
    readonly property int restWidth: Sizes.scaled(columns.width) + Sizes.target
    // The title has what the columns leave, and at least its own width; on a narrow window it gives way.
    readonly property int titleMin: Math.min(Sizes.scaled(columns.titleWidth), bodyWidth * 0.6)
    readonly property int titleWidth: Math.max(titleMin, bodyWidth - restWidth)
    readonly property real shift: side.position * Math.max(restWidth, bodyWidth - titleWidth)

    signal chosen
    signal opened
    signal peeked
    signal menuAsked(anchor: Item)

    WishTableHead {
        id: head
        width: parent.width - Sizes.scrollRoom
        wishes: table.wishes
        titleWidth: table.titleWidth
        shift: table.shift
    }
    ListView {
        id: view
        objectName: "wish-view-table"
        anchors.top: head.bottom
        anchors.bottom: parent.bottom
        anchors.bottomMargin: side.visible ? side.height : 0
        width: parent.width
        model: table.wishes
        currentIndex: table.wishes.currentRow
        highlightFollowsCurrentItem: false
        keyNavigationEnabled: false
        cacheBuffer: moving ? Sizes.tableRow * 6 : 0
        reuseItems: true
        clip: true
        focus: true
        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        // Read by the view's interface for screen readers.
        readonly property bool accessibleRows: true
        property Item accessibleHead: head
        property var accessibleColumns: table.columns.cells
        Accessible.role: Accessible.Table
        Accessible.name: qsTr("Books as a table, %n", "name of the table of books", count)
        Keys.onPressed: event => keys.handle(event)
        onCurrentIndexChanged: positionViewAtIndex(currentIndex, ListView.Contain)

        ViewKeys {
            id: keys
            wishes: table.wishes
            perPage: Math.max(1, Math.floor(view.height / Sizes.tableRow))
            onChosen: table.chosen()
            onPeeked: table.peeked()
            onMenuAsked: table.menuAsked(view.currentItem)
        }
        WishArea {
            wishes: table.wishes
            view: view
            rowAt: (x, y) => view.indexAt(x, y)
            onTouched: {
                keys.byKey = false;
                view.forceActiveFocus(Qt.MouseFocusReason);
            }
            onChosen: table.chosen()
            onOpened: table.opened()
            onMenuAsked: at => table.menuAsked(view.itemAt(at.x, at.y))
        }
        T.ScrollBar.vertical: ScrollBar {}

        section.property: table.wishes.groupBy === WishlistModel.GroupBy.None ? "" : "section"
        delegate: WishTableRow {
            heading: ListView.section !== ListView.previousSection ? ListView.section : ""
            width: ListView.view.width - Sizes.scrollRoom
            titleWidth: table.titleWidth
            columns: table.columns
            shift: table.shift
            ringed: ListView.isCurrentItem && view.activeFocus && keys.byKey
        }
    }
    ScrollBar {
        id: side
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.leftMargin: table.titleWidth
        anchors.right: parent.right
        orientation: Qt.Horizontal
        policy: T.ScrollBar.AsNeeded
        size: Math.min(1, (table.bodyWidth - table.titleWidth) / table.restWidth)
        active: true
    }
}
