// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// A wishlist or shelf in the rail; books dropped on it move there, with Ctrl they are copied. F2 renames.
RailPlace {
    id: entry

    required property int index
    required property string listId
    required property string name
    required property int listKind
    required property int wishCount
    required property bool isCurrent
    required property string badge
    required property bool isReadOnly
    property bool here: true
    property int kind: LibraryModel.ListKind.Wishlist
    // Unfiled books stand with the shelves.
    readonly property bool shownHere: listKind === kind || (listKind === LibraryModel.ListKind.Unfiled && kind === LibraryModel.ListKind.Shelf)

    signal chosen
    signal renameAsked
    signal menuAsked
    signal booksDropped(copied: bool)

    objectName: shownHere ? "rail-list-" + index : ""
    visible: shownHere
    text: name
    note: badge
    count: wishCount
    current: isCurrent && here
    icon.name: listKind === LibraryModel.ListKind.Wishlist ? (current ? "wish-filled" : "wish") : "shelf"
    dropHere: target.containsDrag
    onClicked: chosen()
    Keys.onPressed: event => {
        if (event.key === Qt.Key_F2) {
            renameAsked();
            event.accepted = true;
        } else if (event.key === Qt.Key_Menu) {
            menuAsked();
            event.accepted = true;
        }
    }

    TapHandler {
        acceptedButtons: Qt.RightButton
        onTapped: entry.menuAsked()
    }
    DropArea {
        id: target
        anchors.fill: parent
        enabled: !entry.isReadOnly
        keys: ["endpaper/wishes"]
        onDropped: drop => entry.booksDropped((drop.proposedAction & Qt.CopyAction) !== 0)
    }
}
