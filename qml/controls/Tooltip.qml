// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// Says the name of what it stands in, after a while. Its bubble is made when first wanted.
Item {
    id: tip

    required property bool shown
    required property string text
    property QtObject bubble: null

    onShownChanged: {
        if (shown && !bubble) {
            bubble = Qt.createComponent(Qt.resolvedUrl("TooltipBubble.qml")).createObject(tip.parent, {
                "tip": tip
            });
        }
    }
}
