// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model

// What the pointer does on the books of a view: choose, open, ask for the menu, drag away. One for all of
// them, whose cells take no pointer.
MouseArea {
    id: area

    required property WishlistModel wishes
    required property Flickable view
    // The row of the book at a point of the view's content; -1 beside the books.
    required property var rowAt
    property int row: -1

    signal touched
    signal opened
    signal chosen
    signal menuAsked(at: point)

    function pick(modifiers: int): void {
        area.wishes.currentRow = area.row;
        area.wishes.select(area.row, modifiers & Qt.ShiftModifier ? WishlistModel.Select.Extend : modifiers & Qt.ControlModifier ? WishlistModel.Select.Toggle : WishlistModel.Select.Only);
    }

    // Behind the books, and before the view, which takes every press that comes to it.
    parent: view.contentItem
    z: -1
    x: view.contentX
    y: view.contentY
    width: view.width
    height: view.height
    drag.target: token
    drag.onActiveChanged: {
        if (drag.active && !area.wishes.isSelected(row)) {
            pick(Qt.NoModifier);
        }
    }
    acceptedButtons: Qt.LeftButton | Qt.RightButton
    onPressed: mouse => {
        row = rowAt(mouse.x + x, mouse.y + y);
        mouse.accepted = row >= 0;
        if (mouse.accepted) {
            touched();
        }
    }
    onClicked: mouse => {
        if (mouse.button === Qt.RightButton) {
            pick(Qt.NoModifier);
            menuAsked(Qt.point(mouse.x + x, mouse.y + y));
        } else {
            pick(mouse.modifiers);
            if (!(mouse.modifiers & (Qt.ShiftModifier | Qt.ControlModifier))) {
                chosen();
            }
        }
    }
    onDoubleClicked: opened()
    onPressAndHold: pick(Qt.ControlModifier)

    // What is dragged: onto a list in the rail the books themselves, elsewhere their words.
    Item {
        id: token
        Drag.active: area.drag.active
        Drag.dragType: Drag.Automatic
        Drag.supportedActions: Qt.CopyAction | Qt.MoveAction
        Drag.mimeData: {
            "endpaper/wishes": String(area.row),
            "text/plain": area.wishes.wordsAt(area.row)
        }
    }
}
