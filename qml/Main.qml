// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Window
import Endpaper.Model
import Endpaper.Ui

// The window. Only it knows the Session; all others are handed their part.
Window {
    id: window

    readonly property bool bookShown: Session.book.isOpen && nav.place === "library"
    readonly property bool bookAsPage: bookShown && (!Sizes.wide || router.bookWidened)
    readonly property string focusName: activeFocusItem ? activeFocusItem.objectName : ""
    property bool painted: false

    function focusOmnibox(start: string): void {
        const box = places.firstRun ? places.firstRunBox : topBar.box;
        if (!box) {
            places.focusContent();
            return;
        }
        box.forceActiveFocus(Qt.ShortcutFocusReason);
        if (start !== "") {
            Session.omnibox.text = start;
        } else {
            box.selectAll();
        }
    }
    width: Sizes.windowDefaultWidth
    height: Sizes.windowDefaultHeight
    minimumWidth: Sizes.windowMinWidth
    minimumHeight: Sizes.windowMinHeight
    visible: true
    title: qsTr("Endpaper", "the program's name")
    color: Tokens.paper
    LayoutMirroring.enabled: Sizes.mirrored
    LayoutMirroring.childrenInherit: true
    onFrameSwapped: painted = painted || Session.framePainted()

    Applied {
        settings: Session.settings
        windowWidth: window.width
        windowHeight: window.height
    }
    Navigator { id: nav }
    Router {
        id: router
        nav: nav
        sheets: sheets
        library: Session.library
        wishes: Session.wishes
        book: Session.book
        copies: Session.copies
        omnibox: Session.omnibox
        desktopAlerts: Session.desktopAlerts
        front: window
        wide: Sizes.wide
        onOmniboxAsked: start => window.focusOmnibox(start)
        onFilterAsked: places.showFilter()
        onMenuAsked: topBar.openMenu()
        onExportAsked: files.ask("export")
        onContentAsked: places.focusContent()
    }
    Regions {
        parts: [railLoader, topBar, places, paneLoader, bottomLoader]
        content: places
        frame: frame
    }
    Connections {
        target: Session.commands
        function onTriggered(commandId: string): void { router.run(commandId); }
    }
    Connections {
        target: Session.importer
        function onLookWanted(): void {
            router.goTo("import");
        }
    }
    Shortcuts {
        active: window.painted
        asynchronous: true
        commands: Session.commands
        listFocused: window.focusName.startsWith("wish-view-") || window.focusName.startsWith("wish-delegate-")
        letterKeys: Session.settings.letterKeys
        sheetOpen: sheets.busy
    }
    Shortcut {
        sequences: ["F10"]
        onActivated: topBar.openMenu()
    }

    DropField {
        anchors.fill: parent
        omnibox: Session.omnibox
        importer: Session.importer
        catalogueImporter: Session.catalogueImporter
        takesCatalogue: nav.place === "catalogue"
        over: frame
        onFileTaken: router.goTo("import")
    }
    FocusScope {
        id: frame
        anchors.fill: parent
        focus: true
        Keys.onEscapePressed: router.back()

        Lazy {
            id: railLoader
            anchors.left: parent.left
            height: parent.height
            active: !Sizes.narrow
            visible: active
            sourceComponent: Rail {
                library: Session.library
                sync: Session.sync
                nearCount: Session.nearby.matchCount
                postCount: Session.post.unreadCount
                place: nav.place
                onWent: place => router.goTo(place)
                onListChosen: listId => router.openList(listId)
                onListRenameAsked: listId => sheets.rename(listId)
                onListRemoveAsked: listId => Session.library.remove(listId)
                onListShareAsked: listId => sheets.share(listId)
                onNewListAsked: shelf => sheets.newList(shelf)
                onBooksDropped: (listId, copied) => copied ? Session.wishes.copySelectedTo(listId) : Session.wishes.moveSelectedTo(listId)
            }
        }
        TopBar {
            id: topBar
            anchors.left: railLoader.right
            anchors.right: paneLoader.left
            height: visible ? implicitHeight : 0
            visible: !(Sizes.narrow && window.bookAsPage)
            omnibox: Session.omnibox
            commands: Session.commands
            boxShown: !places.firstRun
            backShown: Sizes.narrow && nav.place !== "library" && nav.canBack
            onBackAsked: router.back()
            onLeaveAsked: places.focusContent()
        }
        Strips {
            id: strips
            anchors.top: topBar.bottom
            anchors.topMargin: topBar.visible ? 0 : Sizes.s8
            anchors.left: topBar.left
            anchors.right: topBar.right
            anchors.leftMargin: Sizes.gutter
            anchors.rightMargin: Sizes.gutter
            sync: Session.sync
            sharing: Session.sharing
            disk: Session.disk
            purchase: Session.purchase
            storeProblem: Session.storeProblem
            sampleProfile: Session.sampleProfile
            onOwnAsked: Session.startMyOwn()
            onAccountAsked: router.goTo("account")
        }
        Places {
            id: places
            anchors.top: strips.bottom
            anchors.bottom: bottomLoader.top
            anchors.left: topBar.left
            anchors.right: topBar.right
            focus: true
            place: nav.place
            bookPage: window.bookAsPage
            router: router
            sheets: sheets
            files: files
            library: Session.library
            wishes: Session.wishes
            book: Session.book
            claims: Session.claims
            copies: Session.copies
            omnibox: Session.omnibox
            nearby: Session.nearby
            account: Session.account
            sync: Session.sync
            trash: Session.trash
            importer: Session.importer
            catalogueImporter: Session.catalogueImporter
            commands: Session.commands
            settings: Session.settings
            steps: Session.firstSteps
            sources: Session.sources
            alerts: Session.alerts
            rates: Session.rates
            desktopAlerts: Session.desktopAlerts
            post: Session.post
            version: Session.version
        }
        PaneHost {
            id: paneLoader
            anchors.right: parent.right
            anchors.bottom: bottomLoader.top
            anchors.top: parent.top
            shown: window.bookShown && !window.bookAsPage
            book: Session.book
            claims: Session.claims
            library: Session.library
            router: router
            sheets: sheets
        }
        Lazy {
            id: bottomLoader
            anchors.bottom: parent.bottom
            width: parent.width
            active: Sizes.narrow
            visible: active
            file: Qt.resolvedUrl("shell/BottomBar.qml")
            given: ({"nav": nav, "router": router})
        }
        // Beside the pane, whose buttons it would cover.
        ToastHost {
            anchors.left: railLoader.right
            anchors.right: paneLoader.left
            anchors.bottom: parent.bottom
            height: parent.height
            toasts: Session.toasts
            announcer: Session.announcer
            foot: bottomLoader.height + places.barHeight
        }
    }
    Sheets {
        id: sheets
        library: Session.library
        wishes: Session.wishes
        book: Session.book
        nearby: Session.nearby
        places: Session.places
        commands: Session.commands
        sharing: Session.sharing
        purchase: Session.purchase
        onAccountAsked: router.goTo("account")
        onListAsked: router.goTo("library")
        onSourcesAsked: router.goTo("sources")
    }
    FilePickers {
        id: files
        library: Session.library
        importer: Session.importer
        sync: Session.sync
        catalogueImporter: Session.catalogueImporter
        rates: Session.rates
        onImportStarted: router.goTo("import")
    }
}
