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

    // The button under the words where there is no room beside them.
    readonly property bool stacked: Sizes.narrow && actionText !== "" && measure.advanceWidth > 2 * (width - face.width - buttons.width - Sizes.s48)

    signal acted
    signal dismissed

    objectName: baseName
    implicitHeight: stacked ? words.implicitHeight + Sizes.s12 + buttons.height : Math.max(Sizes.target, words.implicitHeight + Sizes.s12)
    radius: Sizes.radius
    color: ground
    border.width: Tokens.highContrast ? Sizes.hair : 0
    border.color: Tokens.ink
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    TextMetrics {
        id: measure
        font: Type.small
        text: strip.text
    }
    Icon {
        id: face
        anchors.left: parent.left
        anchors.leftMargin: Sizes.s12
        y: strip.stacked ? Sizes.s8 : Math.round((parent.height - height) / 2)
        name: strip.iconName
        color: strip.tint
    }
    Words {
        id: words
        anchors.left: face.right
        anchors.leftMargin: Sizes.s8
        anchors.right: strip.stacked ? parent.right : buttons.left
        anchors.rightMargin: Sizes.s8
        y: strip.stacked ? Sizes.s8 : Math.round((parent.height - height) / 2)
        text: strip.text
        font: Type.small
        wrapMode: Text.Wrap
        maximumLineCount: Sizes.narrow ? 6 : 3
        elide: Text.ElideRight
    }
    Row {
        id: buttons
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.bottomMargin: strip.stacked ? 0 : Math.round((parent.height - height) / 2)

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
