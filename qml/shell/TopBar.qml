// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// Back, the one box, and the menu button.
Item {
    id: bar

    required property OmniboxModel omnibox
    required property CommandsModel commands
    property bool backShown: false
    property bool boxShown: true
    property alias box: box

    signal backAsked
    signal leaveAsked

    function openMenu(): void {
        menuLoader.active = true;
        (menuLoader.item as CommandMenu).open();
    }

    implicitHeight: Math.max(Sizes.head, Sizes.omnibox + Sizes.s16)

    IconButton {
        id: back
        objectName: "back-button"
        anchors.left: parent.left
        anchors.leftMargin: Sizes.s8
        anchors.verticalCenter: parent.verticalCenter
        visible: bar.backShown
        name: qsTr("Back", "a button")
        keyHint: qsTr("Alt+Left", "a key")
        icon.name: "back"
        turns: true
        onClicked: bar.backAsked()
    }
    Omnibox {
        id: box
        anchors.left: back.visible ? back.right : parent.left
        anchors.leftMargin: back.visible ? Sizes.s8 : Sizes.gutter
        anchors.right: menuButton.left
        anchors.rightMargin: Sizes.s8
        anchors.verticalCenter: parent.verticalCenter
        visible: bar.boxShown
        omnibox: bar.omnibox
        onLeaveAsked: bar.leaveAsked()
    }
    IconButton {
        id: menuButton
        objectName: "menu-button"
        anchors.right: parent.right
        anchors.rightMargin: Sizes.narrow ? Sizes.s8 : Sizes.s16
        anchors.verticalCenter: parent.verticalCenter
        name: qsTr("All commands", "opens the menu")
        keyHint: "F10"
        icon.name: "menu"
        onClicked: bar.openMenu()
    }
    Lazy {
        id: menuLoader
        anchors.right: menuButton.right
        anchors.top: menuButton.bottom
        active: false
        file: Qt.resolvedUrl("CommandMenu.qml")
        given: ({"commands": bar.commands})
    }
}
