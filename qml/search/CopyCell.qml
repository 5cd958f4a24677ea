// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// Words in a cell of the table of copies, with a second line where columns are folded.
Item {
    id: cell

    required property string text
    property string second: ""
    property bool warns: false
    property bool sample: false
    property bool faint: false

    Icon {
        id: mark
        anchors.left: parent.left
        anchors.leftMargin: Sizes.s12
        anchors.verticalCenter: parent.verticalCenter
        visible: cell.warns
        name: "warning"
        size: Sizes.iconSmall
        color: Tokens.warn
    }
    Column {
        anchors.left: parent.left
        anchors.leftMargin: Sizes.s12 + (mark.visible ? mark.width + Sizes.s4 : 0)
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter

        Row {
            width: parent.width
            spacing: Sizes.s6

            Words {
                width: Math.min(implicitWidth, parent.width - (tag.visible ? tag.width + Sizes.s6 : 0))
                text: cell.text
                font: cell.faint ? Type.small : Type.body
                color: cell.warns ? Tokens.warn : cell.faint ? Tokens.ink2 : Tokens.ink
            }
            SampleMark {
                id: tag
                anchors.verticalCenter: parent.verticalCenter
                visible: cell.sample
            }
        }
        Words {
            width: parent.width
            visible: text !== ""
            text: cell.second
            font: Type.caption
            color: Tokens.ink2
        }
    }
}
