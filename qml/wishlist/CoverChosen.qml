// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// The ground of a book in the wall that is selected.
Rectangle {
    required property CoverCell cell

    z: -1
    visible: cell.isSelected
    x: cell.side - Sizes.s8
    y: cell.coverTop - Sizes.s8
    width: Sizes.coverWidth + Sizes.s16
    height: cell.height - y - Sizes.s4
    radius: Sizes.radius
    color: Tokens.sel

    Rectangle {
        anchors.left: parent.left
        width: Sizes.bar
        height: parent.height
        radius: Sizes.s2
        color: Tokens.accent
    }
}
