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

    objectName: "outbox-row-" + index
    height: Math.max(Sizes.target, text.implicitHeight + Sizes.s12)
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1, %2", "a change that waits, and since when").arg(words).arg(sinceText)

    Icon {
        id: face
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        name: entry.isRefused ? "error" : "outbox"
        color: entry.isRefused ? Tokens.danger : Tokens.ink3
    }
    Words {
        id: text
        anchors.left: face.right
        anchors.leftMargin: Sizes.s12
        anchors.right: since.left
        anchors.rightMargin: Sizes.s12
        anchors.verticalCenter: parent.verticalCenter
        text: entry.words
        wrapMode: Text.Wrap
        color: entry.isRefused ? Tokens.danger : Tokens.ink
    }
    Words {
        id: since
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        text: entry.sinceText
        font: Type.caption
        color: Tokens.ink3
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Sizes.hair
        color: Tokens.line
    }
}
