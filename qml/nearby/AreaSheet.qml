// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// Choosing one's area: a town, a postcode or two numbers, and how large a cell others see.
Sheet {
    id: sheet

    required property NearbyModel nearby
    required property PlacesModel places

    baseName: "area-sheet"
    heading: qsTr("Choose an area", "heading of a sheet")
    firstField: field
    onAboutToShow: places.query = ""

    Words {
        width: parent.width
        text: qsTr("Only the cell is kept and shown, the same for everybody in it. No finer place is stored anywhere.", "about one's area")
        color: Tokens.ink2
        wrapMode: Text.Wrap
    }
    Field {
        width: parent.width
        label: qsTr("Town, postcode, or two numbers", "label of a field")
        error: sheet.places.query !== "" && sheet.places.count === 0 ? sheet.places.emptyLine : ""

        TextField {
            id: field
            objectName: "area-field"
            width: parent.width
            iconName: "find"
            name: qsTr("Town, postcode, or two numbers", "label of a field")
            placeholderText: qsTr("Potsdam, or 52.40, 13.06", "placeholder of a place")
            text: sheet.places.query
            onTextEdited: sheet.places.query = text
            onAccepted: {
                if (sheet.places.count > 0) {
                    sheet.nearby.chooseArea(sheet.places, 0);
                    sheet.close();
                }
            }
        }
    }
    Column {
        width: parent.width

        Repeater {
            model: sheet.places

            PlaceRow {
                width: parent ? (parent as Item).width : 0
                onPicked: {
                    sheet.nearby.chooseArea(sheet.places, index);
                    sheet.close();
                }
            }
        }
    }
    Field {
        width: parent.width
        label: qsTr("How large an area others see", "label of three chips")

        Row {
            spacing: Sizes.s8

            Repeater {
                model: [1, 3, 10]

                Chip {
                    required property int modelData
                    objectName: "area-cell-" + modelData
                    text: qsTr("about %1 km", "the size of one's area").arg(modelData)
                    chosen: sheet.nearby.cellKm === modelData
                    onClicked: sheet.nearby.cellKm = modelData
                }
            }
        }
    }
    Words {
        objectName: "area-privacy"
        width: parent.width
        visible: text !== ""
        text: sheet.nearby.privacyLine
        font: Type.small
        color: Tokens.ink2
        wrapMode: Text.Wrap
    }
}
