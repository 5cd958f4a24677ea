// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// Which book is offered.
Column {
    id: part

    required property OfferEditor offer
    property alias firstField: title

    spacing: Sizes.s12

    Heading {
        width: parent.width
        text: qsTr("Which", "a step of posting an offer: which book")
    }
    Grid {
        id: grid
        readonly property int cell: columns === 1 ? part.width : Math.floor((part.width - Sizes.s12 * (columns - 1)) / columns)
        columns: Sizes.narrow ? 1 : 3
        spacing: Sizes.s12

        Field {
            width: grid.cell
            label: qsTr("Title", "label of a field")

            TextField {
                id: title
                objectName: "offer-title"
                width: parent.width
                name: qsTr("Title", "label of a field")
                text: part.offer.title
                onTextEdited: part.offer.title = text
            }
        }
        Field {
            width: grid.cell
            label: qsTr("Authors", "label of a field")

            TextField {
                objectName: "offer-authors"
                width: parent.width
                name: qsTr("Authors", "label of a field")
                text: part.offer.authors
                onTextEdited: part.offer.authors = text
            }
        }
        Field {
            width: grid.cell
            label: qsTr("ISBN", "label of a field")

            TextField {
                objectName: "offer-isbn"
                width: parent.width
                name: qsTr("ISBN", "label of a field")
                text: part.offer.isbn
                onTextEdited: part.offer.isbn = text
            }
        }
    }
}
