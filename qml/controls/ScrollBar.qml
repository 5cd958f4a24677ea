// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Endpaper.Ui

// Thin, and out of the way until it is used.
T.ScrollBar {
    id: control

    implicitWidth: Sizes.s10
    implicitHeight: Sizes.s10
    padding: Sizes.s2
    minimumSize: 0.06
    visible: policy === T.ScrollBar.AlwaysOn || (policy === T.ScrollBar.AsNeeded && size < 1)
    Accessible.ignored: true

    contentItem: Rectangle {
        implicitWidth: Sizes.s6
        implicitHeight: Sizes.s6
        radius: Sizes.bar
        color: control.pressed || control.hovered ? Tokens.ink3 : Tokens.edge
        opacity: control.active ? 1 : 0.5
    }
}
