// SPDX-License-Identifier: GPL-3.0-or-later
import QtQml
import QtQuick
import QtQuick.Window
import Endpaper.Model
import Endpaper.Ui

// What the window does for a command. Those that need no window are done by the model itself.
QtObject {
    id: router

    required property Navigator nav
    required property Sheets sheets
    required property LibraryModel library
    required property WishlistModel wishes
    required property BookEditor book
    required property CopiesModel copies
    required property OmniboxModel omnibox
    required property DesktopAlerts desktopAlerts
    required property Window front
    property bool wide: false
    property bool bookWidened: false

    signal omniboxAsked(start: string)
    signal filterAsked
    signal menuAsked
    signal exportAsked
    signal contentAsked

    property Connections box: Connections {
        target: router.omnibox
        function onBookChosen(wishId: string): void {
            router.showBook(wishId);
        }
        function onCopiesChosen(isbn: string, wishId: string): void {
            if (wishId !== "") {
                router.copies.openWish(wishId);
            } else {
                router.copies.openIsbn(isbn);
            }
            router.goTo("find");
        }
        function onAdded(wishIds: list<string>): void {
            router.nav.open("library");
            if (wishIds.length > 0) {
                router.wishes.currentRow = router.wishes.rowOf(wishIds[0]);
            }
        }
        function onFinished(): void {
            router.omnibox.clear();
            router.contentAsked();
        }
    }

    property Connections notes: Connections {
        target: router.desktopAlerts
        function onCopiesAsked(wishId: string): void {
            router.comeForward();
            router.showCopies(wishId);
        }
        function onPostAsked(): void {
            router.comeForward();
            router.goTo("post");
        }
    }

    // A note of the desktop was chosen.
    function comeForward(): void {
        if (front.visibility === Window.Minimized) {
            front.showNormal();
        }
        front.raise();
        front.requestActivate();
    }
    function openBook(asPage: bool): void {
        if (wishes.currentWishId !== "") {
            bookWidened = asPage;
            keepDraft();
            book.open(wishes.currentWishId);
        }
    }
    function showBook(wishId: string): void {
        nav.open("library");
        if (wishes.rowOf(wishId) < 0) {
            library.open("");
        }
        const row = wishes.rowOf(wishId);
        wishes.currentRow = row;
        if (row >= 0) {
            wishes.select(row, WishlistModel.Select.Only);
        }
        bookWidened = false;
        keepDraft();
        book.open(wishId);
    }
    // A draft that could be kept is kept when the reader turns to another book.
    function keepDraft(): void {
        if (book.isOpen && !book.isNew && book.isDirty && book.valid) {
            book.submit();
        }
    }
    function closeBook(): void {
        keepDraft();
        bookWidened = false;
        book.close();
    }
    function showCopies(wishId: string): void {
        if (wishId !== "") {
            copies.openWish(wishId);
            nav.open("find");
        }
    }
    function showNumber(number: string): void {
        if (copies.openNumber(number)) {
            nav.open("find");
        }
    }
    function showPrices(): void {
        if (nav.place !== "library") {
            sheets.openFor(copies, "prices");
        } else if (wishes.currentWishId !== "" || book.isOpen) {
            if (!book.isOpen) {
                openBook(false);
            }
            sheets.openFor(book.bestCopies, "prices");
        }
    }
    function goTo(place: string): void {
        if (place !== "library" && book.isOpen && !wide) {
            closeBook();
        }
        nav.open(place);
    }
    function openList(listId: string): void {
        library.open(listId);
        goTo("library");
    }
    function back(): void {
        if (nav.place === "library" && book.isOpen) {
            closeBook();
        } else if (nav.canBack) {
            nav.back();
        } else {
            nav.open("library");
        }
    }
    function newBook(): void {
        nav.open("library");
        bookWidened = false;
        book.startNew(library.currentListId);
    }
    function run(commandId: string): void {
        const doors = {
            "wish.new": () => newBook(),
            "list.new": () => sheets.open("newList"),
            "file.import": () => goTo("import"),
            "file.export": () => exportAsked(),
            "file.catalogue": () => goTo("catalogue"),
            "app.quit": () => Qt.quit(),
            "wish.target": () => sheets.open("target"),
            "wish.tags": () => sheets.open("tags"),
            "wish.move": () => sheets.open("move"),
            "list.rename": () => sheets.rename(library.currentListId),
            "list.remove": () => library.remove(library.currentListId),
            "list.share": () => sheets.share(library.currentListId),
            "view.filter": () => filterAsked(),
            "go.omnibox": () => omniboxAsked(""),
            "go.commands": () => omniboxAsked(">"),
            "go.library": () => goTo("library"),
            "go.find": () => goTo("find"),
            "go.nearby": () => goTo("nearby"),
            "go.settings": () => goTo("settings"),
            "go.account": () => goTo("account"),
            "go.post": () => goTo("post"),
            "go.trash": () => goTo("trash"),
            "go.sources": () => goTo("sources"),
            "go.alerts": () => goTo("alerts"),
            "go.back": () => back(),
            "go.forward": () => nav.forward(),
            "wish.open": () => openBook(book.isOpen || !wide),
            "wish.find": () => showCopies(wishes.currentWishId),
            "wish.prices": () => showPrices(),
            "offer.new": () => sheets.postOffer(),
            "help.keys": () => sheets.open("keys"),
            "help.about": () => goTo("settings")
        };
        const door = doors[commandId];
        if (door) {
            door();
        }
    }
}
