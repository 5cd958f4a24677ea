// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Endpaper.Model
import Endpaper.Ui

// One row of the one box: what it does or finds, more about it, its key.
T.ItemDelegate {
    id: entry

    required property int index
    required property int omniKind
    required property string title
    required property string subtitle
    required property string keyHint
    required property bool isEnabled
    required property string accessibleName
    property bool current: false
    // The name of the group, over its first row.
    property string heading: ""
    readonly property int headHeight: heading === "" ? 0 : headWords.implicitHeight + Sizes.s12

    signal picked

    objectName: "omnibox-row-" + index
    implicitHeight: headHeight + Math.max(subtitle === "" ? Sizes.target : Sizes.omniboxRow, lines.implicitHeight + Sizes.s8)
    topPadding: headHeight
    focusPolicy: Qt.NoFocus
    enabled: isEnabled
    Accessible.role: Accessible.ListItem
    Accessible.name: accessibleName
    onClicked: picked()

    contentItem: Item {
        Icon {
            id: face
            anchors.left: parent.left
            anchors.leftMargin: Sizes.s12
            anchors.verticalCenter: parent.verticalCenter
            name: entry.omniKind === OmniboxModel.OmniKind.Book ? "wish" : entry.omniKind === OmniboxModel.OmniKind.FindCopies ? "find" : entry.omniKind === OmniboxModel.OmniKind.Add ? "plus" : entry.omniKind === OmniboxModel.OmniKind.Place ? "library" : "forward"
            turns: true
            color: entry.current ? Tokens.accent : Tokens.ink3
        }
        Column {
            id: lines
            anchors.left: face.right
            anchors.leftMargin: Sizes.s12
            anchors.right: cap.left
            anchors.rightMargin: Sizes.s8
            anchors.verticalCenter: parent.verticalCenter

            Words {
                width: parent.width
                text: entry.title
                wrapMode: entry.omniKind === OmniboxModel.OmniKind.Book ? Text.NoWrap : Text.Wrap
                maximumLineCount: 3
                elide: Text.ElideRight
                font: entry.omniKind === OmniboxModel.OmniKind.Book ? Type.book : Type.body
                color: entry.isEnabled ? Tokens.ink : Tokens.ink3
            }
            Words {
                width: parent.width
                visible: text !== ""
                text: entry.subtitle
                font: Type.caption
                color: Tokens.ink2
            }
        }
        KeyCap {
            id: cap
            anchors.right: parent.right
            anchors.rightMargin: Sizes.s8
            anchors.verticalCenter: parent.verticalCenter
            visible: !Sizes.narrow && text !== ""
            width: visible ? implicitWidth : 0
            color: entry.current ? Tokens.page : Tokens.sunk
            text: entry.keyHint
        }
    }
    Words {
        id: headWords
        wrapMode: Text.Wrap
        x: Sizes.s12
        y: Sizes.s8
        width: parent.width - Sizes.s24
        visible: text !== ""
        text: entry.heading
        font: Type.overline
        color: Tokens.ink3
    }
    background: Item {
        Rectangle {
            y: entry.headHeight
            width: parent.width
            height: parent.height - y
            radius: Sizes.radius
            color: entry.current ? Tokens.sel : entry.hovered ? Tokens.sunk : Tokens.none

            Rectangle {
                visible: entry.current
                anchors.left: parent.left
                width: Sizes.bar
                height: parent.height
                radius: Sizes.s2
                color: Tokens.accent
            }
        }
    }
}
