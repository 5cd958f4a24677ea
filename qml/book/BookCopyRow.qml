// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Endpaper.Ui

// One of the best five: total, condition, seller. Opens the seller's page, and says so.
T.AbstractButton {
    id: entry

    required property int index
    required property string totalText
    required property string conditionText
    required property string seller
    required property string sourceName
    required property string fromText
    required property bool isSample
    required property string accessibleName

    signal opened

    objectName: "book-copy-" + index
    visible: index < 5
    height: visible ? Sizes.copyRow : 0
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: accessibleName
    Keys.onReturnPressed: clicked()
    onClicked: opened()

    contentItem: Item {
        Words {
            id: total
            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            width: Sizes.colCopyPrice
            text: entry.totalText
            font: Type.strong
        }
        Column {
            anchors.left: total.right
            anchors.leftMargin: Sizes.s8
            anchors.right: away.left
            anchors.rightMargin: Sizes.s8
            anchors.verticalCenter: parent.verticalCenter

            Words {
                width: parent.width
                text: entry.conditionText
                font: Type.small
            }
            Words {
                width: parent.width
                text: entry.isSample ? qsTr("%1 · sample", "age of a made-up quote").arg(entry.seller) : entry.fromText === "" ? entry.seller : qsTr("%1 · %2", "seller · country").arg(entry.seller).arg(entry.fromText)
                font: Type.caption
                color: entry.isSample ? Tokens.warn : Tokens.ink2
            }
        }
        Icon {
            id: away
            anchors.right: parent.right
            anchors.rightMargin: Sizes.s4
            anchors.verticalCenter: parent.verticalCenter
            name: "leave"
            turns: true
            size: Sizes.iconSmall
            color: entry.hovered || entry.visualFocus ? Tokens.accent : Tokens.ink3
        }
    }
    background: Rectangle {
        color: entry.hovered ? Tokens.sunk : Tokens.none

        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: Sizes.hair
            color: Tokens.line
        }
        FocusRing {
            shown: entry.visualFocus
            gap: -Sizes.focusRing
        }
    }
}
