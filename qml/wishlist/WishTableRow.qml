// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
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
    required property string changeText
    required property string targetText
    required property string nearText
    required property string stateText
    required property string addedText
    required property string listName
    required property bool isSelected
    required property string accessibleName
    required property int titleWidth
    required property int restWidth
    required property real shift
    property bool ringed: false
    // The name of the group, over its first book.
    property string heading: ""
    readonly property int headHeight: head.active ? head.implicitHeight : 0

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
            clip: width < entry.restWidth

            Row {
                x: entry.LayoutMirroring.enabled ? parent.width - width + entry.shift : -entry.shift
                anchors.verticalCenter: parent.verticalCenter

                Words {
                    width: Sizes.colAuthor
                    leftPadding: Sizes.s12
                    rightPadding: Sizes.s12
                    text: entry.authors
                    color: Tokens.ink2
                }
                Words {
                    width: Sizes.colTotal
                    horizontalAlignment: Text.AlignRight
                    text: entry.totalText === "" ? "–" : entry.totalText
                    font: entry.totalText === "" ? Type.body : Type.strong
                    color: entry.totalText === "" ? Tokens.ink3 : entry.totalSample ? Tokens.warn : Tokens.pencil
                }
                Words {
                    width: Sizes.colChange
                    horizontalAlignment: Text.AlignRight
                    text: entry.changeText
                    font: Type.small
                    color: Tokens.drop
                }
                Words {
                    width: Sizes.colTarget
                    horizontalAlignment: Text.AlignRight
                    text: entry.targetText
                    font: Type.small
                    color: Tokens.ink2
                }
                Item {
                    width: Sizes.s24
                    height: Sizes.hair
                }
                Words {
                    width: Sizes.colNear
                    leftPadding: Sizes.s12
                    text: entry.nearText !== "" ? entry.nearText : entry.totalText === "" ? entry.stateText : ""
                    font: entry.nearText !== "" ? Type.smallStrong : Type.small
                    color: entry.nearText !== "" ? Tokens.accent : Tokens.ink3
                }
                Words {
                    width: Sizes.colAdded
                    leftPadding: Sizes.s12
                    text: entry.addedText
                    font: Type.small
                    color: Tokens.ink2
                }
                Words {
                    width: Sizes.colList
                    leftPadding: Sizes.s12
                    text: entry.listName
                    font: Type.small
                    color: Tokens.ink2
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
