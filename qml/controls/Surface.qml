// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// The ground of menus, sheets and toasts, with the one shadow there is.
Rectangle {
    radius: Sizes.radius
    color: Tokens.page
    border.width: Sizes.hair
    border.color: Tokens.line

    Rectangle {
        z: -1
        x: -Sizes.s2
        y: Sizes.s2
        width: parent.width + Sizes.s4
        height: parent.height + Sizes.s2
        radius: parent.radius + Sizes.s2
        color: Tokens.shade
    }
}
