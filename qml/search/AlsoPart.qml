// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// Where else the same copy is listed, and the way to say that it is another one.
Column {
    id: part

    required property CopiesModel copies

    signal parted

    spacing: Sizes.s8

    Words {
        objectName: "copy-also"
        width: parent.width
        text: part.copies.details.alsoLine
        font: Type.smallStrong
        color: Tokens.ink2
        wrapMode: Text.Wrap
    }
    Repeater {
        model: part.copies.details

        AlsoRow {
            width: part.width
            onOpened: part.copies.openAlso(index)
            onParted: {
                part.copies.part(index);
                part.parted();
            }
        }
    }
}
