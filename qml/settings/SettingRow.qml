// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// A setting: its name and what it does at the start, its control at the end (below, where it is narrow).
Item {
    id: row

    required property string label
    property string detail: ""
    default property alias body: holder.data
    readonly property bool stacked: width < Sizes.measure && holder.childrenRect.width > Sizes.label

    implicitHeight: stacked ? words.height + Sizes.s4 + holder.childrenRect.height : Math.max(words.height, holder.childrenRect.height)

    Column {
        id: words
        anchors.left: parent.left
        y: row.stacked ? 0 : Math.round((row.height - height) / 2)
        width: row.stacked ? row.width : row.width - holder.childrenRect.width - Sizes.s24

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
        anchors.right: row.stacked ? undefined : parent.right
        anchors.left: row.stacked ? parent.left : undefined
        y: row.stacked ? words.height + Sizes.s4 : Math.round((row.height - childrenRect.height) / 2)
        width: childrenRect.width
        height: childrenRect.height
    }
}
