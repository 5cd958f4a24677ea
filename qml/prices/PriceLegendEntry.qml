// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// A line of the plot, its mark and its name.
Row {
    id: entry

    property int look: PriceMark.Look.Fine
    property string text: ""
    readonly property bool isLine: look !== PriceMark.Look.Bought && look !== PriceMark.Look.Told

    spacing: Sizes.s4

    Item {
        width: Sizes.s24
        height: Type.captionLine

        PriceLine {
            anchors.fill: parent
            visible: entry.isLine
            path: entry.isLine ? "M 0 " + Math.round(height / 2) + " H " + width : ""
            look: entry.isLine ? entry.look : PriceMark.Look.Target
        }
        PriceMark {
            anchors.centerIn: parent
            visible: entry.look !== PriceMark.Look.Target
            look: entry.look
        }
    }
    Words {
        text: entry.text
        font: Type.caption
        color: Tokens.ink2
    }
}
