// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// The context menu of a book, or of the books selected. Made when asked for.
Lazy {
    id: loader

    required property WishlistModel wishes
    required property CommandsModel commands
    required property LibraryModel library
    readonly property bool editable: library.readOnlyLine === ""

    function show(anchor: Item): void {
        active = true;
        (item as Menu).popup(anchor, anchor.width / 2, anchor.height / 2);
    }

    active: false
    sourceComponent: Menu {
        MenuItem {
            objectName: "wish-menu-open"
            text: qsTr("Open", "menu of a book")
            keyText: loader.commands.shortcut("wish.open")
            icon.name: "library"
            onTriggered: loader.commands.trigger("wish.open")
        }
        MenuItem {
            objectName: "wish-menu-find"
            text: qsTr("Find copies", "look for used copies")
            keyText: loader.commands.shortcut("wish.find")
            icon.name: "find"
            onTriggered: loader.commands.trigger("wish.find")
        }
        MenuItem {
            objectName: "wish-menu-claim"
            visible: loader.library.currentBadge !== ""
            text: qsTr("I buy this one", "a button on a book of a shared list")
            keyText: loader.commands.shortcut("wish.claim")
            icon.name: "gift"
            onTriggered: loader.commands.trigger("wish.claim")
        }
        MenuLine {}
        MenuItem {
            objectName: "wish-menu-want"
            enabled: loader.editable
            text: qsTr("Want", "mark: the reader wants the book")
            keyText: loader.commands.shortcut("wish.want")
            icon.name: "wish"
            onTriggered: loader.wishes.toggleWant()
        }
        MenuItem {
            objectName: "wish-menu-own"
            enabled: loader.editable
            text: qsTr("Own", "mark: the reader owns the book")
            keyText: loader.commands.shortcut("wish.own")
            icon.name: "own"
            onTriggered: loader.wishes.toggleOwn()
        }
        MenuItem {
            objectName: "wish-menu-target"
            enabled: loader.editable
            text: qsTr("Target price…", "menu of a book")
            keyText: loader.commands.shortcut("wish.target")
            icon.name: "target"
            onTriggered: loader.commands.trigger("wish.target")
        }
        MenuItem {
            objectName: "wish-menu-move"
            enabled: loader.editable
            text: qsTr("Move to…", "menu of a book")
            keyText: loader.commands.shortcut("wish.move")
            icon.name: "move"
            onTriggered: loader.commands.trigger("wish.move")
        }
        MenuLine {}
        MenuItem {
            objectName: "wish-menu-remove"
            enabled: loader.editable
            text: qsTr("Remove", "take the books off the list")
            keyText: loader.commands.shortcut("edit.remove")
            icon.name: "remove"
            danger: true
            onTriggered: loader.wishes.removeSelected()
        }
    }
}
