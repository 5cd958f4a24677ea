// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Endpaper.Ui

// A few cloth covers on a shelf line and a pencilled total: what is to come, drawn.
Item {
    id: shelf

    readonly property int book: Math.round(Sizes.coverWidth * 0.55)

    implicitWidth: row.width + Sizes.s48
    implicitHeight: row.height + Sizes.shelfLine
    Accessible.ignored: true

    Row {
        id: row
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Sizes.s12

        Repeater {
            model: Sizes.narrow ? 3 : 5

            ClothCover {
                required property int index
                width: shelf.book
                height: Math.round(shelf.book * 1.5)
                title: ""
                family: ""
                clothIndex: [1, 2, 0, 7, 6][index]
                foilIndex: index
            }
        }
    }
    ShelfLine {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
