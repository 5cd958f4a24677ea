// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Endpaper.Ui

// A button on the dark ground of a toast.
T.Button {
    id: control

    implicitWidth: Math.max(Sizes.target, words.implicitWidth + Sizes.s24)
    implicitHeight: Sizes.target
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: text
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    contentItem: Item {
        Words {
            id: words
            anchors.centerIn: parent
            text: control.text
            font: Type.strong
            color: Tokens.paper
        }
        Icon {
            anchors.centerIn: parent
            name: control.icon.name
            color: Tokens.paper
        }
    }
    background: Rectangle {
        radius: Sizes.radius
        color: Tokens.none
        border.width: control.visualFocus || control.hovered ? Sizes.hair + (control.visualFocus ? Sizes.hair : 0) : 0
        border.color: Tokens.paper
    }
}
