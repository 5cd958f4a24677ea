// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// A new wishlist or shelf.
AskSheet {
    required property Sheets sheets

    baseName: "new-list-sheet"
    heading: sheets.newShelf ? qsTr("New shelf", "heading of a sheet") : qsTr("New wishlist", "heading of a sheet")
    label: qsTr("Name", "label of a field")
    action: qsTr("Make it", "a button: a new list")
    onAnswered: text => {
        sheets.library.create(text, sheets.newShelf ? LibraryModel.ListKind.Shelf : LibraryModel.ListKind.Wishlist);
        sheets.newShelf = false;
        close();
        sheets.listAsked(sheets.library.currentListId);
    }
}
