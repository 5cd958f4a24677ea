// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// How the book is offered: gift, swap, loan or for a price; its condition; a few words.
Column {
    id: part

    required property OfferEditor offer

    spacing: Sizes.s12

    Heading {
        width: parent.width
        text: qsTr("How", "a step of posting an offer: gift, swap, loan, sale")
    }
    Grid {
        id: grid
        readonly property int cell: columns === 1 ? part.width : Math.floor((part.width - Sizes.s12 * (columns - 1)) / columns)
        columns: Sizes.narrow ? 1 : 3
        spacing: Sizes.s12

        Field {
            width: grid.cell
            label: qsTr("Give, swap, lend or sell", "label of a choice")

            ComboBox {
                objectName: "offer-kind"
                width: parent.width
                name: qsTr("Give, swap, lend or sell", "label of a choice")
                model: part.offer.kinds
                value: part.offer.kind
                onChosen: value => part.offer.kind = value
            }
        }
        Field {
            width: grid.cell
            label: qsTr("Condition", "a column")

            ComboBox {
                objectName: "offer-condition"
                width: parent.width
                name: qsTr("Condition", "a column")
                model: part.offer.conditions
                value: part.offer.condition
                onChosen: value => part.offer.condition = value
            }
        }
        Field {
            width: grid.cell
            visible: part.offer.needsPrice
            label: qsTr("Price", "label of a field")

            TextField {
                objectName: "offer-price"
                width: parent.width
                name: qsTr("Price", "label of a field")
                text: part.offer.price
                inputMethodHints: Qt.ImhFormattedNumbersOnly
                onTextEdited: part.offer.price = text
            }
        }
    }
    Field {
        width: parent.width
        label: qsTr("A few words about the copy", "label of a field")

        TextBox {
            objectName: "offer-text"
            width: parent.width
            name: qsTr("A few words about the copy", "label of a field")
            text: part.offer.text
            onTextChanged: {
                if (activeFocus) {
                    part.offer.text = text;
                }
            }
        }
    }
}
