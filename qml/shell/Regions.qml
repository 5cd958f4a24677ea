// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// The parts of the window that F6 goes through: rail, box, content, pane, bar.
QtObject {
    id: regions

    required property list<Item> parts
    required property Places content

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
    function step(from: Item, by: int): void {
        const count = parts.length;
        let at = indexOf(from);
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
}
