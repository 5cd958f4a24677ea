// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Endpaper.Ui

// A small box with a tick.
T.CheckBox {
    id: control

    required property string name

    implicitWidth: indicator.implicitWidth
    implicitHeight: indicator.implicitHeight
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.CheckBox
    Accessible.name: name

    indicator: Rectangle {
        anchors.centerIn: parent
        implicitWidth: Sizes.iconSmall
        implicitHeight: Sizes.iconSmall
        radius: Sizes.radiusMark
        color: control.checked ? Tokens.accent : Tokens.page
        border.width: control.checked ? 0 : Sizes.hair
        border.color: Tokens.edge

        Icon {
            anchors.centerIn: parent
            visible: control.checked
            name: "check"
            size: parent.width - Sizes.s2
            color: Tokens.accentInk
        }
        FocusRing {
            shown: control.visualFocus
            inner: parent.radius
        }
    }
}
