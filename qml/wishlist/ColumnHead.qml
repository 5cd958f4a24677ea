// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// The header of a column of the table of books. A click sorts, with Shift as one key more; dragging moves the
// column, dragging its end makes it wider; by keys Shift and Ctrl with the arrows do the same.
HeadCell {
    id: cell

    property int columnWidth: 0
    property int sortKey: -1
    property bool movable: true
    required property WishlistModel wishes
    readonly property int place: sortKey < 0 ? 0 : wishes.sortPlaces[sortKey]
    readonly property int forward: mirrored ? -1 : 1

    signal moveAsked(by: real)
    signal resizeAsked(width: int)
    signal columnsAsked

    function sort(also: bool): void {
        if (sortKey < 0) {
            return;
        }
        if (also) {
            wishes.sortAlsoBy(sortKey);
        } else {
            wishes.sortBy(sortKey);
        }
    }

    width: Sizes.scaled(columnWidth)
    enabled: true
    focusPolicy: Qt.TabFocus
    sorts: sortKey >= 0
    sorted: place !== 0
    descending: place < 0
    number: Math.abs(place)
    Accessible.description: qsTr("Shift and the arrows move the column, Ctrl and the arrows change its width.", "a column's header: keys")
    Accessible.onPressAction: sort(false)
    Keys.onPressed: event => {
        const by = event.key === Qt.Key_Left ? -forward : event.key === Qt.Key_Right ? forward : 0;
        if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter || event.key === Qt.Key_Space) {
            sort(event.modifiers & Qt.ShiftModifier);
        } else if (by !== 0 && (event.modifiers & Qt.ShiftModifier) && movable) {
            moveAsked(by * (Sizes.scaled(columnWidth) + 1));
        } else if (by !== 0 && (event.modifiers & Qt.ControlModifier)) {
            resizeAsked(columnWidth + by * Sizes.s8);
        } else if (event.key === Qt.Key_Menu) {
            columnsAsked();
        } else {
            return;
        }
        event.accepted = true;
    }

    MouseArea {
        id: area
        property real from: 0
        property bool moves: false
        anchors.fill: parent
        acceptedButtons: Qt.LeftButton | Qt.RightButton
        cursorShape: moves ? Qt.ClosedHandCursor : Qt.ArrowCursor
        onPressed: mouse => {
            from = mouse.x;
            moves = false;
        }
        onPositionChanged: mouse => moves = moves || (cell.movable && Math.abs(mouse.x - from) > Sizes.s12)
        onReleased: mouse => {
            if (mouse.button === Qt.RightButton) {
                cell.columnsAsked();
            } else if (moves) {
                cell.moveAsked((mouse.x - from) * cell.forward);
            } else {
                cell.sort(mouse.modifiers & Qt.ShiftModifier);
            }
            moves = false;
        }
        onCanceled: moves = false
    }
    Rectangle {
        visible: area.moves
        anchors.bottom: parent.bottom
        width: parent.width
        height: Sizes.bar
        color: Tokens.accent
    }
    MouseArea {
        id: edge
        x: cell.mirrored ? 0 : parent.width - width
        width: Sizes.s8
        height: parent.height
        hoverEnabled: true
        cursorShape: Qt.SplitHCursor
        preventStealing: true
        onPositionChanged: mouse => {
            if (pressed) {
                const at = mapToItem(cell, mouse.x, 0).x;
                cell.resizeAsked(Math.round((cell.mirrored ? cell.width - at : at) / Sizes.textScale));
            }
        }

        Rectangle {
            visible: edge.containsMouse || edge.pressed
            anchors.horizontalCenter: parent.horizontalCenter
            width: Sizes.hair
            height: parent.height
            color: Tokens.edge
        }
    }
}
