// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// A list of books: its name and one line of sense, chips, one of three views, and the bar of the selection.
FocusScope {
    id: page

    required property LibraryModel library
    required property WishlistModel wishes
    required property CommandsModel commands
    property bool bookOpen: false
    readonly property real barHeight: bar.active ? bar.height : 0
    readonly property bool picking: wishes.selectedCount > 1 || (wishes.selectedCount > 0 && Sizes.narrow && !bookOpen)

    signal bookChosen
    signal bookOpened
    signal pasteAsked
    signal fileAsked
    signal listsAsked
    signal moveAsked
    signal targetAsked
    signal tagAsked

    function showFilter(): void {
        chips.showFilter();
    }

    objectName: "library-page"
    Accessible.role: Accessible.Pane
    Accessible.name: library.currentName

    LibraryHead {
        id: head
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Sizes.gutter
        anchors.rightMargin: Sizes.gutter
        library: page.library
        onListsAsked: page.listsAsked()
        onAddAsked: page.commands.trigger("wish.new")
    }
    LibraryChips {
        id: chips
        anchors.top: head.bottom
        anchors.topMargin: Sizes.s4
        anchors.left: parent.left
        anchors.right: parent.right
        wishes: page.wishes
        commands: page.commands
        onLeaveAsked: views.forceActiveFocus()
    }
    Lazy {
        id: views
        anchors.top: chips.bottom
        anchors.topMargin: Sizes.s8
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Sizes.gutter - Sizes.s12
        anchors.bottom: bar.active ? bar.top : parent.bottom
        focus: true
        active: page.wishes.shown > 0
        sourceComponent: page.wishes.viewMode === WishlistModel.ViewMode.Covers ? covers : page.wishes.viewMode === WishlistModel.ViewMode.List ? listed : table
    }
    Component {
        id: covers
        CoversView {
            wishes: page.wishes
            onChosen: page.bookChosen()
            onOpened: page.bookOpened()
            onMenuAsked: anchor => contextMenu.show(anchor)
        }
    }
    Component {
        id: listed
        ListedView {
            wishes: page.wishes
            onChosen: page.bookChosen()
            onOpened: page.bookOpened()
            onMenuAsked: anchor => contextMenu.show(anchor)
        }
    }
    Component {
        id: table
        TableView {
            wishes: page.wishes
            onChosen: page.bookChosen()
            onOpened: page.bookOpened()
            onMenuAsked: anchor => contextMenu.show(anchor)
        }
    }
    Lazy {
        anchors.fill: views
        active: page.wishes.isLoaded && page.wishes.shown === 0
        sourceComponent: LibraryEmpty {
            filtered: page.wishes.isFiltered && page.wishes.total > 0
            onPasteAsked: page.pasteAsked()
            onFileAsked: page.fileAsked()
            onClearAsked: page.wishes.clearFilters()
        }
    }
    Lazy {
        id: bar
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        active: page.picking
        sourceComponent: SelectionBar {
            wishes: page.wishes
            onMoveAsked: page.moveAsked()
            onTargetAsked: page.targetAsked()
            onTagAsked: page.tagAsked()
            onFindAsked: page.commands.trigger("wish.find")
            onDone: views.forceActiveFocus()
        }
    }
    WishMenu {
        id: contextMenu
        wishes: page.wishes
        commands: page.commands
    }
}
