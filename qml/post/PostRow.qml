// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// One thing of the post: what, why; over the first of a day stands the day.
Item {
    id: entry

    required property int index
    required property string what
    required property string why
    required property string dayText
    required property bool isUnread
    required property string wishId
    required property string host
    required property string accessibleName
    property bool current: false
    property string previousDay: ""
    // Where the menu of its times stands.
    readonly property Item snoozeAnchor: later
    readonly property bool leads: dayText !== previousDay
    // Actions that would leave the words less than half of the width stand under them.
    readonly property bool stacked: buttons.width > width / 2
    readonly property int headHeight: leads ? Type.captionLine + Sizes.s24 : 0

    signal picked
    signal opened
    signal readAsked
    signal sellerAsked
    signal snoozeAsked

    objectName: "post-row-" + index
    height: headHeight + (stacked ? words.height + buttons.height : Math.max(words.height, buttons.height)) + Sizes.s16
    Accessible.role: Accessible.ListItem
    Accessible.name: accessibleName

    Words {
        x: Sizes.gutter
        y: Sizes.s16
        width: parent.width - Sizes.gutter * 2
        visible: entry.leads
        text: entry.dayText
        font: Type.overline
        color: Tokens.ink2
    }
    Rectangle {
        y: entry.headHeight
        width: parent.width
        height: parent.height - y
        color: entry.current ? Tokens.sel : Tokens.none

        Rectangle {
            visible: entry.isUnread
            anchors.left: parent.left
            width: Sizes.bar
            height: parent.height
            color: Tokens.accent
        }
        MouseArea {
            anchors.fill: parent
            onClicked: entry.picked()
            onDoubleClicked: entry.opened()
        }
        Column {
            id: words
            x: entry.LayoutMirroring.enabled ? parent.width - width - Sizes.gutter : Sizes.gutter
            y: entry.stacked ? Sizes.s8 : Math.round((parent.height - height) / 2)
            width: parent.width - Sizes.gutter * 2 - (entry.stacked ? 0 : buttons.width + Sizes.s8)

            Words {
                width: parent.width
                text: entry.what
                font: entry.isUnread ? Type.strong : Type.body
                wrapMode: Text.Wrap
            }
            Words {
                width: parent.width
                visible: text !== ""
                text: entry.why
                font: Type.small
                color: Tokens.ink2
                wrapMode: Text.Wrap
            }
        }
        Row {
            id: buttons
            anchors.right: parent.right
            anchors.rightMargin: Sizes.gutter
            y: entry.stacked ? words.y + words.height : Math.round((parent.height - height) / 2)

            IconButton {
                objectName: "post-read-" + entry.index
                visible: entry.isUnread
                name: qsTr("Mark as read", "a button: of the morning post")
                keyHint: qsTr("E", "a key")
                icon.name: "check"
                onClicked: entry.readAsked()
            }
            IconButton {
                id: later
                objectName: "post-snooze-" + entry.index
                visible: entry.wishId !== ""
                name: qsTr("Put off", "a button: of the morning post; until tomorrow, the weekend, if cheaper")
                keyHint: qsTr("S", "a key")
                icon.name: "clock"
                onClicked: entry.snoozeAsked()
            }
            IconButton {
                objectName: "post-open-" + entry.index
                visible: entry.wishId !== ""
                name: qsTr("Open the book", "a button: of the morning post")
                icon.name: "library"
                onClicked: entry.opened()
            }
            IconButton {
                objectName: "post-seller-" + entry.index
                visible: entry.host !== ""
                name: qsTr("Open %1 in the browser", "a button: the seller's page at this host").arg(entry.host)
                icon.name: "leave"
                turns: true
                onClicked: entry.sellerAsked()
            }
        }
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: Sizes.hair
            color: Tokens.line
        }
    }
}
