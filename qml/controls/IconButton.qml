// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Endpaper.Ui

// A button of one icon, named by verb and object; the name is its tooltip too.
T.AbstractButton {
    id: control

    required property string name
    property bool turns: false
    property color tint: Tokens.ink2
    property string keyHint: ""
    // One of a few ways to see things, the one in force.
    property bool chosen: false

    implicitWidth: Sizes.target
    implicitHeight: Sizes.target
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: name
    Accessible.checked: chosen
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            name: control.icon.name
            turns: control.turns
            color: !control.enabled ? Tokens.edge : control.chosen ? Tokens.softInk : control.hovered ? Tokens.ink : control.tint
        }
    }
    background: Rectangle {
        radius: Sizes.radius
        color: control.chosen ? Tokens.soft : control.down ? Tokens.sunk : control.hovered ? Tokens.page : Tokens.none
        border.width: control.chosen && Tokens.highContrast ? Sizes.focusRing : 0
        border.color: Tokens.ink

        FocusRing {
            shown: control.visualFocus
        }
    }

    Tooltip {
        shown: control.hovered || control.visualFocus
        text: control.keyHint === "" ? control.name : qsTr("%1 (%2)", "a tooltip: what it does, and its key").arg(control.name).arg(control.keyHint)
    }
}
