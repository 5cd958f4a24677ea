// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// Filters by words of the seller, and by what the seller states at all.
Column {
    id: part

    required property CopyFilters filters

    spacing: Sizes.s12

    Field {
        width: parent.width
        label: qsTr("The seller's words contain", "label of a filter")
        hint: qsTr("Several parted by commas; all must be there.", "hint of a filter")

        TextField {
            objectName: "filter-words"
            width: Math.min(parent.width, Sizes.field)
            name: qsTr("The seller's words contain", "label of a filter")
            text: part.filters.words
            onTextEdited: part.filters.words = text
        }
    }
    Field {
        width: parent.width
        label: qsTr("The seller's words do not contain", "label of a filter")
        hint: qsTr("Several parted by commas; none may be there.", "hint of a filter")

        TextField {
            objectName: "filter-not-words"
            width: Math.min(parent.width, Sizes.field)
            name: qsTr("The seller's words do not contain", "label of a filter")
            text: part.filters.notWords
            onTextEdited: part.filters.notWords = text
        }
    }
    SettingRow {
        width: parent.width
        label: qsTr("Only what is stated", "label of a filter")
        detail: qsTr("Leaves out copies whose condition or postage nobody states.", "about a filter")

        Switch {
            objectName: "filter-stated"
            Accessible.name: qsTr("Only what is stated", "label of a filter")
            value: part.filters.statedOnly
            onSwitched: on => part.filters.statedOnly = on
        }
    }
}
