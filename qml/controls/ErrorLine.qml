// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// What went wrong, with its icon; nothing where all is well.
Item {
    id: line

    required property string text

    visible: text !== ""
    implicitHeight: visible ? Math.max(face.height, words.implicitHeight) : 0
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    Icon {
        id: face
        anchors.left: parent.left
        name: "error"
        size: Sizes.iconSmall
        color: Tokens.danger
    }
    Words {
        id: words
        anchors.left: face.right
        anchors.leftMargin: Sizes.s6
        anchors.right: parent.right
        text: line.text
        font: Type.small
        color: Tokens.danger
        wrapMode: Text.Wrap
    }
}
