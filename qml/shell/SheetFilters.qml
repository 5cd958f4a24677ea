// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// What is left out of the copies; each choice says how many copies it concerns.
Sheet {
    id: sheet

    required property Sheets sheets
    readonly property CopyFilters filters: sheets.copies.filters

    baseName: "filters-sheet"
    heading: qsTr("Leave out", "heading of the sheet of filters for copies")
    wideWidth: Sizes.sheetWide
    firstField: total

    Words {
        objectName: "filters-line"
        width: parent.width
        text: sheet.filters.leftOutLine === "" ? qsTr("All copies are shown.", "no filter takes any copy away") : sheet.filters.leftOutLine
        font: Type.smallStrong
        color: Tokens.ink2
        wrapMode: Text.Wrap
    }
    Words {
        objectName: "filters-by-source"
        width: parent.width
        visible: text !== ""
        text: sheet.filters.bySourceLine
        font: Type.small
        color: Tokens.ink3
        wrapMode: Text.Wrap
    }
    Field {
        width: parent.width
        label: qsTr("At most, delivered", "label of a filter: the highest total")
        error: sheet.filters.totalError

        TextField {
            id: total
            objectName: "filter-total"
            width: Math.min(parent.width, Sizes.fieldShort)
            name: qsTr("At most, delivered", "label of a filter: the highest total")
            failed: sheet.filters.totalError !== ""
            text: sheet.filters.totalMax
            onTextEdited: sheet.filters.totalMax = text
        }
    }
    FilterChips {
        width: parent.width
        baseName: "filter-flag"
        label: qsTr("Without", "label of filters: what a copy may not be")
        options: sheet.filters.flags
        onToggled: value => sheet.filters.toggleFlag(value)
    }
    FilterChips {
        width: parent.width
        baseName: "filter-mark"
        label: qsTr("Without offers that are", "label of filters: auction, to collect …")
        options: sheet.filters.marks
        onToggled: value => sheet.filters.toggleMark(value)
    }
    FilterChips {
        width: parent.width
        baseName: "filter-country"
        label: qsTr("Only from", "label of filters: countries")
        options: sheet.filters.countries
        onToggled: value => sheet.filters.toggleCountry(value)
    }
    FilterChips {
        width: parent.width
        baseName: "filter-source"
        label: qsTr("Not from", "label of filters: sources")
        options: sheet.filters.sources
        onToggled: value => sheet.filters.toggleSource(value)
    }
    FilterWords {
        width: parent.width
        filters: sheet.filters
    }
    actions: [
        Button {
            objectName: "filters-clear"
            enabled: sheet.filters.count > 0
            text: qsTr("Show all", "a button: no filter any more")
            onClicked: sheet.filters.clearAll()
        },
        Button {
            objectName: "filters-done"
            primary: true
            text: qsTr("Done", "a button: shut the sheet")
            onClicked: sheet.close()
        }
    ]
}
