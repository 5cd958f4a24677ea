// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Endpaper.Ui

// What can be done to a list in the rail.
Menu {
    id: menu

    required property Rail rail
    required property string listId

    onClosed: rail.closeMenu()

    MenuItem {
        objectName: "rail-menu-rename"
        text: qsTr("Rename", "menu of a list")
        icon.name: "edit"
        keyText: "F2"
        onTriggered: menu.rail.listRenameAsked(menu.listId)
    }
    MenuItem {
        objectName: "rail-menu-remove"
        text: qsTr("Remove list", "menu of a list")
        icon.name: "remove"
        danger: true
        onTriggered: menu.rail.listRemoveAsked(menu.listId)
    }
}
