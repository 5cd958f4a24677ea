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

        Words {
            width: parent.width
            text: cell.text
            // Two lines where there is no second one.
            wrapMode: cell.second === "" && !cell.sample ? Text.Wrap : Text.NoWrap
            maximumLineCount: wrapMode === Text.Wrap ? 2 : 1
            elide: Text.ElideRight
            font: cell.faint ? Type.small : Type.body
            color: cell.warns ? Tokens.warn : cell.faint ? Tokens.ink2 : Tokens.ink
        }
        Words {
            width: parent.width
            visible: text !== ""
            text: Dots.join(cell.sample ? qsTr("sample", "a mark on made-up copies and prices") : "", cell.second, "")
            font: cell.sample ? Type.captionStrong : Type.caption
            color: cell.sample ? Tokens.warn : Tokens.ink2
        }
    }
}
