// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// The rows under the box; made when first something is typed.
Lazy {
    id: drop

    required property OmniboxModel omnibox
    required property bool open
    readonly property int row: item ? Math.max(0, (item as OmniboxRows).currentIndex) : 0

    function step(by: int): void {
        if (item) {
            (item as OmniboxRows).step(by);
        }
    }

    y: parent.height + Sizes.s4
    width: parent.width
    active: false
    onOpenChanged: active = active || open
    file: Qt.resolvedUrl("OmniboxRows.qml")
    given: ({"drop": drop})
}
