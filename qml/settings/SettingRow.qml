// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// A setting: its name and what it does at the start, its control at the end (below, where it is narrow).
Item {
    id: row

    required property string label
    property string detail: ""
    default property alias body: holder.data
    readonly property Item control: holder.children.length > 0 ? holder.children[0] : null
    readonly property real controlWidth: control ? control.width : 0
    readonly property real controlHeight: control ? control.height : 0
    readonly property bool stacked: (width < Sizes.measure && controlWidth > Sizes.label) || width - controlWidth - Sizes.s24 < Sizes.fieldShort

    implicitHeight: stacked ? words.height + Sizes.s4 + controlHeight : Math.max(words.height, controlHeight)

    Column {
        id: words
        anchors.left: parent.left
        y: row.stacked ? 0 : Math.round((row.height - height) / 2)
        width: row.stacked ? row.width : row.width - row.controlWidth - Sizes.s24

        Words {
            width: parent.width
            text: row.label
            wrapMode: Text.Wrap
        }
        Words {
            width: parent.width
            visible: text !== ""
            text: row.detail
            font: Type.small
            color: Tokens.ink3
            wrapMode: Text.Wrap
        }
    }
    Item {
        id: holder
        x: row.stacked !== LayoutMirroring.enabled ? 0 : row.width - width
        y: row.stacked ? words.height + Sizes.s4 : Math.round((row.height - height) / 2)
        width: row.controlWidth
        height: row.controlHeight
    }
}
