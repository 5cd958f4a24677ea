// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model

// Arrows, Home, End and Page for the three views: alone they choose one, with Shift they extend, with Ctrl
// they move and keep; Ctrl+Space chooses more. Alt+Up and Alt+Down move the book where order is by hand.
QtObject {
    id: keys

    required property WishlistModel wishes
    property int perRow: 1
    property int perPage: 10
    property bool mirrored: false
    // The ring of focus shows only for who uses keys.
    property bool byKey: true

    signal chosen
    // Look into the book, and once more to look away.
    signal peeked
    signal menuAsked

    function go(row: int, modifiers: int): void {
        const to = Math.max(0, Math.min(wishes.shown - 1, row));
        byKey = true;
        wishes.currentRow = to;
        if (modifiers & Qt.ShiftModifier) {
            wishes.select(to, WishlistModel.Select.Extend);
        } else if (!(modifiers & Qt.ControlModifier)) {
            wishes.select(to, WishlistModel.Select.Only);
            chosen();
        }
    }
    function stepOf(event: KeyEvent): int {
        const forward = mirrored ? -1 : 1;
        switch (event.key) {
        case Qt.Key_Left:
            return perRow > 1 ? -forward : 0;
        case Qt.Key_Right:
            return perRow > 1 ? forward : 0;
        case Qt.Key_Up:
            return -perRow;
        case Qt.Key_Down:
            return perRow;
        case Qt.Key_PageUp:
            return -perPage;
        case Qt.Key_PageDown:
            return perPage;
        case Qt.Key_Home:
            return -wishes.shown;
        case Qt.Key_End:
            return wishes.shown;
        default:
            return 0;
        }
    }
    function handle(event: KeyEvent): void {
        const step = stepOf(event);
        if ((event.modifiers & Qt.AltModifier) && (event.key === Qt.Key_Up || event.key === Qt.Key_Down)) {
            const to = wishes.currentRow + (event.key === Qt.Key_Up ? -1 : 1);
            if (wishes.canReorder && wishes.currentRow >= 0 && to >= 0 && to < wishes.shown) {
                wishes.move(wishes.currentRow, to);
            }
            event.accepted = true;
        } else if (step !== 0 && !(event.modifiers & Qt.AltModifier)) {
            go((wishes.currentRow < 0 ? (step > 0 ? -step : 0) : wishes.currentRow) + step, event.modifiers);
            event.accepted = true;
        } else if (event.key === Qt.Key_Space) {
            if (event.modifiers & Qt.ControlModifier) {
                wishes.select(wishes.currentRow, WishlistModel.Select.Toggle);
            } else {
                wishes.select(wishes.currentRow, WishlistModel.Select.Only);
                peeked();
            }
            event.accepted = true;
        } else if (event.key === Qt.Key_Menu || (event.key === Qt.Key_F10 && (event.modifiers & Qt.ShiftModifier))) {
            menuAsked();
            event.accepted = true;
        } else if (event.key === Qt.Key_Escape && wishes.selectedCount > 1) {
            wishes.clearSelection();
            event.accepted = true;
        }
    }
}
