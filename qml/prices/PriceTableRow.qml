// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// A day and what copies cost from it on; or the head of the table.
Rectangle {
    id: entry

    required property string dayText
    required property string fineText
    required property string goodText
    required property string anyText
    required property string eventText
    required property string accessibleName
    property bool heads: false
    property bool current: false
    readonly property real column: (width - Sizes.s8 - Sizes.scrollRoom) / 4

    height: Math.max(Sizes.tableHead, row.height + (event.visible ? event.height : 0) + Sizes.s8)
    color: current ? Tokens.sel : Tokens.none
    Accessible.role: Accessible.ListItem
    Accessible.name: accessibleName
    Accessible.ignored: heads

    Row {
        id: row
        x: Sizes.s4
        y: Math.round((entry.height - height - (event.visible ? event.height : 0)) / 2)

        PriceCell {
            width: entry.column
            text: entry.dayText
            heads: entry.heads
        }
        PriceCell {
            width: entry.column
            text: entry.fineText
            heads: entry.heads
            money: true
        }
        PriceCell {
            width: entry.column
            text: entry.goodText
            heads: entry.heads
            money: true
        }
        PriceCell {
            width: entry.column
            text: entry.anyText
            heads: entry.heads
            money: true
        }
    }
    Words {
        id: event
        objectName: "price-event"
        anchors.top: row.bottom
        x: Sizes.s4
        width: parent.width - Sizes.s8
        visible: text !== ""
        text: entry.eventText
        font: Type.caption
        color: Tokens.ink2
        wrapMode: Text.Wrap
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Sizes.hair
        color: entry.heads ? Tokens.edge : Tokens.line
    }
}
