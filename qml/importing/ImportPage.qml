// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// Bringing in a file or a list: drop, bring in, review in three heaps.
FocusScope {
    id: page

    required property ImportEditor importer
    readonly property real barHeight: step.item instanceof ImportReview ? (step.item as ImportReview).barHeight : 0

    signal fileAsked
    signal pasteAsked
    signal saveRestAsked
    signal shownInLibrary

    objectName: "import-page"
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Import", "name of a page")

    PageHead {
        id: head
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Sizes.gutter
        anchors.rightMargin: Sizes.gutter
        baseName: "import"
        title: qsTr("Import", "name of a page")
        line: page.importer.step === ImportEditor.Step.Drop ? "" : page.importer.formatText === "" ? page.importer.fileName : qsTr("%1 · %2", "two sentences side by side").arg(page.importer.fileName).arg(page.importer.formatText)
    }
    Lazy {
        id: step
        anchors.top: head.bottom
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        focus: true
        sourceComponent: page.importer.step === ImportEditor.Step.Drop ? drop : page.importer.step === ImportEditor.Step.Review ? review : running
    }
    Component {
        id: drop
        ImportDrop {
            onFileAsked: page.fileAsked()
            onPasteAsked: page.pasteAsked()
        }
    }
    Component {
        id: running
        ImportRunning {
            importer: page.importer
            onFileAsked: page.fileAsked()
        }
    }
    Component {
        id: review
        ImportReview {
            importer: page.importer
            onSaveRestAsked: page.saveRestAsked()
            onShownInLibrary: page.shownInLibrary()
        }
    }
}
