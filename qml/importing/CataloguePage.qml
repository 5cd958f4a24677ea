// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// Handing a catalogue file to the daemon, counted.
Page {
    id: page

    required property CatalogueImporter importer

    signal fileAsked

    objectName: "catalogue-page"
    Accessible.name: qsTr("Import a catalogue", "a button")

    PageHead {
        width: parent.width
        baseName: "catalogue"
        title: qsTr("Import a catalogue", "a button")
        line: page.importer.fileName
    }
    Words {
        width: parent.width
        text: qsTr("A catalogue tells which book a link, a title or an ISBN means. goodbooks-10k, the Gutenberg catalogue and Open Library's dumps are understood.", "about the catalogue")
        color: Tokens.ink2
        wrapMode: Text.Wrap
    }
    Words {
        objectName: "catalogue-progress"
        width: parent.width
        visible: text !== ""
        text: page.importer.progressText
        font: Type.heading
        wrapMode: Text.Wrap
    }
    Progress {
        width: parent.width
        visible: page.importer.busy
        name: qsTr("Reading the catalogue", "name of a bar")
        value: page.importer.totalCount > 0 ? page.importer.doneCount / page.importer.totalCount : -1 // qmllint disable
    }
    ErrorLine {
        objectName: "catalogue-error"
        width: parent.width
        text: page.importer.error
    }
    Row {
        spacing: Sizes.s8

        Button {
            objectName: "catalogue-choose-file"
            primary: !page.importer.isFinished
            visible: !page.importer.busy
            focus: true
            text: page.importer.isFinished ? qsTr("Import another", "a button: back to the drop field") : qsTr("Choose a file", "a button: a file to import")
            onClicked: page.fileAsked()
        }
        Button {
            objectName: "catalogue-cancel"
            visible: page.importer.busy
            text: qsTr("Stop", "a button")
            onClicked: page.importer.cancel()
        }
    }
}
