// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// The field to drop a file on, and the other ways in.
FocusScope {
    id: part

    signal fileAsked
    signal pasteAsked

    Rectangle {
        anchors.fill: parent
        anchors.margins: Sizes.gutter
        anchors.topMargin: Sizes.s8
        radius: Sizes.radiusSheet
        color: Tokens.page
        border.width: Sizes.hair
        border.color: Tokens.edge

        EmptyState {
            objectName: "import-drop"
            anchors.fill: parent
            drawing: "import"
            sentence: qsTr("Drop a list here.", "the drop field of the import")
            detail: qsTr("An export of Goodreads, StoryGraph, LibraryThing or Calibre, a CSV, BibTeX or RIS file, or plain ISBNs. Every row is kept; nothing is guessed in silence.", "the drop field of the import")

            Button {
                objectName: "import-choose-file"
                primary: true
                focus: true
                text: qsTr("Choose a file", "a button: a file to import")
                onClicked: part.fileAsked()
            }
            Button {
                objectName: "import-paste"
                icon.name: "paste"
                text: qsTr("Paste a list", "a button")
                onClicked: part.pasteAsked()
            }
        }
    }
}
