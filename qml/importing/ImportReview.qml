// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Endpaper.Model
import Endpaper.Ui

// The three heaps: In, Look again, Could not read. Side by side they are chips over one list.
FocusScope {
    id: part

    required property ImportEditor importer
    property int heap: ImportEditor.Heap.In
    readonly property ImportHeapModel rows: heap === ImportEditor.Heap.In ? importer.inHeap : heap === ImportEditor.Heap.LookAgain ? importer.lookAgain : importer.couldNotRead
    readonly property real barHeight: foot.height

    signal saveRestAsked
    signal shownInLibrary

    objectName: "import-review"

    Column {
        id: top
        x: Sizes.gutter
        width: parent.width - Sizes.gutter * 2
        height: Math.min(implicitHeight, part.height - foot.height)
        clip: height < implicitHeight
        spacing: Sizes.s12

        Words {
            objectName: "import-result"
            width: parent.width
            text: part.importer.resultLine
            font: Type.heading
            wrapMode: Text.Wrap
        }
        ErrorLine {
            objectName: "import-error"
            width: parent.width
            text: part.importer.error
        }
        Flickable {
            width: parent.width
            height: heaps.height
            contentWidth: heaps.width
            clip: contentWidth > width
            boundsBehavior: Flickable.StopAtBounds

            Row {
                id: heaps
                spacing: Sizes.s8

                Chip {
                    objectName: "import-heap-in"
                    text: qsTr("In · %1", "a heap of the import, with its count").arg(part.importer.inHeap.count)
                    chosen: part.heap === ImportEditor.Heap.In
                    onClicked: part.heap = ImportEditor.Heap.In
                }
                Chip {
                    objectName: "import-heap-look-again"
                    text: qsTr("Look again · %1", "a heap of the import, with its count").arg(part.importer.lookAgain.count)
                    chosen: part.heap === ImportEditor.Heap.LookAgain
                    onClicked: part.heap = ImportEditor.Heap.LookAgain
                }
                Chip {
                    objectName: "import-heap-unread"
                    text: qsTr("Could not read · %1", "a heap of the import, with its count").arg(part.importer.couldNotRead.count)
                    chosen: part.heap === ImportEditor.Heap.CouldNotRead
                    onClicked: part.heap = ImportEditor.Heap.CouldNotRead
                }
            }
        }
    }
    ListView {
        id: view
        objectName: "import-rows"
        anchors.top: top.bottom
        anchors.topMargin: Sizes.s12
        anchors.bottom: foot.top
        anchors.left: parent.left
        anchors.right: parent.right
        model: part.rows
        clip: true
        focus: true
        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: moving ? Sizes.listRow * 4 : 0
        Accessible.role: Accessible.List
        Accessible.name: qsTr("%n row(s) of the file", "name of the list of a heap", count)
        T.ScrollBar.vertical: ScrollBar {}
        delegate: ImportRow {
            width: ListView.view.width
            heap: part.heap
            onAccepted: part.importer.accept(index)
            onKept: part.importer.keepAsTyped(index)
            onDropped: part.importer.drop(part.heap, index)
            onFixed: (newTitle, newAuthors, newIsbn) => part.importer.fixInPlace(index, newTitle, newAuthors, newIsbn)
        }
    }
    Words {
        anchors.centerIn: view
        visible: view.count === 0
        text: qsTr("This heap is empty.", "a heap of the import")
        font: Type.aside
        color: Tokens.ink3
    }
    Rectangle {
        id: foot
        anchors.bottom: parent.bottom
        width: parent.width
        height: actions.implicitHeight + Sizes.s16
        color: Tokens.paper

        Rectangle {
            width: parent.width
            height: Sizes.hair
            color: Tokens.line
        }
        Flow {
            id: actions
            x: Sizes.gutter
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - Sizes.gutter * 2
            spacing: Sizes.s8

            Button {
                objectName: "import-done"
                primary: true
                text: qsTr("Show the books", "a button: go to the list with what was imported")
                onClicked: part.shownInLibrary()
            }
            Button {
                objectName: "import-accept-all"
                visible: part.heap === ImportEditor.Heap.LookAgain && part.rows.count > 0
                text: qsTr("Take all our guesses", "a button: accept every guess")
                onClicked: part.importer.acceptAll()
            }
            Button {
                readonly property string words: qsTr("Save the rest as CSV", "a button")
                objectName: "import-save-rest"
                icon.name: Sizes.narrow ? "export" : ""
                visible: part.importer.lookAgain.count + part.importer.couldNotRead.count > 0
                Accessible.name: words
                text: Sizes.narrow ? "" : words
                onClicked: part.saveRestAsked()
            }
            Button {
                readonly property string words: qsTr("Take the whole import back", "a button")
                objectName: "import-undo"
                enabled: part.importer.canUndoImport
                icon.name: "undo"
                Accessible.name: words
                text: Sizes.narrow ? "" : words
                onClicked: part.importer.undoImport()
            }
            Button {
                readonly property string words: qsTr("Import another", "a button: back to the drop field")
                objectName: "import-again"
                icon.name: Sizes.narrow ? "import" : ""
                quiet: true
                Accessible.name: words
                text: Sizes.narrow ? "" : words
                onClicked: part.importer.reset()
            }
        }
    }
}
