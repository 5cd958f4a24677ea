// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Endpaper.Ui

// A row of a menu or of a list of choices: words, a tick where chosen, a key.
T.ItemDelegate {
    id: control

    property string keyText: ""
    property bool danger: false
    property bool dimmed: false

    implicitWidth: Sizes.menu
    implicitHeight: Math.max(Sizes.target, label.implicitHeight + Sizes.s8)
    leftPadding: Sizes.s12
    rightPadding: Sizes.s12
    font: Type.body
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.MenuItem
    Accessible.name: text
    Accessible.description: keyText
    Accessible.checked: checked
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    contentItem: Item {
        Icon {
            id: face
            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            visible: control.icon.name !== ""
            name: control.icon.name
            color: control.danger ? Tokens.danger : Tokens.ink2
        }
        Words {
            id: label
            wrapMode: Text.Wrap
            anchors.left: face.visible ? face.right : parent.left
            anchors.leftMargin: face.visible ? Sizes.s8 : 0
            anchors.right: cap.left
            anchors.rightMargin: Sizes.s8
            anchors.verticalCenter: parent.verticalCenter
            text: control.text
            font: control.font
            color: !control.enabled || control.dimmed ? Tokens.ink3 : control.danger ? Tokens.danger : Tokens.ink
        }
        Words {
            id: cap
            anchors.right: tick.left
            anchors.verticalCenter: parent.verticalCenter
            text: control.keyText
            font: Type.caption
            color: Tokens.ink3
        }
        Icon {
            id: tick
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            width: control.checked ? size : 0
            visible: control.checked
            name: "check"
            color: Tokens.accent
        }
    }
    background: Rectangle {
        radius: Sizes.s6
        color: control.highlighted || control.activeFocus ? Tokens.sel : control.hovered ? Tokens.sunk : Tokens.none

        Rectangle {
            visible: control.highlighted || control.activeFocus
            width: Sizes.bar
            height: parent.height
            radius: Sizes.s2
            color: Tokens.accent
        }
    }
}
