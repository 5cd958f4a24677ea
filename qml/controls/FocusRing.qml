// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// The ring of keyboard focus around what it stands in: 2 px, with a gap of 2 px of the ground. `shown` is
// the control's visualFocus. Drawn when first shown: each control has one, and few ever show it; so it
// binds nothing else.
Item {
    id: ring

    required property bool shown
    property var inner // radius of what stands in it, unless it is that of controls
    property var gap // unless it is 2 px
    property QtObject line: null

    onShownChanged: {
        if (shown && !line) {
            line = Qt.createComponent(Qt.resolvedUrl("FocusLine.qml")).createObject(ring.parent, {
                "ring": ring
            });
        }
    }
}
