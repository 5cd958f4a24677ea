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
    required property FirstSteps steps
    property bool bookOpen: false
    readonly property real barHeight: bar.active ? bar.height : 0
    readonly property bool picking: wishes.selectedCount > 1 || (wishes.selectedCount > 0 && Sizes.narrow && !bookOpen)

    signal bookChosen
    signal bookOpened
    signal bookClosed
    signal areaAsked
    signal pasteAsked
    signal fileAsked
    signal listsAsked
    signal moveAsked
    signal targetAsked
    signal tagAsked

    function focusBooks(): void {
        views.forceActiveFocus();
    }
    function showFilter(): void {
        chips.showFilter();
    }
    function openMenu(anchor: Item): void {
        contextMenu.active = true;
        (contextMenu.item as WishMenu).show(anchor);
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
        onShareAsked: page.commands.trigger("list.share")
    }
    LibraryChips {
        id: chips
        // A window too low for books under them has the filter by its command.
        visible: page.height > Sizes.scaled(Sizes.chipsRoom) || page.wishes.isFiltered
        height: visible ? implicitHeight : 0
        anchors.top: head.bottom
        anchors.topMargin: Sizes.s4
        anchors.left: parent.left
        anchors.right: parent.right
        wishes: page.wishes
        commands: page.commands
        onLeaveAsked: page.focusBooks()
    }
    Lazy {
        id: step
        anchors.top: chips.bottom
        anchors.topMargin: active ? Sizes.s8 : 0
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Sizes.gutter
        anchors.rightMargin: Sizes.gutter
        // Never in the place of the books.
        active: page.steps.step !== FirstSteps.Step.None && page.wishes.shown > 0 && page.height > Sizes.scaled(Sizes.stepRoom)
        file: active ? Qt.resolvedUrl("StepCard.qml") : ""
        given: ({"steps": page.steps})
    }
    Connections {
        target: step.item
        function onAreaAsked(): void {
            page.areaAsked();
        }
        function onLeaveAsked(): void {
            views.forceActiveFocus();
        }
    }
    Lazy {
        id: views
        anchors.top: step.bottom
        anchors.topMargin: Sizes.s8
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Sizes.gutter - Sizes.s12
        anchors.bottom: bar.active ? bar.top : parent.bottom
        focus: true
        active: page.wishes.shown > 0
        // The file of the view that is in force, and of no other.
        file: page.wishes.viewMode === WishlistModel.ViewMode.Covers ? (page.wishes.groupBy === WishlistModel.GroupBy.None ? Qt.resolvedUrl("CoversView.qml") : Qt.resolvedUrl("GroupedCovers.qml")) : page.wishes.viewMode === WishlistModel.ViewMode.List ? Qt.resolvedUrl("ListedView.qml") : Qt.resolvedUrl("TableView.qml")
        given: ({"wishes": page.wishes})
    }
    Connections {
        target: views.item
        function onChosen(): void {
            page.bookChosen();
        }
        function onOpened(): void {
            page.bookOpened();
        }
        function onPeeked(): void {
            if (page.bookOpen) {
                page.bookClosed();
            } else {
                page.bookChosen();
            }
        }
        function onMenuAsked(anchor: Item): void {
            page.openMenu(anchor);
        }
    }
    Lazy {
        anchors.fill: views
        active: page.wishes.isLoaded && page.wishes.shown === 0
        file: Qt.resolvedUrl("LibraryEmpty.qml")
        given: ({"page": page})
    }
    Lazy {
        id: bar
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        active: page.picking
        file: Qt.resolvedUrl("SelectionBar.qml")
        given: ({"page": page})
    }
    Lazy {
        id: contextMenu
        active: false
        file: Qt.resolvedUrl("WishMenu.qml")
        given: ({"wishes": page.wishes, "commands": page.commands, "library": page.library})
    }
}
