// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// A command and its key.
Item {
    id: entry

    required property string commandId
    required property string label
    required property string shortcutText

    visible: shortcutText !== "" && commandId !== "go.basket"
    height: Math.max(Sizes.railRow, words.implicitHeight + Sizes.s8)
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("%1: %2", "a command, its key").arg(label).arg(shortcutText)

    Words {
        id: words
        wrapMode: Text.Wrap
        anchors.left: parent.left
        anchors.right: cap.left
        anchors.rightMargin: Sizes.s8
        anchors.verticalCenter: parent.verticalCenter
        text: entry.label
    }
    KeyCap {
        id: cap
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        text: entry.shortcutText
    }
}
