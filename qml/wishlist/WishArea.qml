// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model

// What the pointer does on a book in any of the views: choose, open, ask for the menu, drag away.
MouseArea {
    id: area

    required property WishlistModel wishes
    required property int row

    signal opened
    signal chosen
    signal menuAsked

    function pick(modifiers: int): void {
        area.wishes.currentRow = area.row;
        area.wishes.select(area.row, modifiers & Qt.ShiftModifier ? WishlistModel.Select.Extend : modifiers & Qt.ControlModifier ? WishlistModel.Select.Toggle : WishlistModel.Select.Only);
    }

    anchors.fill: parent
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
}
