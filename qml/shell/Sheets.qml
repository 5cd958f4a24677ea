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
    readonly property OfferEditor offer: nearby.offer
    required property CommandsModel commands
    required property ShareEditor sharing
    required property PurchaseModel purchase
    // A sheet is a file that is read when it is first asked for.
    readonly property var files: ({
            "newList": Qt.resolvedUrl("SheetNewList.qml"),
            "rename": Qt.resolvedUrl("SheetRename.qml"),
            "bought": Qt.resolvedUrl("SheetBought.qml"),
            "target": Qt.resolvedUrl("SheetTarget.qml"),
            "tags": Qt.resolvedUrl("SheetTags.qml"),
            "move": Qt.resolvedUrl("SheetLists.qml"),
            "lists": Qt.resolvedUrl("SheetLists.qml"),
            "area": Qt.resolvedUrl("SheetArea.qml"),
            "offer": Qt.resolvedUrl("SheetOffer.qml"),
            "share": Qt.resolvedUrl("SheetShare.qml"),
            "keys": Qt.resolvedUrl("SheetKeys.qml"),
            "copy": Qt.resolvedUrl("SheetCopy.qml"),
            "prices": Qt.resolvedUrl("SheetPrices.qml"),
            "filters": Qt.resolvedUrl("SheetFilters.qml"),
            "compare": Qt.resolvedUrl("SheetCompare.qml"),
            "sources": Qt.resolvedUrl("SheetSources.qml"),
            "hidden": Qt.resolvedUrl("SheetHidden.qml")
        })
    property string which: ""
    // The sheet that follows when this one is shut.
    property string next: ""
    property string listId: ""
    property string error: ""
    property bool newShelf: false
    // The pane's book moves by itself, else the selection.
    property bool movesBook: false
    readonly property bool busy: loader.active

    // The copies that a sheet about copies is about.
    property CopiesModel copies: null

    signal listAsked(listId: string)
    signal sourcesAsked
    signal accountAsked

    function open(name: string): void {
        which = "";
        error = "";
        which = name;
    }
    function openFor(about: CopiesModel, name: string): void {
        copies = about;
        open(name);
    }
    function openCopy(about: CopiesModel, row: int): void {
        if (about.showDetails(row)) {
            openFor(about, "copy");
        }
    }
    function newList(shelf: bool): void {
        newShelf = shelf;
        open("newList");
    }
    function rename(id: string): void {
        if (id !== "" && library.askOwned(id)) {
            listId = id;
            open("rename");
        }
    }
    function share(id: string): void {
        if (id !== "") {
            sharing.open(id);
            open("share");
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
        file: sheets.files[sheets.which] ?? ""
        given: ({"sheets": sheets})
        onLoaded: (item as Sheet).open()
    }
    Connections {
        target: sheets.purchase
        function onOpened(): void {
            sheets.open("bought");
        }
    }
    Connections {
        target: loader.item ? loader.item as Sheet : null
        function onClosed(): void {
            const after = sheets.next;
            sheets.next = "";
            sheets.which = "";
            sheets.which = after;
        }
    }
}
