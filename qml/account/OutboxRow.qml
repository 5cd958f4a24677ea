// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// One change that waits, in words.
Item {
    id: entry

    required property int index
    required property string words
    required property string sinceText
    required property bool isRefused
    required property var group
    required property string command

    signal againAsked
    signal letGoAsked

    objectName: "outbox-row-" + index
    height: Math.max(Sizes.target, text.implicitHeight + Sizes.s12) + (isRefused ? ways.height : 0)
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1, %2", "a change that waits, and since when").arg(words).arg(sinceText)

    Icon {
        id: face
        anchors.left: parent.left
        anchors.verticalCenter: text.verticalCenter
        name: entry.isRefused ? "error" : "outbox"
        color: entry.isRefused ? Tokens.danger : Tokens.ink3
    }
    Words {
        id: text
        anchors.left: face.right
        anchors.leftMargin: Sizes.s12
        anchors.right: since.left
        anchors.rightMargin: Sizes.s12
        y: Math.round((parent.height - (entry.isRefused ? ways.height : 0) - height) / 2)
        text: entry.words
        wrapMode: Text.Wrap
        color: entry.isRefused ? Tokens.danger : Tokens.ink
    }
    Words {
        id: since
        anchors.right: parent.right
        anchors.verticalCenter: text.verticalCenter
        text: entry.sinceText
        font: Type.caption
        color: Tokens.ink3
    }
    Row {
        id: ways
        anchors.left: text.left
        anchors.bottom: parent.bottom
        visible: entry.isRefused
        spacing: Sizes.s8

        Button {
            objectName: "outbox-again-" + entry.index
            quiet: true
            leftPadding: 0
            text: qsTr("Try once more", "a button: send a change that was refused again")
            onClicked: entry.againAsked()
        }
        Button {
            objectName: "outbox-drop-" + entry.index
            quiet: true
            text: qsTr("Let it go", "a button: a change that was refused is given up")
            onClicked: entry.letGoAsked()
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Sizes.hair
        color: Tokens.line
    }
}
