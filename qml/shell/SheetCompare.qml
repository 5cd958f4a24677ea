// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// Up to four copies side by side; lines in which they differ are marked.
Sheet {
    id: sheet

    required property Sheets sheets
    readonly property CopyCompare compare: sheets.copies.compare

    baseName: "compare-sheet"
    heading: qsTr("Compare", "heading of a sheet: copies side by side")
    wideWidth: Sizes.sheetPlot

    Words {
        width: parent.width
        visible: sheet.compare.columnsCount < 2
        text: qsTr("Tick two to four copies in the list to see them side by side.", "the sheet for comparing is empty")
        wrapMode: Text.Wrap
    }
    Repeater {
        model: sheet.compare

        CompareRow {
            width: parent.width
            columns: sheet.compare.columnsCount
        }
    }
    actions: [
        Button {
            objectName: "compare-clear"
            text: qsTr("Untick all", "a button: compare no copies")
            onClicked: {
                sheet.sheets.copies.clearPicks();
                sheet.close();
            }
        }
    ]
}
