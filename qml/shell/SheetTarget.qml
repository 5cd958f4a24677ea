// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// A target price for the selection.
AskSheet {
    required property Sheets sheets

    baseName: "target-sheet"
    heading: qsTr("Target price", "a price under which to tell me")
    label: qsTr("Tell me under", "label of the target price")
    hint: qsTr("Delivered, in your currency. Empty takes the target away.", "hint of the target price")
    error: sheets.error
    action: qsTr("Keep", "a button: keep the target price")
    onAnswered: text => {
        if (sheets.wishes.setTargetForSelected(text)) {
            close();
        } else {
            sheets.error = qsTr("That is no amount. Write 8 or 8.50.", "an error under the target price");
        }
    }
}
