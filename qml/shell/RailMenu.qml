// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Endpaper.Ui

// What can be done to a list in the rail.
Menu {
    id: menu

    required property Rail rail
    required property string listId

    readonly property bool owned: rail.library.isOwned(listId)

    onClosed: rail.closeMenu()

    MenuItem {
        objectName: "rail-menu-share"
        text: menu.owned ? qsTr("Share…", "menu of a list") : qsTr("Who is on it, leave…", "menu of a list that somebody shares with the reader")
        icon.name: "person"
        onTriggered: menu.rail.listShareAsked(menu.listId)
    }
    MenuItem {
        objectName: "rail-menu-rename"
        visible: menu.owned
        text: qsTr("Rename", "menu of a list")
        icon.name: "edit"
        keyText: "F2"
        onTriggered: menu.rail.listRenameAsked(menu.listId)
    }
    MenuItem {
        objectName: "rail-menu-remove"
        visible: menu.owned
        text: qsTr("Remove list", "menu of a list")
        icon.name: "remove"
        danger: true
        onTriggered: menu.rail.listRemoveAsked(menu.listId)
    }
    MenuItem {
        objectName: "rail-menu-trash"
        text: qsTr("Recently removed", "name of a page: what was deleted")
        icon.name: "history"
        onTriggered: menu.rail.went("trash")
    }
}
