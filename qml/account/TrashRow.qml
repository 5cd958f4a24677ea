// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// A book or a list that was deleted: what, whence and when; and its way back.
Item {
    id: entry

    required property int index
    required property string name
    required property string line
    required property bool isList
    required property string accessibleName
    property bool current: false
    // The words need a line of their own where the button leaves them too little.
    readonly property bool under: width < Sizes.scaled(400)

    signal picked
    signal backAsked

    objectName: "trash-row-" + index
    height: (under ? words.height + back.height + Sizes.s4 : Math.max(words.height, back.height)) + Sizes.s16
    Accessible.role: Accessible.ListItem
    Accessible.name: accessibleName

    Rectangle {
        anchors.fill: parent
        color: entry.current ? Tokens.sel : Tokens.none
    }
    MouseArea {
        anchors.fill: parent
        onClicked: entry.picked()
        onDoubleClicked: entry.backAsked()
    }
    Icon {
        id: face
        anchors.left: parent.left
        anchors.leftMargin: Sizes.gutter
        anchors.verticalCenter: words.verticalCenter
        name: entry.isList ? "list" : "library"
        color: Tokens.ink3
    }
    Column {
        id: words
        anchors.left: face.right
        anchors.leftMargin: Sizes.s12
        anchors.right: entry.under ? parent.right : back.left
        anchors.rightMargin: entry.under ? Sizes.gutter : Sizes.s12
        y: entry.under ? Sizes.s8 : Math.round((entry.height - height) / 2)

        Words {
            width: parent.width
            text: entry.name
            font: Type.strong
            wrapMode: Text.Wrap
        }
        Words {
            width: parent.width
            text: entry.line
            font: Type.small
            color: Tokens.ink2
            wrapMode: Text.Wrap
        }
    }
    Button {
        id: back
        objectName: "trash-back-" + entry.index
        anchors.right: parent.right
        anchors.rightMargin: Sizes.gutter
        y: entry.under ? words.y + words.height + Sizes.s4 : Math.round((entry.height - height) / 2)
        quiet: true
        icon.name: "undo"
        text: qsTr("Bring back", "a button: something deleted")
        Accessible.name: qsTr("Bring back %1", "a button: something deleted").arg(entry.name)
        onClicked: entry.backAsked()
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Sizes.hair
        color: Tokens.line
    }
}
