// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// The header of the table of books: the title stays, the rest moves under it; at the end the choice of columns.
Item {
    id: head

    required property WishlistModel wishes
    required property int titleWidth
    required property real shift
    readonly property TableColumns columns: wishes.columns

    // Where a column of this row lands when it is moved by so many pixels.
    function landing(row: int, by: real): int {
        let at = row;
        let left = Math.abs(by);
        const step = by > 0 ? 1 : -1;
        while (at + step >= 0 && at + step < cells.count) {
            const next = cells.itemAt(at + step);
            if (!next || left < next.width / 2) {
                break;
            }
            left -= next.width;
            at += step;
        }
        return at;
    }

    height: Sizes.tableHead
    Accessible.role: Accessible.Row
    Accessible.name: qsTr("Columns", "name of the head of a table")

    Item {
        x: head.LayoutMirroring.enabled ? more.width : head.titleWidth
        width: head.width - head.titleWidth - more.width
        height: parent.height
        clip: true

        Row {
            x: head.LayoutMirroring.enabled ? parent.width - width + head.shift : -head.shift
            height: parent.height

            Repeater {
                id: cells
                model: head.columns

                ColumnHead {
                    required property int index
                    required property string columnId
                    required property string label
                    required columnWidth
                    required sortKey
                    required atEnd
                    objectName: "table-head-" + columnId
                    text: label
                    wishes: head.wishes
                    onMoveAsked: by => head.columns.move(index, head.landing(index, by))
                    onResizeAsked: width => head.columns.resize(index, width)
                    onColumnsAsked: menu.show(more)
                }
            }
        }
    }
    ColumnHead {
        objectName: "table-head-title"
        anchors.left: parent.left
        width: head.titleWidth
        columnWidth: Math.round(head.titleWidth / Sizes.textScale)
        movable: false
        text: qsTr("Title", "a column")
        sortKey: WishlistModel.SortKey.Title
        wishes: head.wishes
        onResizeAsked: width => head.columns.resizeTitle(width)
        onColumnsAsked: menu.show(more)
    }
    IconButton {
        id: more
        objectName: "table-columns"
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        implicitHeight: Sizes.tableHead
        name: qsTr("Choose columns", "a button over the table")
        icon.name: "columns"
        onClicked: menu.show(more)
    }
    ColumnsMenu {
        id: menu
        columns: head.columns
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Sizes.hair
        color: Tokens.edge
    }
}
