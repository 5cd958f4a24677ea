// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// One who shares the list: their name, what they may do, and for its owner the ways to change that.
Item {
    id: entry

    required property int index
    required property string name
    required property string line
    required property string roleValue
    required property bool canChange
    required property string accessibleName
    required property ChoiceModel roles
    property bool busy: false
    readonly property bool under: canChange && width < Sizes.scaled(440)

    signal roleChosen(role: string)
    signal outAsked

    objectName: "share-person-" + index
    implicitHeight: (under ? words.height + ways.height + Sizes.s4 : Math.max(words.height, ways.visible ? ways.height : 0)) + Sizes.s16
    Accessible.role: Accessible.ListItem
    Accessible.name: accessibleName

    Icon {
        id: face
        anchors.left: parent.left
        anchors.verticalCenter: words.verticalCenter
        name: "person"
        color: Tokens.ink3
    }
    Column {
        id: words
        anchors.left: face.right
        anchors.leftMargin: Sizes.s12
        anchors.right: entry.under || !ways.visible ? parent.right : ways.left
        anchors.rightMargin: Sizes.s8
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
    Row {
        id: ways
        anchors.right: parent.right
        y: entry.under ? words.y + words.height + Sizes.s4 : Math.round((entry.height - height) / 2)
        visible: entry.canChange
        spacing: Sizes.s4

        ComboBox {
            objectName: "share-role-" + entry.index
            width: Sizes.scaled(180)
            name: qsTr("What %1 may do", "name of a choice").arg(entry.name)
            model: entry.roles
            value: entry.roleValue
            enabled: !entry.busy
            onChosen: value => entry.roleChosen(value)
        }
        IconButton {
            objectName: "share-out-" + entry.index
            name: qsTr("Take %1 off the list", "a button").arg(entry.name)
            icon.name: "remove"
            enabled: !entry.busy
            onClicked: entry.outAsked()
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Sizes.hair
        color: Tokens.line
    }
}
