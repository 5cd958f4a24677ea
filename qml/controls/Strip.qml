// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// One line under the omnibox for a state that lasts: an icon, words, perhaps a way out, and a cross.
Rectangle {
    id: strip

    required property string text
    property string iconName: "info"
    property color ground: Tokens.infoSoft
    property color tint: Tokens.info
    property string actionText: ""
    property bool dismissible: true
    property string baseName: "strip"

    signal acted
    signal dismissed

    objectName: baseName
    implicitHeight: Math.max(Sizes.target, words.implicitHeight + Sizes.s12)
    radius: Sizes.radius
    color: ground
    border.width: Tokens.highContrast ? Sizes.hair : 0
    border.color: Tokens.ink
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Icon {
        id: face
        anchors.left: parent.left
        anchors.leftMargin: Sizes.s12
        anchors.verticalCenter: parent.verticalCenter
        name: strip.iconName
        color: strip.tint
    }
    Words {
        id: words
        anchors.left: face.right
        anchors.leftMargin: Sizes.s8
        anchors.right: buttons.left
        anchors.rightMargin: Sizes.s8
        anchors.verticalCenter: parent.verticalCenter
        text: strip.text
        font: Type.small
        wrapMode: Text.Wrap
        maximumLineCount: 3
        elide: Text.ElideRight
    }
    Row {
        id: buttons
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter

        Button {
            objectName: strip.baseName + "-action"
            visible: strip.actionText !== ""
            quiet: true
            text: strip.actionText
            onClicked: strip.acted()
        }
        IconButton {
            objectName: strip.baseName + "-dismiss"
            visible: strip.dismissible
            name: qsTr("Hide this line", "a button on a strip of words")
            icon.name: "close"
            onClicked: strip.dismissed()
        }
    }
}
