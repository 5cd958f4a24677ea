// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// Another listing of the same copy: where, what it asks there.
Item {
    id: entry

    required property int index
    required property string where
    required property string asked
    required property string host

    signal opened
    signal parted

    implicitHeight: words.height + Sizes.s4 + buttons.height

    Column {
        id: words
        width: parent.width

        Words {
            width: parent.width
            text: entry.where
            wrapMode: Text.Wrap
        }
        Words {
            width: parent.width
            text: entry.asked
            font: Type.small
            color: Tokens.ink2
            wrapMode: Text.Wrap
        }
    }
    Flow {
        id: buttons
        anchors.bottom: parent.bottom
        width: parent.width
        spacing: Sizes.s8

        Button {
            objectName: "also-open-" + entry.index
            visible: entry.host !== ""
            icon.name: "leave"
            text: qsTr("Open this one", "a button: another listing of a copy, in the browser")
            Accessible.name: qsTr("Open %1 in the browser", "a button: the seller's page at this host").arg(entry.host)
            onClicked: entry.opened()
        }
        Button {
            objectName: "also-part-" + entry.index
            icon.name: "swap"
            text: qsTr("Not the same copy", "a button: two listings become two rows")
            onClicked: entry.parted()
        }
    }
}
