// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// What the book cost when it was bought, and the way to write that down.
Flow {
    id: part

    required property BookEditor book
    property bool readOnly: false

    signal boughtAsked

    spacing: Sizes.s8

    Words {
        objectName: "book-bought"
        visible: text !== ""
        width: Math.min(implicitWidth, part.width)
        height: Math.max(change.visible ? change.height : 0, implicitHeight)
        verticalAlignment: Text.AlignVCenter
        text: part.book.boughtLine
        font: Type.small
        color: Tokens.ink2
        wrapMode: Text.Wrap
    }
    Button {
        id: change
        objectName: "book-bought-change"
        visible: !part.readOnly
        quiet: true
        leftPadding: part.book.boughtLine === "" ? 0 : Sizes.s12
        icon.name: "parcel"
        text: part.book.boughtLine === "" ? qsTr("Bought it", "a button: write down what the book cost") : qsTr("Change", "a button: what the book cost")
        onClicked: part.boughtAsked()
    }
}
