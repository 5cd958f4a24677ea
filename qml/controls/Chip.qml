// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Endpaper.Ui

// A choice that can be on or off; on, it carries a tick.
T.AbstractButton {
    id: control

    // The owner's truth: a click only asks. A chip that is no choice is a plain button.
    property bool chosen: false
    property bool choice: true

    implicitWidth: Math.ceil(row.implicitWidth) + leftPadding + rightPadding
    // Drawn lower than it can be hit.
    implicitHeight: Math.max(Sizes.target, Sizes.chip)
    topInset: Math.round((height - Sizes.chip) / 2)
    bottomInset: topInset
    leftPadding: Sizes.s12
    rightPadding: Sizes.s12
    focusPolicy: Qt.StrongFocus
    Accessible.role: choice ? Accessible.CheckBox : Accessible.Button
    Accessible.name: text
    Accessible.checkable: choice
    Accessible.checked: chosen
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    contentItem: Item {
        Row {
            id: row
            anchors.centerIn: parent
            spacing: Sizes.s4

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: name !== ""
                name: control.chosen ? "check" : control.icon.name
                size: Sizes.iconSmall
                color: control.chosen ? Tokens.softInk : Tokens.ink2
            }
            Words {
                anchors.verticalCenter: parent.verticalCenter
                text: control.text
                font: Type.small
                color: control.chosen ? Tokens.softInk : Tokens.ink2
            }
        }
    }
    background: Rectangle {
        radius: height / 2
        color: control.chosen ? Tokens.soft : control.down ? Tokens.sunk : control.hovered ? Tokens.page : Tokens.none
        border.width: control.chosen && Tokens.highContrast ? Sizes.focusRing : Sizes.hair
        border.color: control.chosen ? Tokens.softInk : Tokens.edge

        FocusRing {
            shown: control.visualFocus
            inner: parent.radius
        }
    }
}
