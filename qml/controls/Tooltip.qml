// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Endpaper.Ui

// Says the name of what stands above it, after a while. Made only when first wanted.
Lazy {
    id: tip

    required property bool shown
    required property string text

    active: false
    onShownChanged: {
        if (shown) {
            active = true;
        }
    }
    sourceComponent: TooltipBubble {
        parent: tip.parent
        wanted: tip.shown
        text: tip.text
    }
}
