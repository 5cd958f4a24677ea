// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// The name of the list, one line of sense, and the way to add books. In the narrow layout the name opens
// the choice of lists, for there is no rail.
Item {
    id: head

    required property LibraryModel library

    signal listsAsked
    signal addAsked
    signal shareAsked

    implicitHeight: words.implicitHeight

    PageHead {
        id: words
        anchors.left: parent.left
        anchors.right: parent.right
        baseName: "library"
        title: head.library.currentName
        line: head.library.currentBadge === "" ? head.library.senseLine : qsTr("%1 · %2", "two sentences side by side").arg(head.library.currentBadge).arg(head.library.senseLine)

        IconButton {
            objectName: "library-lists"
            visible: Sizes.narrow
            name: qsTr("Choose a list", "a button: which list is shown")
            icon.name: "chevron-down"
            onClicked: head.listsAsked()
        }
        IconButton {
            objectName: "library-share"
            visible: head.library.currentListId !== ""
            name: qsTr("Share this list", "a button")
            icon.name: "person"
            onClicked: head.shareAsked()
        }
        IconButton {
            objectName: "library-add-narrow"
            visible: Sizes.narrow && head.library.readOnlyLine === ""
            name: qsTr("Add books", "a button")
            icon.name: "plus"
            onClicked: head.addAsked()
        }
        Button {
            objectName: "library-add"
            visible: !Sizes.narrow && head.library.readOnlyLine === ""
            primary: true
            text: qsTr("Add books", "a button")
            onClicked: head.addAsked()
        }
    }
}
