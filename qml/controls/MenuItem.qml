// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Endpaper.Ui

// A row of a Menu.
T.MenuItem {
    id: control

    property string keyText: ""
    property bool danger: false

    implicitWidth: Sizes.menu
    implicitHeight: visible ? Sizes.target : 0
    height: implicitHeight
    leftPadding: Sizes.s12
    rightPadding: Sizes.s12
    font: Type.body
    Accessible.role: Accessible.MenuItem
    Accessible.name: text
    Accessible.checked: checked

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
            anchors.left: face.visible ? face.right : parent.left
            anchors.leftMargin: face.visible ? Sizes.s8 : 0
            anchors.right: tick.left
            anchors.rightMargin: Sizes.s8
            anchors.verticalCenter: parent.verticalCenter
            text: control.text
            font: control.font
            color: !control.enabled ? Tokens.ink3 : control.danger ? Tokens.danger : Tokens.ink
        }
        Words {
            id: tick
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            text: control.keyText
            font: Type.caption
            color: Tokens.ink3
        }
    }
    indicator: Icon {
        x: control.mirrored ? Sizes.s8 : control.width - width - Sizes.s8
        y: Math.round((control.height - height) / 2)
        visible: control.checked
        name: "check"
        color: Tokens.accent
    }
    background: Rectangle {
        radius: Sizes.s6
        color: control.highlighted ? Tokens.sel : Tokens.none

        Rectangle {
            visible: control.highlighted
            anchors.left: parent.left
            width: Sizes.bar
            height: parent.height
            radius: Sizes.s2
            color: Tokens.accent
        }
    }
}
