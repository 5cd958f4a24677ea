// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// The sheets of the window, each made when it is asked for and gone when it is shut.
Item {
    id: sheets

    required property LibraryModel library
    required property WishlistModel wishes
    required property BookEditor book
    required property NearbyModel nearby
    required property PlacesModel places
    required property OfferEditor offer
    required property CommandsModel commands
    property string which: ""
    // The sheet that follows when this one is shut.
    property string next: ""
    property string listId: ""
    property string error: ""
    property bool newShelf: false
    // The pane's book moves by itself, else the selection.
    property bool movesBook: false
    readonly property bool busy: loader.active

    signal listAsked(listId: string)

    function open(name: string): void {
        which = "";
        error = "";
        which = name;
    }
    function rename(id: string): void {
        if (id !== "") {
            listId = id;
            open("rename");
        }
    }
    function postOffer(): void {
        if (wishes.currentWishId !== "" && book.own) {
            offer.startFromWish(wishes.currentWishId);
        } else {
            offer.startEmpty();
        }
        open("offer");
    }
    function moveBook(): void {
        movesBook = true;
        open("move");
    }
    function moved(to: string): void {
        if (movesBook) {
            book.moveTo(to);
        } else {
            wishes.moveSelectedTo(to);
        }
        movesBook = false;
    }

    Lazy {
        id: loader
        active: sheets.which !== ""
        sourceComponent: sheets.which === "newList" ? newList : sheets.which === "rename" ? renameList : sheets.which === "target" ? target : sheets.which === "tags" ? tags : sheets.which === "move" || sheets.which === "lists" ? lists : sheets.which === "area" ? area : sheets.which === "offer" ? offerSheet : sheets.which === "keys" ? keys : null
        onLoaded: (item as Sheet).open()
    }
    Connections {
        target: loader.item as Sheet
        function onClosed(): void {
            const after = sheets.next;
            sheets.next = "";
            sheets.which = "";
            sheets.which = after;
        }
    }
    Component {
        id: newList
        AskSheet {
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
    }
    Component {
        id: renameList
        AskSheet {
            baseName: "rename-sheet"
            heading: qsTr("Rename the list", "heading of a sheet")
            label: qsTr("Name", "label of a field")
            value: sheets.library.nameOf(sheets.listId)
            action: qsTr("Rename", "menu of a list")
            onAnswered: text => {
                sheets.library.rename(sheets.listId, text);
                close();
            }
        }
    }
    Component {
        id: target
        AskSheet {
            baseName: "target-sheet"
            heading: qsTr("Target price", "a price under which to tell me")
            label: qsTr("Tell me under", "label of the target price")
            hint: qsTr("Delivered, in your currency. Empty takes the target away.", "hint of the target price")
            error: sheets.error
            action: qsTr("Keep", "a button: keep the target price")
            onAnswered: text => {
                if (sheets.wishes.setTargetForSelected(text)) {
                    close();
                } else {
                    sheets.error = qsTr("That is no amount. Write 8 or 8.50.", "an error under the target price");
                }
            }
        }
    }
    Component {
        id: tags
        AskSheet {
            baseName: "tag-sheet"
            heading: qsTr("Tag", "put a tag on the books")
            label: qsTr("Tag", "put a tag on the books")
            action: qsTr("Put it on", "a button: a tag on the books")
            onAnswered: text => {
                sheets.wishes.addTagToSelected(text);
                close();
            }
        }
    }
    Component {
        id: lists
        ListsSheet {
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
    }
    Component {
        id: area
        AreaSheet {
            nearby: sheets.nearby
            places: sheets.places
        }
    }
    Component {
        id: offerSheet
        OfferSheet {
            offer: sheets.offer
        }
    }
    Component {
        id: keys
        KeysSheet {
            commands: sheets.commands
        }
    }
}
