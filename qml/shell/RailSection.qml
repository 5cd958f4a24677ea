// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Endpaper.Ui

// The heading of the wishlists or of the shelves: folds them, and makes a new one.
Item {
    id: section

    required property string text
    required property bool folded

    signal toggled
    signal added

    implicitHeight: Sizes.railRow + Sizes.s12

    T.AbstractButton {
        id: head
        objectName: section.objectName + "-fold"
        anchors.left: parent.left
        anchors.right: plus.left
        anchors.bottom: parent.bottom
        height: Sizes.railRow
        focusPolicy: Qt.TabFocus
        Accessible.role: Accessible.Button
        Accessible.name: section.folded ? qsTr("Show %1", "unfold a group of lists").arg(section.text) : qsTr("Fold %1", "fold a group of lists").arg(section.text)
        Keys.onReturnPressed: clicked()
        onClicked: section.toggled()

        contentItem: Item {
            Words {
                id: words
                anchors.left: parent.left
                anchors.leftMargin: Sizes.s12
                anchors.verticalCenter: parent.verticalCenter
                text: section.text
                font: Type.overline
                color: Tokens.ink2
            }
            Icon {
                anchors.left: words.right
                anchors.leftMargin: Sizes.s4
                anchors.verticalCenter: parent.verticalCenter
                visible: section.folded || head.hovered || head.visualFocus
                name: section.folded ? "chevron-right" : "chevron-down"
                turns: section.folded
                size: Sizes.iconSmall
                color: Tokens.ink3
            }
        }
        background: Item {
            FocusRing {
                shown: head.visualFocus
                gap: -Sizes.focusRing
            }
        }
    }
    IconButton {
        id: plus
        objectName: section.objectName + "-add"
        anchors.right: parent.right
        anchors.verticalCenter: head.verticalCenter
        name: qsTr("Make a new list", "a button beside a heading in the rail")
        icon.name: "plus"
        tint: Tokens.ink3
        onClicked: section.added()
    }
}
