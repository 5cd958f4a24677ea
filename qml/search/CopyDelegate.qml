// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Endpaper.Ui

// One copy: a row of the table, or in the narrow layout a card.
CopyFacts {
    id: facts

    objectName: "copy-delegate-" + index
    height: Sizes.narrow ? Sizes.copyCard : CopyColumns.folded ? Sizes.copyRowFolded : Sizes.copyRow
    Accessible.role: Accessible.ListItem
    Accessible.name: accessibleName
    Accessible.focusable: true

    HoverHandler {
        id: hover
    }
    MouseArea {
        anchors.fill: parent
        onClicked: facts.picked()
        onDoubleClicked: facts.shown()
    }
    Lazy {
        anchors.fill: parent
        anchors.leftMargin: Sizes.gutter
        anchors.rightMargin: Sizes.gutter
        sourceComponent: Sizes.narrow ? card : tableRow
    }
    Component {
        id: tableRow
        CopyRow {
            copy: facts
            hovered: hover.hovered
        }
    }
    Component {
        id: card
        CopyCard {
            copy: facts
        }
    }
}
