// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// An invitation that nobody has used yet, or that holds for all who have the link.
Item {
    id: entry

    required property int index
    required property string name
    required property string line
    required property string accessibleName
    property bool busy: false

    signal backAsked

    objectName: "share-invitation-" + index
    implicitHeight: Math.max(words.implicitHeight, back.implicitHeight) + Sizes.s8
    Accessible.role: Accessible.ListItem
    Accessible.name: accessibleName

    Column {
        id: words
        anchors.left: parent.left
        anchors.right: back.left
        anchors.rightMargin: Sizes.s8
        anchors.verticalCenter: parent.verticalCenter

        Words {
            width: parent.width
            text: entry.name
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
        objectName: "share-back-" + entry.index
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        quiet: true
        enabled: !entry.busy
        text: qsTr("Take back", "a button: an invitation ends")
        Accessible.name: qsTr("Take back: %1", "a button: an invitation ends").arg(entry.accessibleName)
        onClicked: entry.backAsked()
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Sizes.hair
        color: Tokens.line
    }
}
