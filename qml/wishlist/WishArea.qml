// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model

// What the pointer does on a book in any of the views: choose, open, ask for the menu, drag away.
MouseArea {
    id: area

    required property WishlistModel wishes
    required property int row
    required property bool selected
    required property string dragText

    signal opened
    signal chosen
    signal menuAsked

    function pick(modifiers: int): void {
        area.wishes.currentRow = area.row;
        area.wishes.select(area.row, modifiers & Qt.ShiftModifier ? WishlistModel.Select.Extend : modifiers & Qt.ControlModifier ? WishlistModel.Select.Toggle : WishlistModel.Select.Only);
    }

    anchors.fill: parent
    drag.target: token
    drag.onActiveChanged: {
        if (drag.active && !selected) {
            pick(Qt.NoModifier);
        }
    }
    acceptedButtons: Qt.LeftButton | Qt.RightButton
    onClicked: mouse => {
        if (mouse.button === Qt.RightButton) {
            pick(Qt.NoModifier);
            menuAsked();
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
            "text/plain": area.dragText
        }
    }
}
