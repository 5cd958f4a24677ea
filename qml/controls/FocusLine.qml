// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// What a FocusRing draws, around it.
Rectangle {
    required property FocusRing ring

    anchors.fill: parent
    anchors.margins: -(ring.gap + Sizes.focusRing)
    radius: ring.inner + ring.gap + Sizes.focusRing
    color: Tokens.none
    border.color: Tokens.focus
    border.width: Sizes.focusRing
}
