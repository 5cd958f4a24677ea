// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// The content: the page of the place that is open. The library stays once made; others come and go.
FocusScope {
    id: places

    required property string place
    required property Router router
    required property Sheets sheets
    required property FilePickers files
    required property LibraryModel library
    required property WishlistModel wishes
    required property BookEditor book
    required property CopiesModel copies
    required property OmniboxModel omnibox
    required property NearbyModel nearby
    required property AccountEditor account
    required property SyncStatus sync
    required property ImportEditor importer
    required property CatalogueImporter catalogueImporter
    required property CommandsModel commands
    required property Settings settings
    required property string version
    property bool bookPage: false
    property bool libraryMade: false
    readonly property bool libraryWanted: libraryLoader.visible && library.isLoaded
    // What stands at the foot of the page and must not be covered by a toast.
    readonly property Item page: (libraryLoader.visible ? libraryLoader.item : others.item) as Item
    readonly property real barHeight: page instanceof LibraryPage ? (page as LibraryPage).barHeight : page instanceof ImportPage ? (page as ImportPage).barHeight : page instanceof BookView ? (page as BookView).barHeight : 0
    readonly property bool firstRun: place === "library" && library.isLoaded && library.isEmpty && !bookPage

    onLibraryWantedChanged: libraryMade = libraryMade || libraryWanted
    Component.onCompleted: libraryMade = libraryWanted

    function showFilter(): void {
        if (libraryLoader.item && libraryLoader.visible) {
            (libraryLoader.item as LibraryPage).showFilter();
        }
    }
    function focusContent(): void {
        const shown = libraryLoader.visible ? libraryLoader : others;
        shown.forceActiveFocus(Qt.TabFocusReason);
    }

    Lazy {
        id: libraryLoader
        anchors.fill: parent
        focus: visible
        visible: places.place === "library" && !places.firstRun && !places.bookPage
        active: places.libraryMade
        sourceComponent: LibraryPage {
            library: places.library
            wishes: places.wishes
            commands: places.commands
            bookOpen: places.book.isOpen
            onBookChosen: {
                if (Sizes.wide || places.book.isOpen) {
                    places.router.openBook(false);
                }
            }
            onBookOpened: places.router.openBook(true)
            onPasteAsked: places.commands.trigger("file.paste")
            onFileAsked: places.files.ask("list")
            onListsAsked: places.sheets.open("lists")
            onMoveAsked: places.sheets.open("move")
            onTargetAsked: places.sheets.open("target")
            onTagAsked: places.sheets.open("tags")
        }
    }
    Lazy {
        id: others
        anchors.fill: parent
        focus: !libraryLoader.visible
        active: !libraryLoader.visible
        sourceComponent: places.bookPage ? bookView : places.firstRun ? firstRun : places.place === "find" ? results : places.place === "nearby" ? nearbyPage : places.place === "account" ? accountPage : places.place === "settings" ? settingsPage : places.place === "import" ? importPage : places.place === "catalogue" ? cataloguePage : places.place === "more" ? morePage : null
        onLoaded: {
            if (item && places.activeFocus) {
                forceActiveFocus();
            }
        }
    }
    Component {
        id: firstRun
        FirstRunPage {
            omnibox: places.omnibox
            settings: places.settings
            onPasteAsked: places.commands.trigger("file.paste")
            onFileAsked: places.files.ask("list")
            onSampleAsked: places.commands.trigger("file.sample")
            onPricesAsked: places.router.goTo("settings")
        }
    }
    Component {
        id: bookView
        BookView {
            asPage: true
            book: places.book
            library: places.library
            onClosed: places.router.closeBook()
            onCopiesAsked: places.router.showCopies(places.book.wishId)
            onMoveAsked: places.sheets.moveBook()
            onRemoveAsked: places.book.remove()
        }
    }
    Component {
        id: results
        ResultsPage {
            copies: places.copies
            onSearchAsked: places.router.omniboxAsked("")
            onSellerAsked: row => places.copies.openSeller(row)
        }
    }
    Component {
        id: nearbyPage
        NearbyPage {
            nearby: places.nearby
            onAreaAsked: places.sheets.open("area")
            onPostAsked: places.sheets.postOffer()
            onAccountAsked: places.router.goTo("account")
        }
    }
    Component {
        id: accountPage
        AccountPage {
            account: places.account
            sync: places.sync
            outbox: places.sync.outbox
        }
    }
    Component {
        id: settingsPage
        SettingsPage {
            settings: places.settings
            version: places.version
            onKeysAsked: places.sheets.open("keys")
            onCatalogueAsked: places.router.goTo("catalogue")
        }
    }
    Component {
        id: importPage
        ImportPage {
            importer: places.importer
            onFileAsked: places.files.ask("list")
            onPasteAsked: places.commands.trigger("file.paste")
            onSaveRestAsked: places.files.ask("saveRest")
            onShownInLibrary: places.router.goTo("library")
        }
    }
    Component {
        id: cataloguePage
        CataloguePage {
            importer: places.catalogueImporter
            onFileAsked: places.files.ask("catalogue")
        }
    }
    Component {
        id: morePage
        MorePage {
            sync: places.sync
            onWent: place => places.router.goTo(place)
            onMenuAsked: places.router.menuAsked()
        }
    }
}
