// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// While the draft differs from what is kept: keep it, or go back.
Rectangle {
    id: bar

    required property BookEditor book

    signal leaveAsked

    implicitHeight: Math.max(Sizes.selectionBar, column.implicitHeight + Sizes.s16)
    color: Tokens.page

    Rectangle {
        width: parent.width
        height: Sizes.hair
        color: Tokens.line
    }
    Column {
        id: column
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Sizes.s24
        anchors.rightMargin: Sizes.s24
        anchors.verticalCenter: parent.verticalCenter
        spacing: Sizes.s4

        ErrorLine {
            objectName: "book-error"
            width: parent.width
            text: bar.book.error
        }
        Flow {
            width: parent.width
            spacing: Sizes.s8

            Button {
                objectName: "book-save"
                primary: true
                enabled: bar.book.valid && !bar.book.busy
                text: bar.book.isNew ? qsTr("Add this book", "a button") : qsTr("Save", "a button: keep what was changed")
                onClicked: bar.book.submit()
            }
            Button {
                objectName: "book-revert"
                quiet: true
                text: bar.book.isNew ? qsTr("Cancel", "a button") : qsTr("Put it back", "a button: forget what was changed")
                onClicked: {
                    bar.book.revert();
                    bar.leaveAsked();
                }
            }
        }
    }
}
