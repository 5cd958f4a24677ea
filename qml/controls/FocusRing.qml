// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// The ring of keyboard focus: 2 px, with a gap of 2 px of the ground. Put into a control; `shown` is its
// visualFocus.
Rectangle {
    id: ring

    required property bool shown
    property real inner: Sizes.radius
    property int gap: Sizes.focusRing

    anchors.fill: parent
    anchors.margins: -(gap + Sizes.focusRing)
    visible: shown
    radius: inner + gap + Sizes.focusRing
    color: Tokens.none
    border.color: Tokens.focus
    border.width: Sizes.focusRing
}
