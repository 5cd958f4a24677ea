// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Window
import Endpaper.Ui

// The parts of the window that F6 goes through: rail, box, content, pane, bar; and the way back of the focus,
// which a sheet or a menu leaves nowhere when it shuts.
Item {
    id: regions

    required property list<Item> parts
    required property Places content
    required property Item frame
    readonly property Item focused: Window.activeFocusItem
    property Item before: null

    onFocusedChanged: {
        if (!focused || focused === frame.parent) {
            later.start();
        } else if (isInFrame(focused)) {
            before = focused;
        }
    }
    function isInFrame(item: Item): bool {
        for (let each = item; each; each = each.parent) {
            if (each === frame) {
                return true;
            }
        }
        return false;
    }
    function restore(): void {
        if (focused && focused !== frame.parent) {
            return;
        }
        if (before && before.visible) {
            before.forceActiveFocus(Qt.PopupFocusReason);
        } else {
            content.focusContent();
        }
    }

    function indexOf(item: Item): int {
        for (let each = item; each; each = each.parent) {
            for (let at = 0; at < parts.length; ++at) {
                if (parts[at] === each) {
                    return at;
                }
            }
        }
        return -1;
    }
    function step(by: int): void {
        const count = parts.length;
        let at = indexOf(focused);
        for (let tried = 0; tried < count; ++tried) {
            at = (at + by + count) % count;
            const part = parts[at];
            if (part === content) {
                content.focusContent();
                return;
            }
            if (part.visible && part.width > 0) {
                part.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason);
                return;
            }
        }
    }

    Shortcut {
        sequences: ["F6"]
        onActivated: regions.step(1)
    }
    Shortcut {
        sequences: ["Shift+F6"]
        onActivated: regions.step(-1)
    }
    // After whatever shuts has settled where the focus is.
    Timer {
        id: later
        interval: 0
        onTriggered: regions.restore()
    }
}
