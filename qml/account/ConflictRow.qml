// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// Two values that met: what is in force and the other, where and when each was written, and the choice.
Item {
    id: entry

    required property int index
    required property string what
    required property string nowText
    required property string nowWhere
    required property string otherText
    required property string otherWhere
    required property string accessibleName

    signal kept
    signal taken

    objectName: "conflict-row-" + index
    implicitHeight: column.implicitHeight + Sizes.s24
    Accessible.role: Accessible.ListItem
    Accessible.name: accessibleName

    Column {
        id: column
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Sizes.s8

        Words {
            width: parent.width
            text: entry.what
            font: Type.strong
            wrapMode: Text.Wrap
        }
        ConflictSide {
            width: parent.width
            baseName: "conflict-now-" + entry.index
            heading: qsTr("In force", "one of two values that met: the one that counts")
            value: entry.nowText
            where: entry.nowWhere
            action: qsTr("Keep this", "a button: the value in force stays")
            onChosen: entry.kept()
        }
        ConflictSide {
            width: parent.width
            baseName: "conflict-other-" + entry.index
            heading: qsTr("The other", "one of two values that met: the one that does not count")
            value: entry.otherText
            where: entry.otherWhere
            action: qsTr("Take this", "a button: the other value comes into force")
            onChosen: entry.taken()
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Sizes.hair
        color: Tokens.line
    }
}
