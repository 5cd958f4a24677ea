// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// What a FocusRing draws.
Rectangle {
    required property FocusRing ring
    readonly property int out: (ring.gap ?? Sizes.focusRing) + Sizes.focusRing

    anchors.fill: parent
    anchors.margins: -out
    visible: ring.shown
    radius: (ring.inner ?? Sizes.radius) + out
    color: Tokens.none
    border.color: Tokens.focus
    border.width: Sizes.focusRing
}
