// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// What each source said about the book, in words.
Sheet {
    id: sheet

    required property Sheets sheets

    baseName: "sources-sheet"
    heading: qsTr("What the sources said", "heading of a sheet")
    wideWidth: Sizes.sheetWide
    firstField: settings

    Repeater {
        model: sheet.sheets.copies.sources

        SourceLine {
            width: parent.width
        }
    }
    Words {
        width: parent.width
        visible: text !== ""
        text: sheet.sheets.copies.rateLine
        font: Type.small
        color: Tokens.ink3
        wrapMode: Text.Wrap
    }
    actions: [
        Button {
            id: settings
            objectName: "sources-settings"
            icon.name: "settings"
            text: qsTr("Sources in Settings", "a button")
            onClicked: {
                sheet.close();
                sheet.sheets.sourcesAsked();
            }
        }
    ]
}
