// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Endpaper.Ui

// One book as a row of the list: small cover, title over author, total, what changed, near you, age.
Item {
    id: entry

    required property int index
    required property string wishId
    required property string title
    required property string authors
    required property string family
    required property int clothIndex
    required property int foilIndex
    required property url coverUrl
    required property bool own
    required property string totalText
    required property string totalAge
    required property bool totalSample
    required property string changeText
    required property string targetText
    required property string nearText
    required property string stateText
    required property bool isSelected
    required property string accessibleName
    property bool ringed: false
    // The name of the group, over its first book.
    property string heading: ""
    readonly property int headHeight: head.active ? head.implicitHeight : 0
    property int lead: Sizes.s12


    objectName: "wish-delegate-" + index
    height: Sizes.listRow + headHeight
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
            anchors.fill: parent
            color: entry.isSelected ? Tokens.sel : Tokens.none

            Rectangle {
                visible: entry.isSelected
                anchors.left: parent.left
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
        ClothCover {
            id: cover
            anchors.left: parent.left
            anchors.leftMargin: entry.lead
            anchors.verticalCenter: parent.verticalCenter
            width: Sizes.coverListWidth
            height: Sizes.coverListHeight
            plain: true
            title: entry.title
            family: entry.family
            clothIndex: entry.clothIndex
            foilIndex: entry.foilIndex
            coverUrl: entry.coverUrl
        }
        Column {
            anchors.left: cover.right
            anchors.leftMargin: Sizes.s12
            anchors.right: near.visible ? near.left : money.left
            anchors.rightMargin: Sizes.s12
            anchors.verticalCenter: parent.verticalCenter

            Words {
                width: parent.width
                text: entry.title
                font: Type.book
            }
            Words {
                width: parent.width
                text: entry.targetText === "" ? entry.authors : qsTr("%1 · %2", "author · my target price").arg(entry.authors).arg(entry.targetText)
                font: Type.small
                color: Tokens.ink2
            }
        }
        Words {
            id: near
            anchors.right: money.left
            anchors.verticalCenter: parent.verticalCenter
            width: Sizes.colNear
            visible: !Sizes.narrow && text !== ""
            text: entry.nearText !== "" ? entry.nearText : entry.changeText
            font: Type.smallStrong
            color: entry.nearText !== "" ? Tokens.accent : Tokens.drop
        }
        Column {
            id: money
            anchors.right: parent.right
            anchors.rightMargin: Sizes.s16
            anchors.verticalCenter: parent.verticalCenter
            width: Sizes.colMoney

            PencilTotal {
                width: parent.width
                horizontalAlignment: Text.AlignRight
                visible: text !== ""
                text: entry.totalText
            }
            Words {
                width: parent.width
                horizontalAlignment: Text.AlignRight
                wrapMode: entry.totalText === "" ? Text.Wrap : Text.NoWrap
                maximumLineCount: entry.totalText === "" ? 2 : 1
                elide: Text.ElideRight
                text: entry.totalText === "" ? entry.stateText : entry.totalSample ? qsTr("%1 · sample", "age of a made-up quote").arg(entry.totalAge) : Sizes.narrow && entry.nearText !== "" ? entry.nearText : entry.totalAge
                font: entry.totalText === "" ? Type.aside : Type.caption
                color: entry.totalSample && entry.totalText !== "" ? Tokens.warn : Tokens.ink3
            }
        }
        FocusRing {
            shown: entry.ringed
            gap: -Sizes.s4
            inner: Sizes.s6
        }
    }
}
