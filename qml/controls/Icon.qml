// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Window
import Endpaper.Ui

// One drawing of the icon set, in one colour; the same file serves both themes and any density.
Image {
    id: icon

    property string name: ""
    property color color: Tokens.ink2
    property int size: Sizes.icon
    // Arrows, lists and back turn round where reading goes from right to left.
    property bool turns: false

    width: size
    height: size
    source: name === "" ? "" : "image://endpaper-icon/" + name + "/" + color.toString().slice(1)
    sourceSize.width: Math.round(size * Screen.devicePixelRatio)
    mirror: turns && LayoutMirroring.enabled
    Accessible.ignored: true
}
