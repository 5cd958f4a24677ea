// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Endpaper.Ui

// One thing compared: what it is, and a text for each copy.
Item {
    id: entry

    required property string label
    required property list<string> texts
    required property bool differs
    required property bool isTotal
    required property string accessibleName
    required property int columns
    readonly property bool stacked: Sizes.narrow
    readonly property real labelWidth: stacked ? width : Sizes.label
    readonly property real column: ((stacked ? width : width - labelWidth) - Sizes.s8 * Math.max(0, columns - 1)) / Math.max(1, columns)

    implicitHeight: (stacked ? name.height + cells.height : Math.max(name.height, cells.height)) + Sizes.s12
    Accessible.role: Accessible.StaticText
    Accessible.name: accessibleName

    Row {
        id: name
        anchors.left: parent.left
        width: entry.labelWidth
        spacing: Sizes.s4

        Icon {
            id: mark
            visible: entry.differs
            name: "compare"
            size: Sizes.iconSmall
            color: Tokens.accent
        }
        Words {
            width: parent.width - (mark.visible ? mark.width + Sizes.s4 : 0)
            text: entry.label
            font: entry.differs ? Type.smallStrong : Type.small
            color: entry.differs ? Tokens.ink : Tokens.ink2
            wrapMode: Text.Wrap
        }
    }
    Row {
        id: cells
        anchors.right: parent.right
        y: entry.stacked ? name.height : 0
        spacing: Sizes.s8

        Repeater {
            model: entry.texts

            Words {
                required property string modelData
                width: entry.column
                text: modelData
                font: entry.isTotal ? Type.strong : Type.small
                color: entry.differs ? Tokens.ink : Tokens.ink2
                wrapMode: Text.Wrap
            }
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Sizes.hair
        color: Tokens.line
    }
}
