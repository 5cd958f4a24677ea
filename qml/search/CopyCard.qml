// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// One copy as a card: total and condition, one line of facts, the seller.
Rectangle {
    id: card

    required property CopyFacts copy

    color: copy.current ? Tokens.page : Tokens.none

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Sizes.hair
        color: Tokens.line
    }
    Column {
        anchors.left: parent.left
        anchors.right: away.left
        anchors.rightMargin: Sizes.s8
        anchors.verticalCenter: parent.verticalCenter
        spacing: Sizes.s2

        Row {
            width: parent.width
            spacing: Sizes.s12

            Words {
                id: total
                text: card.copy.totalText
                font: Type.strong
            }
            Words {
                width: parent.width - total.width - Sizes.s12
                text: card.copy.condition
            }
        }
        Words {
            width: parent.width
            text: qsTr("%1 + %2 postage", "price of the copy + postage").arg(card.copy.priceText).arg(card.copy.postageText)
            font: Type.caption
            color: card.copy.totalIsLeast ? Tokens.warn : Tokens.ink2
        }
        Words {
            width: parent.width
            text: card.copy.alsoAtText === "" ? card.copy.editionText : Dots.join(card.copy.editionText, card.copy.alsoAtText, "")
            font: Type.caption
            color: card.copy.editionDiffers ? Tokens.warn : Tokens.ink2
        }
        Row {
            width: parent.width
            spacing: Sizes.s6

            Words {
                width: Math.min(implicitWidth, parent.width - (mark.visible ? mark.width + Sizes.s6 : 0))
                text: qsTr("%1 · %2 · %3", "seller · country · age of the quote").arg(card.copy.sellerLine).arg(card.copy.fromText).arg(card.copy.seenText)
                font: Type.caption
                color: Tokens.ink3
            }
            SampleMark {
                id: mark
                visible: card.copy.isSample
            }
        }
    }
    IconButton {
        id: away
        objectName: "copy-more-" + card.copy.index
        anchors.right: parent.right
        y: Sizes.s4
        name: qsTr("More about this copy", "a button: the seller's words, other places, hide it")
        icon.name: "info"
        onClicked: card.copy.shown()
    }
    CheckMark {
        objectName: "copy-tick-" + card.copy.index
        anchors.horizontalCenter: away.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Sizes.s12
        name: qsTr("Compare this copy", "a box to tick")
        checked: card.copy.isPicked
        onClicked: {
            card.copy.ticked();
            checked = Qt.binding(() => card.copy.isPicked);
        }
    }
}
