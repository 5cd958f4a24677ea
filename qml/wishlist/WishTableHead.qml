// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// The header of the table of books; its cells sort.
Item {
    id: head

    required property WishlistModel wishes
    required property int titleWidth
    required property int restWidth
    required property real shift

    height: Sizes.tableHead
    Accessible.role: Accessible.Row

    Item {
        x: head.LayoutMirroring.enabled ? 0 : head.titleWidth
        width: head.width - head.titleWidth
        height: parent.height
        clip: head.shift > 0

        Row {
            x: head.LayoutMirroring.enabled ? parent.width - width + head.shift : -head.shift
            height: parent.height

            HeadCell {
                objectName: "table-head-author"
                width: Sizes.colAuthor
                text: qsTr("Author", "a column")
                sorted: head.wishes.sortKey === WishlistModel.SortKey.Author
                descending: head.wishes.sortDescending
                onClicked: head.wishes.sortBy(WishlistModel.SortKey.Author)
            }
            HeadCell {
                objectName: "table-head-total"
                width: Sizes.colTotal
                text: qsTr("Total", "a column: price delivered")
                atEnd: true
                sorted: head.wishes.sortKey === WishlistModel.SortKey.Total
                descending: head.wishes.sortDescending
                onClicked: head.wishes.sortBy(WishlistModel.SortKey.Total)
            }
            HeadCell {
                width: Sizes.colChange
                text: qsTr("Change", "a column: change of the price")
                atEnd: true
                sorts: false
            }
            HeadCell {
                width: Sizes.colTarget
                text: qsTr("Target", "a column: my target price")
                atEnd: true
                sorts: false
            }
            Item {
                width: Sizes.s24
                height: parent.height
            }
            HeadCell {
                width: Sizes.colNear
                text: qsTr("Near you", "a column")
                sorts: false
            }
            HeadCell {
                objectName: "table-head-added"
                width: Sizes.colAdded
                text: qsTr("Added", "a column: when it was added")
                sorted: head.wishes.sortKey === WishlistModel.SortKey.Added
                descending: head.wishes.sortDescending
                onClicked: head.wishes.sortBy(WishlistModel.SortKey.Added)
            }
            HeadCell {
                width: Sizes.colList
                text: qsTr("List", "a column: the list that holds the book")
                sorts: false
            }
        }
    }
    HeadCell {
        objectName: "table-head-title"
        anchors.left: parent.left
        width: head.titleWidth
        text: qsTr("Title", "a column")
        sorted: head.wishes.sortKey === WishlistModel.SortKey.Title
        descending: head.wishes.sortDescending
        onClicked: head.wishes.sortBy(WishlistModel.SortKey.Title)
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Sizes.hair
        color: Tokens.edge
    }
}
