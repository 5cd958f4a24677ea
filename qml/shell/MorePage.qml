// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// The rest of the places, for the narrow layout.
Page {
    id: page

    required property SyncStatus sync

    signal went(place: string)
    signal menuAsked

    objectName: "more-page"
    spacing: Sizes.s4
    Accessible.name: qsTr("More", "a place in the bar at the foot: the rest")

    PageHead {
        width: parent.width
        baseName: "more"
        title: qsTr("More", "a place in the bar at the foot: the rest")
    }
    StatusLine {
        objectName: "more-status"
        width: parent.width
        sync: page.sync
        onClicked: page.went("account")
    }
    MenuRow {
        objectName: "more-account"
        width: parent.width
        icon.name: "person"
        text: qsTr("Account and sync", "name of a page")
        onClicked: page.went("account")
    }
    MenuRow {
        objectName: "more-import"
        width: parent.width
        icon.name: "import"
        text: qsTr("Import", "name of a page")
        onClicked: page.went("import")
    }
    MenuRow {
        objectName: "more-catalogue"
        width: parent.width
        icon.name: "library"
        text: qsTr("Import a catalogue", "a button")
        onClicked: page.went("catalogue")
    }
    MenuRow {
        objectName: "more-trash"
        width: parent.width
        icon.name: "history"
        text: qsTr("Recently removed", "name of a page: what was deleted")
        onClicked: page.went("trash")
    }
    MenuRow {
        objectName: "more-settings"
        width: parent.width
        icon.name: "settings"
        text: qsTr("Settings", "name of a page")
        onClicked: page.went("settings")
    }
    MenuRow {
        objectName: "more-commands"
        width: parent.width
        icon.name: "menu"
        text: qsTr("All commands", "opens the menu")
        onClicked: page.menuAsked()
    }
}
