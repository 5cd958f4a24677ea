// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// The ring of keyboard focus: 2 px, with a gap of 2 px of the ground. Put into a control; `shown` is its
// visualFocus. Drawn when first shown: each control has one, and few ever show it.
Item {
    id: ring

    required property bool shown
    property real inner: Sizes.radius
    property int gap: Sizes.focusRing
    property QtObject line: null

    anchors.fill: parent
    visible: false
    onShownChanged: {
        if (shown && !line) {
            line = Qt.createComponent(Qt.resolvedUrl("FocusLine.qml")).createObject(ring, {
                "ring": ring
            });
        }
        visible = shown;
    }
}
