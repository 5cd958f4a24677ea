// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// A tag for the selection.
AskSheet {
    required property Sheets sheets

    baseName: "tag-sheet"
    heading: qsTr("Tag", "put a tag on the books")
    label: qsTr("Tag", "put a tag on the books")
    action: qsTr("Put it on", "a button: a tag on the books")
    onAnswered: text => {
        sheets.wishes.addTagToSelected(text);
        close();
    }
}
