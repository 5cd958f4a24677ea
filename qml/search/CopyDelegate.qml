// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Endpaper.Ui

// One copy: a row of the table, or in the narrow layout a card.
Item {
    id: copy

    required property int index
    required property string totalText
    required property bool totalIsLeast
    required property string priceText
    required property string postageText
    required property string conditionText
    required property string defects
    required property string editionText
    required property bool editionDiffers
    required property string seller
    required property string fromText
    required property string seenText
    required property string sourceName
    required property bool isSample
    required property bool isLesser
    required property string alsoAtText
    required property string accessibleName
    property bool current: false
    readonly property string condition: defects === "" ? conditionText : qsTr("%1 · %2", "condition · defects").arg(conditionText).arg(defects)
    readonly property string sellerLine: seller === sourceName || seller === "" ? sourceName : qsTr("%1, %2", "seller, source").arg(seller).arg(sourceName)

    signal opened
    signal picked

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
        onClicked: copy.picked()
        onDoubleClicked: copy.opened()
    }
    Loader {
        anchors.fill: parent
        anchors.leftMargin: Sizes.gutter
        anchors.rightMargin: Sizes.gutter
        sourceComponent: Sizes.narrow ? card : tableRow
    }
    Component {
        id: tableRow
        CopyRow {
            copy: copy
            hovered: hover.hovered
        }
    }
    Component {
        id: card
        CopyCard {
            copy: copy
        }
    }
}
