// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// One copy as a row of the table.
Rectangle {
    id: line

    required property CopyFacts copy
    required property bool hovered

    color: copy.current ? Tokens.page : Tokens.none
    opacity: copy.isLesser ? 0.85 : 1

    Rectangle {
        visible: line.copy.current
        anchors.left: parent.left
        width: Sizes.bar
        height: parent.height
        color: Tokens.accent
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Sizes.hair
        color: Tokens.line
    }
    Row {
        anchors.left: parent.left
        height: parent.height

        Item {
            width: Sizes.colCopyTick
            height: parent.height

            CheckMark {
                objectName: "copy-tick-" + line.copy.index
                anchors.centerIn: parent
                visible: line.hovered || line.copy.current || line.copy.isPicked || activeFocus
                name: qsTr("Compare this copy", "a box to tick")
                checked: line.copy.isPicked
                onClicked: {
                    line.copy.ticked();
                    checked = Qt.binding(() => line.copy.isPicked);
                }
            }
        }
        Words {
            width: Sizes.colCopyTotal
            height: parent.height
            verticalAlignment: Text.AlignVCenter
            horizontalAlignment: Text.AlignRight
            text: line.copy.totalText
            font: Type.strong
        }
        Words {
            visible: !CopyColumns.folded
            width: Sizes.colCopyPrice
            height: parent.height
            verticalAlignment: Text.AlignVCenter
            horizontalAlignment: Text.AlignRight
            text: line.copy.priceText
            color: Tokens.ink2
        }
        Words {
            visible: !CopyColumns.folded
            width: Sizes.colCopyPostage
            height: parent.height
            verticalAlignment: Text.AlignVCenter
            horizontalAlignment: Text.AlignRight
            text: line.copy.postageText
            color: line.copy.totalIsLeast ? Tokens.warn : Tokens.ink2
        }
        CopyCell {
            width: CopyColumns.condition
            height: parent.height
            text: line.copy.condition
            second: CopyColumns.folded ? qsTr("%1 + %2 postage", "price of the copy + postage").arg(line.copy.priceText).arg(line.copy.postageText) : ""
        }
        CopyCell {
            width: CopyColumns.edition
            height: parent.height
            text: line.copy.editionText
            faint: true
            warns: line.copy.editionDiffers
        }
        CopyCell {
            width: CopyColumns.seller
            height: parent.height
            text: line.copy.sellerLine
            second: line.copy.alsoAtText !== "" ? line.copy.alsoAtText : CopyColumns.folded ? line.copy.fromText : ""
            sample: line.copy.isSample
        }
        CopyCell {
            visible: !CopyColumns.folded
            width: Sizes.colCopyFrom
            height: parent.height
            text: line.copy.fromText
            faint: true
        }
        CopyCell {
            width: Sizes.colCopySeen
            height: parent.height
            text: line.copy.seenText
            faint: true
        }
    }
    IconButton {
        objectName: "copy-more-" + line.copy.index
        anchors.right: away.left
        anchors.verticalCenter: parent.verticalCenter
        visible: line.hovered || line.copy.current || activeFocus
        name: qsTr("More about this copy", "a button: the seller's words, other places, hide it")
        keyHint: qsTr("Enter", "a key")
        icon.name: "info"
        onClicked: line.copy.shown()

        Rectangle {
            z: -1
            anchors.fill: parent
            anchors.margins: Sizes.s4
            radius: Sizes.radius
            color: line.copy.current ? Tokens.page : Tokens.paper
        }
    }
    IconButton {
        id: away
        objectName: "copy-open-" + line.copy.index
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        visible: line.copy.host !== "" && (line.hovered || line.copy.current || activeFocus)
        name: qsTr("Open %1 in the browser", "a button: the seller's page at this host").arg(line.copy.host)
        icon.name: "leave"
        turns: true
        onClicked: line.copy.opened()

        Rectangle {
            z: -1
            anchors.fill: parent
            anchors.margins: Sizes.s4
            radius: Sizes.radius
            color: line.copy.current ? Tokens.page : Tokens.paper
        }
    }
}
