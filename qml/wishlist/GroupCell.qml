// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// A cell of the grouped wall: a book, a volume that is missing, or the blank end of a shelf.
CoverCell {
    id: cell

    required property int cellKind
    required property string heading
    required property string ghostSeries
    required property int ghostVolume
    required property int wishRow
    required property WishlistModel wishes
    property int headHeight: 0
    property real wallWidth: width
    readonly property bool isGhost: cellKind === GroupWall.CellKind.Ghost

    objectName: wishRow >= 0 ? "wish-delegate-" + wishRow : isGhost ? "wish-ghost-" + index : ""
    coverTop: headHeight
    empty: wishRow < 0
    Accessible.ignored: cellKind === GroupWall.CellKind.Blank

    Words {
        y: Sizes.s4
        x: LayoutMirroring.enabled ? cell.width - width - cell.side : cell.side
        width: cell.wallWidth - cell.side * 2
        visible: text !== ""
        text: cell.heading
        font: Type.heading
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }
    Lazy {
        x: cell.side
        y: cell.coverTop
        active: cell.isGhost
        sourceComponent: GhostCover {
            series: cell.ghostSeries
            volume: cell.ghostVolume
            onWanted: cell.wishes.wantVolume(series, volume)
        }
    }
}
