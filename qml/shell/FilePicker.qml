// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Dialogs

// Asking the desktop for a file. Its dialogue is loaded only then.
FileDialog {
    id: picker

    property string purpose: ""

    signal picked(purpose: string, file: url)

    title: purpose === "catalogue" ? qsTr("Choose a catalogue", "title of the file dialogue") : purpose === "saveRest" ? qsTr("Save the rest as CSV", "a button") : qsTr("Choose a list of books", "title of the file dialogue")
    fileMode: purpose === "saveRest" ? FileDialog.SaveFile : FileDialog.OpenFile
    defaultSuffix: purpose === "saveRest" ? "csv" : ""
    onAccepted: picked(purpose, selectedFile)
}
