// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Window
import Endpaper.Ui

// Scrolls its page so that what has the focus can be seen. Stands inside the page.
Item {
    id: follow

    required property Flickable flick
    readonly property Item focused: Window.activeFocusItem

    function isInside(item: Item): bool {
        for (let each = item; each; each = each.parent) {
            if (each === flick.contentItem) {
                return true;
            }
        }
        return false;
    }
    function show(item: Item): void {
        const top = item.mapToItem(flick.contentItem, 0, 0).y - Sizes.s24;
        const bottom = top + item.height + Sizes.s48;
        if (top < flick.contentY) {
            flick.contentY = Math.max(0, top);
        } else if (bottom > flick.contentY + flick.height) {
            flick.contentY = Math.max(0, Math.min(bottom, flick.contentHeight) - flick.height);
        }
    }

    onFocusedChanged: {
        if (focused && focused.height < flick.height && isInside(focused)) {
            show(focused);
        }
    }
}
