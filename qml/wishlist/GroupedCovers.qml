// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Endpaper.Model
import Endpaper.Ui

// The wall of covers in groups: each begins a shelf of its own under its name, and what a series lacks stands
// among its books as an outline.
GridView {
    id: view

    required property WishlistModel wishes
    readonly property int columns: Math.max(1, Math.floor((width - leftMargin - rightMargin) / Sizes.cellWidth))
    readonly property int headHeight: Type.headingLine + Sizes.s12
    readonly property GroupCell currentCell: currentItem as GroupCell
    readonly property bool onGhost: currentCell !== null && currentCell.cellKind === GroupWall.CellKind.Ghost

    signal chosen
    signal opened
    signal peeked
    signal menuAsked(anchor: Item)

    function follow(): void {
        if (wall.wishRowAt(currentIndex) !== wishes.currentRow) {
            currentIndex = wall.cellOf(wishes.currentRow);
        }
    }
    function goTo(cell: int, modifiers: int): void {
        const row = wall.wishRowAt(cell);
        if (row >= 0) {
            keys.go(row, modifiers);
        }
        keys.byKey = true;
        currentIndex = cell;
    }
    function cellFor(event: KeyEvent): int {
        if (event.key === Qt.Key_Home) {
            return wall.next(-1, 1);
        }
        if (event.key === Qt.Key_End) {
            return wall.next(count, -1);
        }
        const step = keys.stepOf(event);
        return step === 0 ? -1 : wall.next(currentIndex, step);
    }
    function wantGhost(): void {
        wishes.wantVolume(currentCell.ghostSeries, currentCell.ghostVolume);
    }

    objectName: "wish-view-covers"
    leftMargin: Sizes.narrow ? 0 : Sizes.s4
    rightMargin: Sizes.scrollRoom
    cellWidth: Math.floor((width - leftMargin - rightMargin) / columns)
    cellHeight: Sizes.cellHeight + headHeight
    cacheBuffer: moving ? cellHeight : 0
    highlightFollowsCurrentItem: false
    keyNavigationEnabled: false
    clip: true
    focus: true
    activeFocusOnTab: true
    boundsBehavior: Flickable.StopAtBounds
    // All rows for screen readers: AccessibleView.
    readonly property bool accessibleRows: true
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Books as covers, %n", "name of the wall of covers", wishes.shown)
    // On an outline these two want the book; on a book they are commands.
    Keys.onShortcutOverride: event => event.accepted = onGhost && (event.key === Qt.Key_W || event.key === Qt.Key_Return)
    Keys.onPressed: event => {
        const cell = event.modifiers & Qt.AltModifier ? -1 : cellFor(event);
        if (cell >= 0) {
            goTo(cell, event.modifiers);
            event.accepted = true;
        } else if (onGhost && (event.key === Qt.Key_W || event.key === Qt.Key_Return)) {
            wantGhost();
            event.accepted = true;
        } else {
            keys.handle(event);
        }
    }
    onCurrentIndexChanged: positionViewAtIndex(currentIndex, GridView.Contain)
    Component.onCompleted: follow()

    model: GroupWall {
        id: wall
        wishes: view.wishes
        perRow: view.columns
        onRebuilt: view.follow()
    }
    Connections {
        target: view.wishes
        function onCurrentRowChanged(): void {
            view.follow();
        }
    }
    ViewKeys {
        id: keys
        wishes: view.wishes
        perRow: view.columns
        perPage: view.columns * Math.max(1, Math.floor(view.height / view.cellHeight))
        mirrored: view.effectiveLayoutDirection === Qt.RightToLeft
        onChosen: view.chosen()
        onPeeked: view.peeked()
        onMenuAsked: view.menuAsked(view.currentItem)
    }
    WishArea {
        wishes: view.wishes
        view: view
        // The head over a group is no book.
        rowAt: (x, y) => y % view.cellHeight < view.headHeight ? -1 : wall.wishRowAt(view.indexAt(x, y))
        onTouched: {
            keys.byKey = false;
            view.forceActiveFocus(Qt.MouseFocusReason);
        }
        onChosen: view.chosen()
        onOpened: view.opened()
        onMenuAsked: at => view.menuAsked(view.itemAt(at.x, at.y))
    }
    T.ScrollBar.vertical: ScrollBar {}

    delegate: GroupCell {
        width: view.cellWidth
        height: view.cellHeight
        headHeight: view.headHeight
        wallWidth: view.cellWidth * view.columns
        current: GridView.isCurrentItem
        ringed: current && view.activeFocus && keys.byKey
        wishes: view.wishes
    }
}
