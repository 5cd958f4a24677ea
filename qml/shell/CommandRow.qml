// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// One command with its key.
MenuRow {
    id: entry

    required property string commandId
    required property string label
    required property string menuId
    required property string shortcutText
    required property bool isEnabled
    required property string reason
    required property string shownMenu

    signal picked

    // Places that later versions bring are not shown as dead doors.
    readonly property bool here: menuId === shownMenu && commandId !== "go.basket"

    objectName: "menu-item-" + commandId
    visible: here
    height: here ? implicitHeight : 0
    // One that is refused for a reason says it when it is tried.
    enabled: isEnabled || reason !== ""
    dimmed: !isEnabled
    Accessible.description: reason === "" ? keyText : reason
    text: label
    keyText: shortcutText
    onClicked: picked()
    Keys.onDownPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
    Keys.onUpPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
}
