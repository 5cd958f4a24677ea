// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// One list to choose.
MenuRow {
    id: entry

    required property int index
    required property string listId
    required property string name
    required property int listKind
    required property int wishCount
    required property bool isCurrent
    required property string badge
    required property bool isReadOnly
    property bool moving: false
    readonly property bool here: !moving || listKind === LibraryModel.ListKind.Wishlist || listKind === LibraryModel.ListKind.Shelf

    objectName: "lists-row-" + index
    visible: here
    height: here ? implicitHeight : 0
    text: badge === "" ? name : qsTr("%1 (%2)", "a list, and how it is shared").arg(name).arg(badge)
    enabled: !moving || !isReadOnly
    keyText: wishCount
    checked: isCurrent
    icon.name: listKind === LibraryModel.ListKind.Wishlist ? "wish" : listKind === LibraryModel.ListKind.Shelf ? "shelf" : "library"
    Keys.onDownPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
    Keys.onUpPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
}
