// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Endpaper.Model
import Endpaper.Ui

// The menu button's menu: File, Edit, View, Go and Help as tabs, each with its commands and keys.
T.Popup {
    id: menu

    required property CommandsModel commands
    property string shownMenu: "file"
    readonly property list<string> menuIds: ["file", "edit", "view", "go", "help"]

    function step(by: int): void {
        shownMenu = menuIds[(menuIds.indexOf(shownMenu) + by + menuIds.length) % menuIds.length];
    }

    x: -width
    width: Math.min(Sizes.sheet, Sizes.windowWidth - Sizes.s16)
    height: Math.min(implicitHeight, Sizes.windowHeight - Sizes.head - Sizes.s16)
    implicitHeight: tabs.height + Sizes.s8 + column.implicitHeight + topPadding + bottomPadding
    padding: Sizes.s8
    margins: Sizes.s8
    focus: true
    modal: false
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent
    onOpened: tabs.forceActiveFocus(Qt.TabFocusReason)

    contentItem: FocusScope {
        objectName: "command-menu"
        LayoutMirroring.enabled: Sizes.mirrored
        LayoutMirroring.childrenInherit: true
        Accessible.role: Accessible.PopupMenu
        Accessible.name: qsTr("All commands", "opens the menu")
        Keys.onLeftPressed: menu.step(-1)
        Keys.onRightPressed: menu.step(1)

        Flow {
            id: tabs
            width: parent.width
            spacing: Sizes.s4
            focus: true

            Repeater {
                model: [qsTr("File", "a menu"), qsTr("Edit", "a menu"), qsTr("View", "a menu"), qsTr("Go", "a menu"), qsTr("Help", "a menu")]

                Chip {
                    required property int index
                    required property string modelData
                    objectName: "menu-tab-" + menu.menuIds[index]
                    text: modelData
                    chosen: menu.shownMenu === menu.menuIds[index]
                    onClicked: menu.shownMenu = menu.menuIds[index]
                }
            }
        }
        Flickable {
            anchors.top: tabs.bottom
            anchors.topMargin: Sizes.s8
            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.right: parent.right
            contentHeight: column.implicitHeight
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            T.ScrollBar.vertical: ScrollBar {}

            Column {
                id: column
                width: parent.width

                Repeater {
                    model: menu.commands

                    CommandRow {
                        width: column.width
                        shownMenu: menu.shownMenu
                        onPicked: {
                            menu.close();
                            menu.commands.trigger(commandId);
                        }
                    }
                }
            }
        }
    }
    background: Surface {
        radius: Sizes.radiusSheet
    }
}
