// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// A bookshop or a bookcase: what and where it is, how far, its hours; its page and its place in the browser.
Item {
    id: entry

    required property int index
    required property string name
    required property string kindIcon
    required property string distanceText
    required property string detail
    required property string host
    required property string accessibleName
    property bool current: false

    signal picked
    signal pageAsked
    signal mapAsked

    objectName: "bookshop-delegate-" + index
    height: Math.max(words.implicitHeight, buttons.height) + Sizes.s16
    Accessible.role: Accessible.ListItem
    Accessible.name: accessibleName

    Rectangle {
        anchors.fill: parent
        color: entry.current ? Tokens.sel : Tokens.none

        Rectangle {
            visible: entry.current
            anchors.left: parent.left
            width: Sizes.bar
            height: parent.height
            color: Tokens.accent
        }
        Rectangle {
            anchors.bottom: parent.bottom
            x: Sizes.gutter
            width: parent.width - Sizes.gutter * 2
            height: Sizes.hair
            color: Tokens.line
        }
    }
    MouseArea {
        anchors.fill: parent
        onClicked: entry.picked()
    }
    Icon {
        id: face
        anchors.left: parent.left
        anchors.leftMargin: Sizes.gutter
        anchors.verticalCenter: parent.verticalCenter
        name: entry.kindIcon
        color: Tokens.ink2
    }
    Column {
        id: words
        anchors.left: face.right
        anchors.leftMargin: Sizes.s16
        anchors.right: buttons.left
        anchors.rightMargin: Sizes.s8
        anchors.verticalCenter: parent.verticalCenter

        Words {
            width: parent.width
            text: entry.name
            font: Type.book
            wrapMode: Text.Wrap
        }
        Words {
            width: parent.width
            text: Dots.join(entry.distanceText, entry.detail, "")
            font: Type.small
            color: Tokens.ink2
            wrapMode: Text.Wrap
        }
    }
    Row {
        id: buttons
        anchors.right: parent.right
        anchors.rightMargin: Sizes.gutter
        anchors.verticalCenter: parent.verticalCenter

        IconButton {
            objectName: "bookshop-map-" + entry.index
            name: qsTr("Show %1 on openstreetmap.org", "a button: a bookshop, in the browser").arg(entry.name)
            icon.name: "nearby"
            onClicked: entry.mapAsked()
        }
        IconButton {
            objectName: "bookshop-page-" + entry.index
            visible: entry.host !== ""
            name: qsTr("Open %1 in the browser", "a button: the seller's page at this host").arg(entry.host)
            icon.name: "leave"
            turns: true
            onClicked: entry.pageAsked()
        }
    }
}
