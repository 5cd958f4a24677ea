// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Dialogs

// Asking the desktop for a file. Its dialogue is loaded only then.
FileDialog {
    id: picker

    property string purpose: ""
    readonly property list<string> suffixes: ["csv", "json", "bib", "ris", "md"]
    readonly property bool saves: purpose === "saveRest" || purpose === "export" || purpose === "refused"

    signal picked(purpose: string, file: url)

    title: purpose === "refused" ? qsTr("Save what was not taken", "a button: refused changes as a file") : purpose === "rates" ? qsTr("Choose the bank's daily file", "title of the file dialogue: exchange rates") : purpose === "catalogue" ? qsTr("Choose a catalogue", "title of the file dialogue") : purpose === "saveRest" ? qsTr("Save the rest as CSV", "a button") : purpose === "export" ? qsTr("Save the list", "title of the file dialogue") : qsTr("Choose a list of books", "title of the file dialogue")
    fileMode: saves ? FileDialog.SaveFile : FileDialog.OpenFile
    acceptLabel: saves ? qsTr("Save", "a button of the file dialogue") : qsTr("Open", "a button of the file dialogue")
    nameFilters: purpose === "export" ? [qsTr("CSV, comes back whole (*.csv)", "a file format"), qsTr("JSON (*.json)", "a file format"), qsTr("BibTeX (*.bib)", "a file format"), qsTr("RIS (*.ris)", "a file format"), qsTr("Markdown (*.md)", "a file format")] : []
    defaultSuffix: purpose === "refused" ? "json" : purpose === "export" ? suffixes[Math.max(0, selectedNameFilter.index)] : saves ? "csv" : ""
    // The name follows the format, so that what is asked about overwriting is what is written.
    readonly property Connections format: Connections {
        target: picker.purpose === "export" ? picker.selectedNameFilter : null
        function onIndexChanged(index: int): void {
            picker.selectedFile = String(picker.selectedFile).replace(/\.(csv|json|bib|ris|md)$/, "." + picker.suffixes[Math.max(0, index)]);
        }
    }

    onAccepted: picked(purpose, selectedFile)
}
