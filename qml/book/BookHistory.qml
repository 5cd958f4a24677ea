// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// What copies of the book cost before, in its pane.
Column {
    id: part

    required property PriceHistory prices

    signal largeAsked

    spacing: Sizes.s8

    Item {
        width: parent.width
        implicitHeight: Math.max(head.height, large.height)

        Heading {
            id: head
            anchors.left: parent.left
            anchors.right: large.left
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Price", "heading in the pane of a book: what copies cost over time")
        }
        IconButton {
            id: large
            objectName: "book-prices-large"
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            name: qsTr("Price history, large", "a button")
            keyHint: qsTr("H", "a key")
            icon.name: "plot"
            onClicked: part.largeAsked()
        }
    }
    PricePart {
        width: parent.width
        prices: part.prices
    }
}
