// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// Copies and sellers that were hidden, each with its way back.
Sheet {
    id: sheet

    required property Sheets sheets
    readonly property HiddenModel hidden: sheets.copies.hidden

    baseName: "hidden-sheet"
    heading: qsTr("Hidden copies and sellers", "heading of a sheet")
    Component.onCompleted: hidden.load()

    Words {
        objectName: "hidden-state"
        width: parent.width
        visible: text !== ""
        text: sheet.hidden.stateLine
        wrapMode: Text.Wrap
    }
    Repeater {
        model: sheet.hidden

        HiddenRow {
            width: parent.width
            onShowAsked: sheet.hidden.showAgain(index)
        }
    }
}
