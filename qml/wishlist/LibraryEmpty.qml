// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// A list with nothing in it, or nothing left by the filter.
EmptyState {
    id: empty

    required property LibraryPage page
    readonly property bool filtered: page.wishes.isFiltered && page.wishes.total > 0

    objectName: "library-empty"
    drawing: "shelf"
    sentence: filtered ? qsTr("No book here passes the filter.", "empty list") : qsTr("An empty shelf is a beginning.", "empty list")
    detail: filtered ? "" : qsTr("Paste a list, drop a file on the window, or type a title above.", "empty list: ways to fill it")

    Button {
        objectName: "library-empty-clear"
        visible: empty.filtered
        text: qsTr("Show all books", "a button: take the filters away")
        onClicked: empty.page.wishes.clearFilters()
    }
    Button {
        objectName: "library-empty-paste"
        visible: !empty.filtered
        text: qsTr("Paste a list", "a button")
        icon.name: "paste"
        onClicked: empty.page.pasteAsked()
    }
    Button {
        objectName: "library-empty-file"
        visible: !empty.filtered
        text: qsTr("Choose a file", "a button: a file to import")
        icon.name: "import"
        onClicked: empty.page.fileAsked()
    }
}
