// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// Another name for a list.
AskSheet {
    required property Sheets sheets

    baseName: "rename-sheet"
    heading: qsTr("Rename the list", "heading of a sheet")
    label: qsTr("Name", "label of a field")
    value: sheets.library.nameOf(sheets.listId)
    action: qsTr("Rename", "menu of a list")
    onAnswered: text => {
        sheets.library.rename(sheets.listId, text);
        close();
    }
}
