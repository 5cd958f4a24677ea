// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// The import runs: counted; can be stopped, what is in stays in. Or it failed, and says why.
FocusScope {
    id: part

    required property ImportEditor importer
    readonly property bool failed: importer.step === ImportEditor.Step.Failed

    signal fileAsked

    objectName: "import-running"

    Column {
        x: Sizes.gutter
        y: Sizes.s16
        width: Math.min(parent.width - Sizes.gutter * 2, Sizes.column)
        spacing: Sizes.s16

        Heading {
            objectName: "import-progress"
            width: parent.width
            visible: !part.failed
            text: part.importer.progressText
        }
        Progress {
            width: parent.width
            visible: !part.failed
            name: qsTr("Bringing the books in", "name of a bar")
            value: part.importer.totalCount > 0 ? part.importer.doneCount / part.importer.totalCount : -1
        }
        ErrorLine {
            objectName: "import-error"
            width: parent.width
            text: part.importer.error
        }
        Row {
            spacing: Sizes.s8

            Button {
                objectName: "import-cancel"
                visible: !part.failed
                text: qsTr("Stop; keep what is in", "a button: ends an import")
                onClicked: part.importer.cancel()
            }
            Button {
                objectName: "import-other-file"
                visible: part.failed
                primary: true
                text: qsTr("Choose another file", "a button")
                onClicked: part.fileAsked()
            }
            Button {
                objectName: "import-back"
                visible: part.failed
                text: qsTr("Back", "a button")
                onClicked: part.importer.reset()
            }
        }
    }
}
