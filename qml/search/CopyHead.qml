// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// The head of the table of copies; its cells sort.
Item {
    id: head

    required property CopiesModel copies

    implicitHeight: Sizes.tableHead
    Accessible.role: Accessible.Row
    onWidthChanged: CopyColumns.width = width
    Component.onCompleted: CopyColumns.width = width

    Row {
        anchors.left: parent.left
        anchors.leftMargin: Sizes.colCopyTick

        HeadCell {
            objectName: "copies-head-total"
            width: Sizes.colCopyTotal
            text: qsTr("Total", "a column: price delivered")
            atEnd: true
            sorted: head.copies.sortKey === CopiesModel.CopySortKey.Total
            descending: head.copies.sortDescending
            onClicked: head.copies.sortBy(CopiesModel.CopySortKey.Total)
        }
        HeadCell {
            objectName: "copies-head-price"
            visible: !CopyColumns.folded
            width: Sizes.colCopyPrice
            text: qsTr("Copy", "a column: price of the copy alone")
            atEnd: true
            sorted: head.copies.sortKey === CopiesModel.CopySortKey.Price
            descending: head.copies.sortDescending
            onClicked: head.copies.sortBy(CopiesModel.CopySortKey.Price)
        }
        HeadCell {
            visible: !CopyColumns.folded
            width: Sizes.colCopyPostage
            text: qsTr("Postage", "a column")
            atEnd: true
            sorts: false
        }
        HeadCell {
            objectName: "copies-head-condition"
            width: CopyColumns.condition
            text: qsTr("Condition", "a column")
            sorted: head.copies.sortKey === CopiesModel.CopySortKey.Condition
            descending: head.copies.sortDescending
            onClicked: head.copies.sortBy(CopiesModel.CopySortKey.Condition)
        }
        HeadCell {
            width: CopyColumns.edition
            text: qsTr("Edition", "a column")
            sorts: false
        }
        HeadCell {
            objectName: "copies-head-seller"
            width: CopyColumns.seller
            text: qsTr("Seller", "a column")
            sorted: head.copies.sortKey === CopiesModel.CopySortKey.Seller
            descending: head.copies.sortDescending
            onClicked: head.copies.sortBy(CopiesModel.CopySortKey.Seller)
        }
        HeadCell {
            visible: !CopyColumns.folded
            width: Sizes.colCopyFrom
            text: qsTr("From", "a column: the country it comes from")
            sorts: false
        }
        HeadCell {
            objectName: "copies-head-seen"
            width: Sizes.colCopySeen
            text: qsTr("Seen", "a column: how old the quote is")
            sorted: head.copies.sortKey === CopiesModel.CopySortKey.Seen
            descending: head.copies.sortDescending
            onClicked: head.copies.sortBy(CopiesModel.CopySortKey.Seen)
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Sizes.hair
        color: Tokens.edge
    }
}
