// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// Choosing one of the lists: to show it, or to move books there.
Sheet {
    id: sheet

    required property LibraryModel library
    property bool moving: false
    property string filter: ""

    signal chosen(listId: string)
    signal newAsked

    baseName: "lists-sheet"
    heading: moving ? qsTr("Move to", "heading of a sheet: choose a list") : qsTr("Lists", "heading of a sheet")
    firstField: column.children.length > 1 ? column.children[moving ? 1 : 0] : null

    Column {
        id: column
        width: parent.width

        Repeater {
            model: sheet.library

            ListRow {
                width: column.width
                moving: sheet.moving
                onClicked: {
                    sheet.close();
                    sheet.chosen(listId);
                }
            }
        }
    }
    actions: [
        Button {
            objectName: "lists-sheet-new"
            icon.name: "plus"
            text: qsTr("New list", "a button")
            onClicked: {
                sheet.newAsked();
                sheet.close();
            }
        }
    ]
}
