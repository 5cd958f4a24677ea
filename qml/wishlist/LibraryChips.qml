// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Endpaper.Model
import Endpaper.Ui

// The chips that narrow the list, the filter field, the order, and the three views.
Item {
    id: chips

    required property WishlistModel wishes
    required property CommandsModel commands
    // The field stands while it is used or narrows the list.
    property bool filterWanted: false

    signal leaveAsked

    function showFilter(): void {
        filterWanted = true;
        (filterField.item as LibraryFilter).start();
    }

    implicitHeight: Math.max(Sizes.chip, views.implicitHeight)

    Flickable {
        id: flick
        anchors.left: parent.left
        anchors.right: views.left
        anchors.rightMargin: Sizes.s8
        height: parent.height
        contentWidth: row.width + Sizes.gutter
        clip: contentWidth > width
        boundsBehavior: Flickable.StopAtBounds
        flickableDirection: Flickable.HorizontalFlick

        Row {
            id: row
            x: Sizes.gutter
            height: flick.height
            spacing: Sizes.s8

            Lazy {
                id: filterField
                anchors.verticalCenter: parent.verticalCenter
                active: chips.filterWanted || chips.wishes.filter !== ""
                visible: active
                file: Qt.resolvedUrl("LibraryFilter.qml")
                given: ({"chips": chips})
            }
            Chip {
                objectName: "chip-under-price"
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("Under my price", "a chip that narrows the list")
                chosen: chips.wishes.underMyPrice
                onClicked: chips.wishes.underMyPrice = !chips.wishes.underMyPrice
            }
            Chip {
                objectName: "chip-near-me"
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("Near me", "a chip that narrows the list")
                chosen: chips.wishes.nearMe
                onClicked: chips.wishes.nearMe = !chips.wishes.nearMe
            }
            Chip {
                objectName: "chip-gone-quiet"
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("Gone quiet", "a chip: no copy was seen for long")
                chosen: chips.wishes.goneQuiet
                onClicked: chips.wishes.goneQuiet = !chips.wishes.goneQuiet
            }
            Chip {
                objectName: "chip-any-edition"
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("Any edition", "a chip that narrows the list")
                chosen: chips.wishes.anyEdition
                onClicked: chips.wishes.anyEdition = !chips.wishes.anyEdition
            }
        }
    }
    Row {
        id: views
        anchors.right: parent.right
        anchors.rightMargin: Sizes.gutter
        anchors.verticalCenter: parent.verticalCenter
        spacing: Sizes.narrow ? 0 : Sizes.s2

        IconButton {
            objectName: "library-filter"
            chosen: filterField.visible
            name: qsTr("Filter this list", "name of a field")
            keyHint: chips.commands.shortcut("view.filter")
            icon.name: "filter"
            onClicked: chips.showFilter()
        }
        IconButton {
            objectName: "library-sort"
            name: qsTr("Order and group the list", "a button")
            icon.name: "sort"
            onClicked: {
                sortMenu.active = true;
                (sortMenu.item as SortMenu).show(this);
            }
        }
        IconButton {
            objectName: "view-covers"
            visible: !Sizes.narrow
            chosen: chips.wishes.viewMode === WishlistModel.ViewMode.Covers
            name: qsTr("Show covers", "a button: a way to see the list")
            keyHint: "1"
            icon.name: "covers"
            onClicked: chips.wishes.viewMode = WishlistModel.ViewMode.Covers
        }
        IconButton {
            objectName: "view-list"
            visible: !Sizes.narrow
            chosen: chips.wishes.viewMode === WishlistModel.ViewMode.List
            name: qsTr("Show a list", "a button: a way to see the list")
            keyHint: "2"
            icon.name: "list"
            onClicked: chips.wishes.viewMode = WishlistModel.ViewMode.List
        }
        IconButton {
            objectName: "view-table"
            visible: !Sizes.narrow
            chosen: chips.wishes.viewMode === WishlistModel.ViewMode.Table
            name: qsTr("Show a table", "a button: a way to see the list")
            keyHint: "3"
            icon.name: "table"
            onClicked: chips.wishes.viewMode = WishlistModel.ViewMode.Table
        }
    }
    Lazy {
        id: sortMenu
        active: false
        file: Qt.resolvedUrl("SortMenu.qml")
        given: ({"wishes": chips.wishes})
    }
}
