// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// Choosing a list: to be shown, or to move books to.
ListsSheet {
    required property Sheets sheets

    library: sheets.library
    moving: sheets.which === "move"
    onChosen: listId => {
        if (moving) {
            sheets.moved(listId);
        } else {
            sheets.listAsked(listId);
        }
    }
    onNewAsked: sheets.next = "newList"
}
