// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Endpaper.Ui

// A header of a column; where it sorts, an arrow says which way.
T.AbstractButton {
    id: cell

    property bool sorts: true
    property bool sorted: false
    property bool descending: false
    property bool atEnd: false
    // Which key of several it is, from 2 on.
    property int number: 0

    implicitHeight: Sizes.tableHead
    enabled: sorts
    focusPolicy: sorts ? Qt.TabFocus : Qt.NoFocus
    Accessible.role: Accessible.ColumnHeader
    Accessible.name: !sorted ? text : descending ? qsTr("%1, sorted downwards", "a column's header").arg(text) : qsTr("%1, sorted upwards", "a column's header").arg(text)
    Keys.onReturnPressed: clicked()

    contentItem: Item {
        Row {
            anchors.verticalCenter: parent.verticalCenter
            anchors.left: cell.atEnd ? undefined : parent.left
            anchors.right: cell.atEnd ? parent.right : undefined
            anchors.leftMargin: Sizes.s12
            anchors.rightMargin: 0
            spacing: Sizes.s2

            Words {
                width: Math.min(implicitWidth, cell.width - Sizes.s12 - (arrow.visible ? arrow.width + Sizes.s2 : 0) - (place.visible ? place.width + Sizes.s2 : 0))
                text: cell.text
                font: Type.captionStrong
                color: cell.sorted || cell.hovered ? Tokens.ink : Tokens.ink2
            }
            Icon {
                id: arrow
                anchors.verticalCenter: parent.verticalCenter
                visible: cell.sorted
                name: cell.descending ? "sort-down" : "sort-up"
                size: Sizes.s12
                color: Tokens.ink
            }
            Words {
                id: place
                visible: cell.number > 1
                text: cell.number
                font: Type.caption
                color: Tokens.ink2
            }
        }
    }
    background: Item {
        FocusRing {
            shown: cell.visualFocus
            gap: -Sizes.s4
        }
    }
}
