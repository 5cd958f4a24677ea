// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// The detail pane at the end of the window, and the handle that makes it wider or narrower.
Item {
    id: host

    required property bool shown
    required property BookEditor book
    required property ClaimEditor claims
    required property LibraryModel library
    required property Router router
    required property Sheets sheets
    property real wanted: Sizes.pane
    readonly property real room: Math.max(Sizes.paneMin, Sizes.windowWidth - Sizes.rail - Sizes.contentMin)

    width: shown ? Math.round(Math.min(Math.max(wanted, Sizes.paneMin), Sizes.paneMax, room)) : 0
    visible: shown

    Lazy {
        anchors.fill: parent
        active: host.shown
        file: Qt.resolvedUrl("PaneBook.qml")
        given: ({"host": host})
    }
    MouseArea {
        objectName: "pane-handle"
        anchors.left: parent.left
        anchors.leftMargin: -Sizes.s4
        width: Sizes.s8
        height: parent.height
        cursorShape: Qt.SplitHCursor
        onPositionChanged: mouse => {
            const at = mapToItem(host, mouse.x, 0).x;
            host.wanted = host.width - (host.LayoutMirroring.enabled ? at - host.width : at);
        }
    }
}
