// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Dialogs

// Asking the desktop for a file. Its dialogue is loaded only then.
FileDialog {
    id: picker

    property string purpose: ""
    readonly property bool saves: purpose === "saveRest" || purpose === "export" || purpose === "refused"

    signal picked(purpose: string, file: url)

    title: purpose === "refused" ? qsTr("Save what was not taken", "a button: refused changes as a file") : purpose === "catalogue" ? qsTr("Choose a catalogue", "title of the file dialogue") : purpose === "saveRest" ? qsTr("Save the rest as CSV", "a button") : purpose === "export" ? qsTr("Save the list as CSV", "title of the file dialogue") : qsTr("Choose a list of books", "title of the file dialogue")
    fileMode: saves ? FileDialog.SaveFile : FileDialog.OpenFile
    acceptLabel: saves ? qsTr("Save", "a button of the file dialogue") : qsTr("Open", "a button of the file dialogue")
    defaultSuffix: purpose === "refused" ? "json" : saves ? "csv" : ""
    onAccepted: picked(purpose, selectedFile)
}
