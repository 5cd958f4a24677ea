// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// On a shared list: that it may only be looked at, who buys the book, and "I buy this one".
Column {
    id: part

    required property ClaimEditor claims

    spacing: Sizes.s8

    Words {
        objectName: "book-read-only"
        width: parent.width
        visible: text !== ""
        text: part.claims.readOnlyLine
        font: Type.small
        color: Tokens.ink2
        wrapMode: Text.Wrap
    }
    Words {
        objectName: "book-claim-line"
        width: parent.width
        visible: part.claims.isShown && text !== ""
        text: part.claims.line
        font: Type.strong
        wrapMode: Text.Wrap
    }
    Button {
        objectName: "book-claim"
        visible: part.claims.canToggle
        icon.name: part.claims.isMine ? "undo" : "gift"
        text: part.claims.isMine ? qsTr("I do not buy it after all", "a button on a book of a shared list") : qsTr("I buy this one", "a button on a book of a shared list")
        onClicked: part.claims.toggle()
    }
}
