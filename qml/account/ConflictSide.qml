// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// One of two values that met.
Item {
    id: side

    required property string baseName
    required property string heading
    required property string value
    required property string where
    required property string action

    signal chosen

    implicitHeight: Math.max(words.implicitHeight, choose.implicitHeight)

    Column {
        id: words
        anchors.left: parent.left
        anchors.right: choose.left
        anchors.rightMargin: Sizes.s12
        anchors.verticalCenter: parent.verticalCenter

        Words {
            width: parent.width
            text: qsTr("%1: %2", "which of two values, and the value").arg(side.heading).arg(side.value)
            wrapMode: Text.Wrap
            maximumLineCount: 4
            elide: Text.ElideRight
        }
        Words {
            width: parent.width
            text: side.where
            font: Type.small
            color: Tokens.ink2
            wrapMode: Text.Wrap
        }
    }
    Button {
        id: choose
        objectName: side.baseName
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        text: side.action
        Accessible.name: qsTr("%1: %2", "which of two values, and the value").arg(side.action).arg(side.value)
        onClicked: side.chosen()
    }
}
