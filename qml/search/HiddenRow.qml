// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// Something hidden: what, why and since when.
Item {
    id: entry

    required property int index
    required property string what
    required property string why

    signal showAsked

    implicitHeight: Math.max(words.height, button.height) + Sizes.s8

    Column {
        id: words
        anchors.left: parent.left
        anchors.right: button.left
        anchors.rightMargin: Sizes.s8

        Words {
            width: parent.width
            text: entry.what
            wrapMode: Text.Wrap
        }
        Words {
            width: parent.width
            text: entry.why
            font: Type.small
            color: Tokens.ink3
            wrapMode: Text.Wrap
        }
    }
    Button {
        id: button
        objectName: "hidden-show-" + entry.index
        anchors.right: parent.right
        text: qsTr("Show again", "a button: of a hidden copy or seller")
        Accessible.name: qsTr("Show %1 again", "a button: of a hidden copy or seller").arg(entry.what)
        onClicked: entry.showAsked()
    }
}
