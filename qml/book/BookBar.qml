// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// The head of the pane or page: back or close, and what can be done with the book as a whole.
Item {
    id: bar

    required property BookEditor book
    required property bool asPage
    property bool readOnly: false

    signal closed
    signal widened
    signal moveAsked
    signal removeAsked

    implicitHeight: Sizes.target + Sizes.s12

    IconButton {
        objectName: "book-back"
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        visible: bar.asPage
        name: qsTr("Back to the list", "a button")
        keyHint: qsTr("Esc", "a key")
        icon.name: "back"
        turns: true
        onClicked: bar.closed()
    }
    Words {
        anchors.left: parent.left
        anchors.leftMargin: bar.asPage ? Sizes.target + Sizes.s8 : Sizes.s8
        anchors.right: buttons.left
        anchors.verticalCenter: parent.verticalCenter
        text: bar.book.isNew ? qsTr("New book", "name of the pane") : bar.book.listName
        font: Type.overline
        color: Tokens.ink3
    }
    Row {
        id: buttons
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter

        IconButton {
            objectName: "book-move"
            visible: !bar.book.isNew && !bar.readOnly
            name: qsTr("Move this book to another list", "a button")
            icon.name: "move"
            onClicked: bar.moveAsked()
        }
        IconButton {
            objectName: "book-remove"
            visible: !bar.book.isNew && !bar.readOnly
            name: qsTr("Remove this book from its list", "a button")
            icon.name: "remove"
            onClicked: bar.removeAsked()
        }
        IconButton {
            objectName: "book-widen"
            visible: !bar.asPage && !bar.book.isNew
            name: qsTr("Open as a page", "a button: more room for the book")
            icon.name: "columns"
            onClicked: bar.widened()
        }
        IconButton {
            objectName: "book-close"
            visible: !bar.asPage
            name: qsTr("Close this book", "a button")
            keyHint: qsTr("Esc", "a key")
            icon.name: "close"
            onClicked: bar.closed()
        }
    }
}
