// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// One book as a row of the table.
Item {
    id: entry

    required property int index
    required property string wishId
    required property string title
    required property string authors
    required property string totalText
    required property bool totalSample
    required property string totalAge
    required property string series
    required property string seriesNo
    required property string published
    required property string isbn
    required property var tags
    required property string targetText
    required property string nearText
    required property string stateText
    required property string addedText
    required property string listName
    required property bool isSelected
    required property string accessibleName
    required property int titleWidth
    required property TableColumns columns
    required property real shift
    property bool ringed: false
    // The name of the group, over its first book.
    property string heading: ""
    readonly property int headHeight: head.active ? head.implicitHeight : 0

    function textOf(columnId: string): string {
        switch (columnId) {
        case "author":
            return entry.authors;
        case "total":
            return entry.totalText === "" ? "–" : entry.totalText;
        case "target":
            return entry.targetText;
        case "near":
            return entry.nearText !== "" ? entry.nearText : entry.totalText === "" ? entry.stateText : "";
        case "added":
            return entry.addedText;
        case "list":
            return entry.listName;
        case "age":
            return entry.totalAge;
        case "series":
            return entry.seriesNo === "" ? entry.series : qsTr("%1 %2", "a series and the number of the volume").arg(entry.series).arg(entry.seriesNo);
        case "year":
            return entry.published;
        case "isbn":
            return entry.isbn;
        case "tags":
            return entry.tags.join(", ");
        default:
            return "";
        }
    }

    objectName: "wish-delegate-" + index
    height: Sizes.tableRow + headHeight
    Accessible.role: Accessible.ListItem
    Accessible.name: accessibleName
    Accessible.selected: isSelected
    Accessible.selectable: true

    Lazy {
        id: head
        width: parent.width
        active: entry.heading !== ""
        sourceComponent: GroupHead {
            section: entry.heading
        }
    }
    Item {
        id: body
        y: entry.headHeight
        width: parent.width
        height: parent.height - y

        Rectangle {
            width: parent.width
            height: parent.height
            color: entry.isSelected ? Tokens.sel : Tokens.none

            Rectangle {
                visible: entry.isSelected
                anchors.left: parent.left
                width: Sizes.bar
                height: parent.height
                color: Tokens.accent
            }
            Rectangle {
                anchors.bottom: parent.bottom
                width: parent.width
                height: Sizes.hair
                color: Tokens.line
            }
        }
        Words {
            anchors.left: parent.left
            anchors.leftMargin: Sizes.s12
            anchors.verticalCenter: parent.verticalCenter
            width: entry.titleWidth - Sizes.s24
            text: entry.title
            font: Type.book
        }
        Item {
            x: entry.LayoutMirroring.enabled ? 0 : entry.titleWidth
            width: entry.width - entry.titleWidth
            height: parent.height
            clip: true

            Row {
                x: entry.LayoutMirroring.enabled ? parent.width - width + entry.shift : -entry.shift
                anchors.verticalCenter: parent.verticalCenter

                Repeater {
                    model: entry.columns

                    Words {
                        id: cell
                        required property string columnId
                        required property int columnWidth
                        required property bool atEnd
                        readonly property bool isTotal: columnId === "total"
                        readonly property bool isNear: columnId === "near"
                        width: Sizes.scaled(columnWidth)
                        leftPadding: Sizes.s12
                        rightPadding: atEnd ? 0 : Sizes.s4
                        horizontalAlignment: atEnd ? Text.AlignRight : Text.AlignLeft
                        text: entry.textOf(columnId)
                        font: isTotal && entry.totalText !== "" ? Type.strong : isNear && entry.nearText !== "" ? Type.smallStrong : Type.small
                        color: isTotal ? (entry.totalText === "" ? Tokens.ink3 : entry.totalSample ? Tokens.warn : Tokens.pencil) : isNear ? (entry.nearText !== "" ? Tokens.accent : Tokens.ink3) : Tokens.ink2
                    }
                }
            }
        }
        FocusRing {
            shown: entry.ringed
            gap: -Sizes.s4
            inner: Sizes.s6
        }
    }
}
