// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Endpaper.Ui

// A page that scrolls as one column; its children stand in it.
FocusScope {
    id: page

    default property alias body: column.data
    property alias spacing: column.spacing
    property int columnWidth: Sizes.column
    property bool centred: false

    Accessible.role: Accessible.Pane

    Follow {
        flick: flick
    }
    Flickable {
        id: flick
        anchors.fill: parent
        contentHeight: column.implicitHeight + Sizes.s48
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: ScrollBar {}

        Column {
            id: column
            x: page.centred ? Math.round((flick.width - width) / 2) : LayoutMirroring.enabled ? flick.width - width - Sizes.gutter : Sizes.gutter
            y: Sizes.s8
            width: Math.min(page.columnWidth, flick.width - Sizes.gutter * 2)
            spacing: Sizes.s16
        }
    }
}
