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
    required property ClaimEditor claims
    required property CopiesModel copies
    required property OmniboxModel omnibox
    required property NearbyModel nearby
    required property AccountEditor account
    required property SyncStatus sync
    required property TrashModel trash
    required property ImportEditor importer
    required property CatalogueImporter catalogueImporter
    required property CommandsModel commands
    required property Settings settings
    required property FirstSteps steps
    required property SourcesModel sources
    required property AlertEditor alerts
    required property RatesEditor rates
    required property DesktopAlerts desktopAlerts
    required property PostModel post
    required property string version
    // A page is a file that is read when it is first gone to: a start reads none of them.
    readonly property var pageFiles: ({
            "find": Qt.resolvedUrl("PlaceFind.qml"),
            "nearby": Qt.resolvedUrl("PlaceNearby.qml"),
            "account": Qt.resolvedUrl("PlaceAccount.qml"),
            "settings": Qt.resolvedUrl("PlaceSettings.qml"),
            "import": Qt.resolvedUrl("PlaceImport.qml"),
            "catalogue": Qt.resolvedUrl("PlaceCatalogue.qml"),
            "post": Qt.resolvedUrl("PlacePost.qml"),
            "sources": Qt.resolvedUrl("PlaceSources.qml"),
            "alerts": Qt.resolvedUrl("PlaceAlerts.qml"),
            "trash": Qt.resolvedUrl("PlaceTrash.qml"),
            "more": Qt.resolvedUrl("PlaceMore.qml")
        })
    property bool bookPage: false
    // The one box stands in the page while there is no book.
    property Omnibox firstRunBox: null
    // What a low window has no room for stays off the bars.
    clip: Sizes.narrow
    property bool libraryMade: false
    readonly property bool libraryWanted: libraryLoader.visible && library.isLoaded
    // What stands at the foot of the page and must not be covered by a toast.
    readonly property real barHeight: (libraryLoader.visible ? (libraryLoader.item as LibraryPage)?.barHeight : bookPage ? (others.item as PlaceBook)?.barHeight : place === "import" ? (others.item as PlaceImport)?.barHeight : 0) ?? 0
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
            steps: places.steps
            bookOpen: places.book.isOpen
            onBookChosen: {
                if (Sizes.wide || places.book.isOpen) {
                    places.router.openBook(false);
                }
            }
            onBookOpened: places.router.openBook(true)
            onBookClosed: places.router.closeBook()
            onAreaAsked: places.sheets.open("area")
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
        file: !active ? "" : places.bookPage ? Qt.resolvedUrl("PlaceBook.qml") : places.firstRun ? Qt.resolvedUrl("PlaceFirstRun.qml") : places.pageFiles[places.place] ?? ""
        given: ({"places": places})
        onLoaded: {
            if (item && places.activeFocus) {
                forceActiveFocus();
            }
        }
    }
}
